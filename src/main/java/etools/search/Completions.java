package etools.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the word at the caret may become.
final class Completions {

    private static final int MOST = 8;

    /// Words and tags looked at for one beginning, in each of the largest segments.
    private static final int MOST_LOOKED_AT = 8000;

    private static final int SEGMENTS = 4;

    private record Choice(String value, String meaning) {}

    private static final List<Choice> FIELDS =
            List.of(
                    new Choice("title:", "in the title"),
                    new Choice("category:", "in this category"),
                    new Choice("tag:", "with this tag"),
                    new Choice("is:", "read, unread, starred"),
                    new Choice("date:", "published then"),
                    new Choice("words:", "of this length"),
                    new Choice("read:", "read this often"),
                    new Choice("lastread:", "last read then"),
                    new Choice("created:", "in the library since then"),
                    new Choice("url:", "with this in its address"),
                    new Choice("author:", "by this author"),
                    new Choice("source:", "from this publication"),
                    new Choice("lang:", "in this language"));

    private final String typed;
    private final List<String> categories;
    private final LocalDate today;
    private final Searcher searcher;
    private final int caret;
    private int from;
    private int to;
    private boolean quoted;

    Completions(
            String typed, int caret, List<String> categories, LocalDate today, Searcher searcher) {
        this.typed = typed;
        this.caret = Math.max(0, Math.min(caret, typed.length()));
        this.categories = categories;
        this.today = today;
        this.searcher = searcher;
    }

    List<Completion> list() throws IOException {
        findWord();
        String word = typed.substring(from, caret);
        int colon = word.indexOf(':');
        String field = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        if (Fields.NAMES.contains(field)) {
            String begun = word.substring(colon + 1);
            if (!begun.isEmpty() && AskParser.isQuote(begun.charAt(0))) {
                begun = begun.substring(1);
            }
            return values(field, begun);
        }
        if (quoted || colon >= 0) {
            return List.of();
        }
        List<Completion> list = new ArrayList<>();
        String begun = word.toLowerCase(Locale.ROOT);
        for (Choice choice : FIELDS) {
            if (choice.value.startsWith(begun)) {
                list.add(new Completion(from, to, choice.value, choice.value, choice.meaning));
            }
        }
        if (begun.length() >= 2) {
            for (Choice choice : known(Fields.TITLE, begun)) {
                list.add(new Completion(from, to, choice.value, choice.value, choice.meaning));
            }
        }
        return list.subList(0, Math.min(list.size(), Math.max(MOST, begun.isEmpty() ? 10 : 0)));
    }

    /// From where to where the word at the caret goes, with its field and without what negates it.
    private void findWord() {
        from = 0;
        quoted = false;
        for (int i = 0; i < caret; i++) {
            char c = typed.charAt(i);
            if (AskParser.isQuote(c)) {
                quoted = !quoted;
                if (!quoted) {
                    from = i + 1;
                } else if (i == 0 || typed.charAt(i - 1) != ':') {
                    from = i;
                }
            } else if (!quoted && (Character.isWhitespace(c) || c == '(' || c == ')' || c == '|')) {
                from = i + 1;
            }
        }
        while (from < caret && typed.charAt(from) == '-') {
            from++;
        }
        to = caret;
        while (to < typed.length()) {
            char c = typed.charAt(to);
            if (AskParser.isQuote(c)) {
                to += quoted ? 1 : 0;
                break;
            }
            if (!quoted && (Character.isWhitespace(c) || c == '(' || c == ')' || c == '|')) {
                break;
            }
            to++;
        }
    }

