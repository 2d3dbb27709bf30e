package etools.search;

import etools.search.Tokens.Token;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Turns an [Ask] into Lucene's queries: one that says which articles fit, one that says how well.
/// They are two because the first must look at all articles and needs no weights, and the second
/// needs a few of the best only and skips the others by blocks.
final class Questions {

    /// A word in the title counts this much more.
    private static final float TITLE = 2;

    /// Another form of the word asked for counts a little less than the word itself.
    private static final float OTHER_FORM = 0.8f;

    /// Words that the unfinished end of a phrase may become.
    private static final int MOST_ENDINGS = 200;

    /// Pairs that a lone character in a phrase may begin; no character begins more in practice.
    private static final int MOST_PAIRS = 4000;

    private final IndexReader reader;
    private final Dictionary dictionary;
    private final Facts facts;
    private final Rows rows;

    Questions(IndexReader reader, Dictionary dictionary, Facts facts, Rows rows) {
        this.reader = reader;
        this.dictionary = dictionary;
        this.facts = facts;
        this.rows = rows;
    }

    Query fits(Ask ask) throws IOException {
        return switch (ask) {
            case Ask.Everything _ -> MatchAllDocsQuery.INSTANCE;
            case Ask.Text text -> fits(text);
            case Ask.Fact fact -> new RowQuery(facts.rowsWith(fact), rows);
            case Ask.InCategory category -> new RowQuery(facts.rowsIn(category), rows);
            case Ask.All(List<Ask> parts) -> allFit(parts);
            case Ask.Any(List<Ask> parts) -> {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                for (Ask part : parts) {
                    any.add(fits(part), Occur.SHOULD);
                }
                yield any.build();
            }
            case Ask.Not not -> allFit(List.of(not));
        };
    }

