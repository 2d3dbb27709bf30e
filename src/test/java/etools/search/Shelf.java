package etools.search;

import etools.article.Credits;
import etools.search.Ask.Fact;
import etools.search.Ask.InCategory;
import etools.search.Ask.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/// A few articles in an index, with what a library would know of them.
final class Shelf implements Facts {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 14);
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    final SearchIndex index;
    private final Map<Kind, Map<Integer, Long>> facts = new HashMap<>();
    private final Map<Integer, String> categories = new HashMap<>();
    private int rows;

    Shelf(SearchIndex index) {
        this.index = index;
    }

    static Ask ask(String typed) {
        return Ask.parse(typed, ZONE, TODAY);
    }

    /// @return its row
    int put(String title, String body, String... tags) {
        index.add(List.of(article(++rows, title, body, tags)));
        return rows;
    }

    int putFrom(String url, String title) {
        index.add(
                List.of(new IndexedArticle(++rows, title, "", null, List.of(), url, Credits.NONE)));
        return rows;
    }

    int putBy(Credits credits, String title) {
        index.add(List.of(new IndexedArticle(++rows, title, "", null, List.of(), null, credits)));
        return rows;
    }

    static IndexedArticle article(int row, String title, String body, String... tags) {
        return new IndexedArticle(row, title, body, null, List.of(tags), null, Credits.NONE);
    }

    void know(int row, Kind kind, long value) {
        facts.computeIfAbsent(kind, key -> new HashMap<>()).put(row, value);
    }

    void file(int row, String category) {
        categories.put(row, category);
    }

    /// The rows found, ascending.
    List<Integer> find(String typed) {
        return find(ask(typed));
    }

    List<Integer> find(Ask ask) {
        return index.find(ask, this, 0).rows().stream().boxed().toList();
    }

    List<Integer> best(String typed) {
        List<Integer> best = new ArrayList<>();
        for (int row : index.find(ask(typed), this, 10).best()) {
            best.add(row);
        }
        return best;
    }

    @Override
    public IntPredicate rowsWith(Fact fact) {
        Map<Integer, Long> values = facts.getOrDefault(fact.kind(), Map.of());
        return row -> {
            Long value = values.get(row);
            return value != null && value >= fact.from() && value < fact.to();
        };
    }

    @Override
    public IntPredicate rowsIn(InCategory category) {
        String asked = category.name().toLowerCase(Locale.ROOT);
        return row -> {
            String name = categories.getOrDefault(row, "").toLowerCase(Locale.ROOT);
            return asked.isEmpty() ? name.isEmpty() : name.startsWith(asked);
        };
    }

    @Override
    public @Nullable IntPredicate rowsInCategoryNamed(String word, boolean prefix) {
        String asked = word.toLowerCase(Locale.ROOT);
        boolean known =
                categories.values().stream()
                        .anyMatch(name -> isNamed(name.toLowerCase(Locale.ROOT), asked, prefix));
        return known
                ? row ->
                        isNamed(
                                categories.getOrDefault(row, "").toLowerCase(Locale.ROOT),
                                asked,
                                prefix)
                : null;
    }

    private static boolean isNamed(String name, String asked, boolean prefix) {
        for (String word : name.split(" ", 0)) {
            if (prefix ? word.startsWith(asked) : word.equals(asked)) {
                return true;
            }
        }
        return false;
    }
}
