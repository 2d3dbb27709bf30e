package etools.search;

import etools.search.AskParser.Piece;
import etools.search.Tokens.Token;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Puts words right that are not in the index.
final class Corrections {

    private static final int SHORTEST = 4;

    /// Of these the one is taken that stands in the most articles among the nearest.
    private static final int SUGGESTIONS = 5;

    /// Says yes to everything: a correction only has to find words.
    private static final Facts NO_MATTER =
            new Facts() {
                @Override
                public IntPredicate rowsWith(Ask.Fact fact) {
                    return row -> true;
                }

                @Override
                public IntPredicate rowsIn(Ask.InCategory category) {
                    return row -> true;
                }

                @Override
                public @Nullable IntPredicate rowsInCategoryNamed(String word, boolean prefix) {
                    return null;
                }
            };

    private final Searcher searcher;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    Corrections(Searcher searcher) {
        this.searcher = searcher;
        checker.setMinQueryLength(SHORTEST);
    }

    Optional<String> of(String typed) throws IOException {
        AskParser parser = new AskParser(typed, ZoneOffset.UTC, LocalDate.EPOCH);
        parser.parse();
        StringBuilder corrected = new StringBuilder();
        int copied = 0;
        for (Piece piece : parser.pieces()) {
            if (piece.field() != Ask.Field.ANYWHERE && piece.field() != Ask.Field.TITLE) {
                continue;
            }
            for (Token token : Tokens.list(typed.substring(piece.from(), piece.to()))) {
                String right = right(token.word());
                if (right != null) {
                    int from = piece.from() + token.from();
                    corrected.append(typed, copied, from);
                    corrected.append(written(right, typed.charAt(from)));
                    copied = piece.from() + token.to();
                }
            }
        }
        if (copied == 0) {
            return Optional.empty();
        }
        corrected.append(typed, copied, typed.length());
        return findsSomething(corrected.toString())
                ? Optional.of(corrected.toString())
                : Optional.empty();
    }

    private @Nullable String right(String word) throws IOException {
        if (word.length() < SHORTEST
                || !Tokens.isSpelt(word)
                || !searcher.dictionary.forms(word).isEmpty()) {
            return null;
        }
        SuggestWord[] near =
                checker.suggestSimilar(
                        new Term(Fields.TEXT, word),
                        SUGGESTIONS,
                        searcher.getIndexReader(),
                        SuggestMode.SUGGEST_ALWAYS);
        SuggestWord best = null;
        for (SuggestWord suggestion : near) {
            if (best == null
                    || (suggestion.score >= best.score - 0.05f && suggestion.freq > best.freq)) {
                best = suggestion;
            }
        }
        return best == null ? null : best.string;
    }

    /// With a large first letter where one was typed.
    private static String written(String word, char typed) {
        return Character.isUpperCase(typed)
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }

    private boolean findsSomething(String typed) throws IOException {
        Ask words = words(Ask.parse(typed, ZoneOffset.UTC, LocalDate.EPOCH));
        return !searcher.find(words, NO_MATTER, 0).rows().isEmpty();
    }

    /// What is asked of the text; whether marks and dates fit as well, the library knows.
    private static Ask words(Ask ask) {
        return switch (ask) {
            case Ask.Everything _, Ask.Fact _, Ask.InCategory _ -> new Ask.Everything();
            case Ask.Text text -> text;
            case Ask.All(List<Ask> parts) -> new Ask.All(words(parts));
            case Ask.Any(List<Ask> parts) -> new Ask.Any(words(parts));
            case Ask.Not(Ask part) ->
                    part.needsIndex() ? new Ask.Not(words(part)) : new Ask.Everything();
        };
    }

    private static List<Ask> words(List<Ask> parts) {
        List<Ask> words = new ArrayList<>();
        for (Ask part : parts) {
            words.add(words(part));
        }
        return words;
    }
}
