package etools.library;

import etools.article.Category;
import etools.search.Ask;
import etools.search.Facts;
import etools.store.Folded;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// Answers from memory what is asked of rows besides their text.
///
/// @param listed the rows that may be found at all
record RowFacts(Catalog catalog, Map<Integer, Category> categories, IntPredicate listed)
        implements Facts {

    @Override
    public IntPredicate rowsWith(Ask.Fact fact) {
        return fact.kind() == Ask.Kind.LISTED
                ? listed
                : catalog.between(fact.kind(), fact.from(), fact.to());
    }

    @Override
    public IntPredicate rowsIn(Ask.InCategory asked) {
        if (asked.name().isEmpty()) {
            BitSet none = new BitSet();
            none.set(0);
            return catalog.inCategories(none);
        }
        String name = Folded.text(asked.name());
        BiPredicate<String, String> fits = asked.exact() ? String::equals : String::startsWith;
        return catalog.inCategories(
                numbers(category ->
                        fits.test(Folded.text(category.id()), name)
                                || fits.test(Folded.text(category.name()), name)));
    }

    @Override
    public @Nullable IntPredicate rowsInCategoryNamed(String word, boolean prefix) {
        String folded = Folded.text(word);
        BitSet numbers =
                numbers(category -> {
                    for (String part : Folded.text(category.name()).split("[^\\p{L}\\p{N}]+", 0)) {
                        if (prefix ? part.startsWith(folded) : part.equals(folded)) {
                            return true;
                        }
                    }
                    return false;
                });
        return folded.isEmpty() || numbers.isEmpty() ? null : catalog.inCategories(numbers);
    }

    private BitSet numbers(Predicate<Category> which) {
        BitSet numbers = new BitSet();
        categories.forEach((number, category) -> {
            if (which.test(category)) {
                numbers.set(number);
            }
        });
        return numbers;
    }

    /// Whether a row fits `ask`, which needs no index.
    IntPredicate test(Ask ask) {
        return switch (ask) {
            case Ask.Everything _ -> row -> true;
            case Ask.Fact fact -> rowsWith(fact);
            case Ask.InCategory category -> rowsIn(category);
            case Ask.All(var parts) ->
                    parts.stream().map(this::test).reduce(row -> true, IntPredicate::and);
            case Ask.Any(var parts) ->
                    parts.stream().map(this::test).reduce(row -> false, IntPredicate::or);
            case Ask.Not(var part) -> test(part).negate();
            case Ask.Text _ -> throw new IllegalArgumentException("words need the index");
        };
    }
}