    private List<Completion> values(String field, String begun) throws IOException {
        List<Choice> choices =
                switch (field) {
                    case "is" ->
                            List.of(
                                    new Choice("unread", "not read yet"),
                                    new Choice("read", "marked read"),
                                    new Choice("starred", "with a star"),
                                    new Choice("unstarred", "without a star"),
                                    new Choice("link", "only an address, without words"));
                    case "category" -> categories();
                    case "tag" -> known(Fields.TAG, Fields.foldedTag(begun));
                    case "lang" -> known(Fields.LANGUAGE, Fields.foldedLanguage(begun));
                    case "author" -> known(Fields.AUTHOR, begun);
                    case "source" -> known(Fields.SOURCE, begun);
                    case "title" ->
                            begun.length() < 2 ? List.<Choice>of() : known(Fields.TITLE, begun);
                    case "date" -> days("without a date");
                    case "lastread" -> days("not read so far");
                    case "created" -> days("");
                    case "read" ->
                            List.of(
                                    new Choice("never", "not read so far"),
                                    new Choice("1", "once"),
                                    new Choice(">1", "more than once"),
                                    new Choice("2..5", "two to five times"));
                    case "words" ->
                            List.of(
                                    new Choice(">500", "more than 500 words"),
                                    new Choice("<200", "fewer than 200 words"),
                                    new Choice("200..500", "200 to 500 words"));
                    default -> List.of(); // addresses
                };
        List<Completion> list = new ArrayList<>();
        String folded = Fields.foldedTag(begun);
        for (Choice choice : choices) {
            if (begins(field, choice.value, begun, folded) && list.size() < MOST) {
                list.add(
                        new Completion(
                                from,
                                to,
                                field + ":" + written(field, choice.value),
                                choice.value,
                                choice.meaning));
            }
        }
        return list;
    }

    /// Signs count as typed, words without case and accents, and any word of a name may be begun.
    private static boolean begins(String field, String value, String begun, String folded) {
        if (folded.isEmpty()) {
            return value.startsWith(begun.strip());
        }
        String words = Fields.foldedTag(value);
        boolean signs = field.equals("words") || field.equals("read");
        return signs
                ? value.startsWith(begun)
                : words.startsWith(folded) || words.contains(" " + folded);
    }

    /// A category that was chosen is meant as a whole.
    private static String written(String field, String value) {
        boolean category = field.equals("category") && !value.equals("none");
        return category ? "\"" + value.replace("\"", "") + "\"" : quoted(value);
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && ">.<-_".indexOf(c) < 0)
                ? "\"" + value.replace("\"", "") + "\""
                : value;
    }

    private List<Choice> categories() {
        List<Choice> choices = new ArrayList<>();
        for (String category : categories) {
            choices.add(new Choice(category, ""));
        }
        choices.add(new Choice("none", "in no category"));
        return choices;
    }

    private List<Choice> days(String never) {
        String month =
                String.format(Locale.ROOT, "%04d-%02d", today.getYear(), today.getMonthValue());
        List<Choice> choices =
                new ArrayList<>(
                        List.of(
                                new Choice("today", today.toString()),
                                new Choice("yesterday", today.minusDays(1).toString()),
                                new Choice("week", "the last 7 days"),
                                new Choice("month", "the last month"),
                                new Choice("year", "the last year"),
                                new Choice(month, "this month"),
                                new Choice(month.substring(0, 4), "this year")));
        if (!never.isEmpty()) {
            choices.add(new Choice("never", never));
        }
        return choices;
    }

    /// The words of a field that begin so, the most frequent first, as the largest segments know
    /// them.
    private List<Choice> known(String field, String beginning) throws IOException {
        List<LeafReaderContext> leaves =
                searcher.getIndexReader().leaves().stream()
                        .sorted(Comparator.comparingInt(leaf -> -leaf.reader().maxDoc()))
                        .limit(SEGMENTS)
                        .toList();
        BytesRef prefix = new BytesRef(folded(field, beginning));
        Map<BytesRef, Integer> counts = new HashMap<>();
        for (LeafReaderContext leaf : leaves) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                count(terms.iterator(), prefix, counts);
            }
        }
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<BytesRef, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(entry ->
                        new Choice(
                                entry.getKey().utf8ToString(),
                                field.equals(Fields.TAG) ? "tag" : ""))
                .toList();
    }

    private static String folded(String field, String beginning) {
        if (field.equals(Fields.TAG) || field.equals(Fields.LANGUAGE)) {
            return beginning;
        }
        Tokens tokens = new Tokens().of(beginning);
        return tokens.next() ? tokens.token().word() : beginning;
    }

    private static void count(TermsEnum words, BytesRef prefix, Map<BytesRef, Integer> counts)
            throws IOException {
        if (words.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return;
        }
        int looked = 0;
        for (BytesRef word = words.term();
                word != null && StringHelper.startsWith(word, prefix) && looked++ < MOST_LOOKED_AT;
                word = words.next()) {
            int count = words.docFreq();
            Integer before = counts.get(word);
            if (before != null) {
                counts.put(word, before + count);
            } else {
                counts.put(BytesRef.deepCopyOf(word), count);
            }
        }
    }
}