    private Query allFit(List<Ask> parts) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean onlyNot = true;
        for (Ask part : parts) {
            if (part instanceof Ask.Not(Ask negated)) {
                all.add(fits(negated), Occur.MUST_NOT);
            } else {
                all.add(fits(part), Occur.FILTER);
                onlyNot = false;
            }
        }
        if (onlyNot) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return all.build();
    }

    private Query fits(Ask.Text ask) throws IOException {
        if (ask.field() == Ask.Field.TAG) {
            Term tag = new Term(Fields.TAG, Fields.foldedTag(ask.text()));
            return ask.prefix() ? prefix(tag) : new TermQuery(tag);
        }
        if (ask.field() == Ask.Field.LANGUAGE) {
            Term language = new Term(Fields.LANGUAGE, Fields.foldedLanguage(ask.text()));
            return ask.prefix() ? prefix(language) : new TermQuery(language);
        }
        List<Token> words = asked(ask.text());
        if (words.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        String field = field(ask.field());
        Query inText =
                words.size() > 1
                        ? phrase(field, words, ask.prefix())
                        : word(field, words.getFirst(), ask);
        if (ask.field() == Ask.Field.ANYWHERE && !ask.phrase()) {
            IntPredicate named = facts.rowsInCategoryNamed(ask.text(), ask.prefix());
            if (named != null) {
                return new BooleanQuery.Builder()
                        .add(inText, Occur.SHOULD)
                        .add(new RowQuery(named, rows), Occur.SHOULD)
                        .build();
            }
        }
        return inText;
    }

    private Query word(String field, Token word, Ask.Text ask) throws IOException {
        Term exact = new Term(field, word.word());
        boolean goesOn = ask.prefix() || !word.whole();
        if (!stemmed(ask)) {
            return goesOn ? prefix(exact) : new TermQuery(exact);
        }
        List<String> forms = dictionary.forms(word.word());
        if (!goesOn) {
            return union(field, forms);
        }
        List<String> others = forms.stream().filter(form -> !form.startsWith(word.word())).toList();
        return others.isEmpty()
                ? prefix(exact)
                : new BooleanQuery.Builder()
                        .add(prefix(exact), Occur.SHOULD)
                        .add(union(field, others), Occur.SHOULD)
                        .build();
    }

    private static boolean stemmed(Ask.Text ask) {
        return !ask.phrase()
                && switch (ask.field()) {
                    case ANYWHERE, TITLE, TAG -> true;
                    case URL, AUTHOR, SOURCE, LANGUAGE -> false; // names have one form
                };
    }

    private static Query union(String field, List<String> words) {
        return switch (words.size()) {
            case 0 -> MatchNoDocsQuery.INSTANCE;
            case 1 -> new TermQuery(new Term(field, words.getFirst()));
            default -> new TermInSetQuery(field, words.stream().map(BytesRef::new).toList());
        };
    }

    private static Query prefix(Term beginning) {
        return new PrefixQuery(beginning);
    }

    private Query phrase(String field, List<Token> words, boolean prefix) throws IOException {
        int last = words.getLast().position();
        if (!prefix && words.stream().allMatch(Token::whole)) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            words.forEach(word -> phrase.add(new Term(field, word.word()), word.position()));
            return phrase.build();
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (Token word : words) {
            boolean goesOn = !word.whole() || (prefix && word.position() == last);
            Term[] terms =
                    goesOn
                            ? beginningWith(
                                    field, word.word(), word.whole() ? MOST_ENDINGS : MOST_PAIRS)
                            : new Term[] {new Term(field, word.word())};
            if (terms.length == 0) {
                return MatchNoDocsQuery.INSTANCE;
            }
            phrase.add(terms, word.position());
        }
        return phrase.build();
    }

    /// The most frequent words that begin so.
    private Term[] beginningWith(String field, String beginning, int most) throws IOException {
        BytesRef prefix = new BytesRef(beginning);
        Map<BytesRef, Integer> found = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum words = terms.iterator();
            if (words.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
                continue;
            }
            for (BytesRef term = words.term();
                    term != null && StringHelper.startsWith(term, prefix);
                    term = words.next()) {
                int count = words.docFreq();
                Integer before = found.get(term);
                if (before == null) {
                    found.put(BytesRef.deepCopyOf(term), count);
                } else {
                    found.put(term, before + count);
                }
            }
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<BytesRef, Integer>comparingByValue().reversed())
                .limit(most)
                .map(entry -> new Term(field, entry.getKey()))
                .toArray(Term[]::new);
    }

    /// What makes one fitting article better than another; empty where nothing does.
    List<Query> scores(Ask ask) throws IOException {
        List<Query> scores = new ArrayList<>();
        addScores(ask, scores);
        return scores;
    }

    private void addScores(Ask ask, List<Query> into) throws IOException {
        switch (ask) {
            case Ask.Everything _, Ask.Fact _, Ask.InCategory _, Ask.Not _ -> {}
            case Ask.All(List<Ask> parts) -> {
                for (Ask part : parts) {
                    addScores(part, into);
                }
            }
            case Ask.Any(List<Ask> parts) -> {
                for (Ask part : parts) {
                    addScores(part, into);
                }
            }
            case Ask.Text text -> addScores(text, into);
        }
    }

    private void addScores(Ask.Text ask, List<Query> into) throws IOException {
        switch (ask.field()) {
            case ANYWHERE, TITLE -> addTextScores(ask, into);
            case TAG, URL, AUTHOR, SOURCE, LANGUAGE -> {}
        }
    }

    private void addTextScores(Ask.Text ask, List<Query> into) throws IOException {
        List<Token> words = asked(ask.text());
        for (Token word : words) {
            List<String> forms =
                    stemmed(ask) && words.size() == 1
                            ? dictionary.forms(word.word())
                            : List.of(word.word());
            if (!forms.isEmpty()) {
                if (ask.field() == Ask.Field.ANYWHERE) {
                    into.add(synonyms(Fields.TEXT, forms));
                }
                into.add(new BoostQuery(synonyms(Fields.TITLE, forms), TITLE));
            }
        }
        if (!words.isEmpty() && ask.prefix()) {
            Query inTitle =
                    words.size() > 1
                            ? phrase(Fields.TITLE, words, true)
                            : prefix(new Term(Fields.TITLE, words.getLast().word()));
            into.add(new BoostQuery(new ConstantScoreQuery(inTitle), TITLE));
        } else if (words.size() > 1) {
            into.add(
                    new BoostQuery(
                            new ConstantScoreQuery(phrase(Fields.TITLE, words, false)), TITLE));
        }
    }

    private static Query synonyms(String field, List<String> forms) {
        SynonymQuery.Builder synonyms = new SynonymQuery.Builder(field);
        float boost = 1;
        for (String form : forms) {
            synonyms.addTerm(new Term(field, form), boost);
            boost = OTHER_FORM;
        }
        return synonyms.build();
    }

    private static String field(Ask.Field field) {
        return switch (field) {
            case ANYWHERE -> Fields.TEXT;
            case TITLE -> Fields.TITLE;
            case TAG -> Fields.TAG;
            case URL -> Fields.URL;
            case AUTHOR -> Fields.AUTHOR;
            case SOURCE -> Fields.SOURCE;
            case LANGUAGE -> Fields.LANGUAGE;
        };
    }

    /// The words to be looked for, without lone last characters of pairs, which say nothing new.
    static List<Token> asked(String text) {
        List<Token> asked = new ArrayList<>();
        int covered = 0;
        for (Token token : Tokens.list(text)) {
            if (token.whole() || token.from() >= covered) {
                asked.add(token);
            }
            covered = token.to();
            if (asked.size() == MOST_WORDS) {
                break;
            }
        }
        return asked;
    }

    private static final int MOST_WORDS = 64;
}
