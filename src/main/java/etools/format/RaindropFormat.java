package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The table that Raindrop.io exports.
///
/// Its texts of several lines are not always in quotation marks: a row with too few cells goes on
/// in the next.
///
/// @see <a href="https://help.raindrop.io/export">Raindrop.io, Export</a>
public final class RaindropFormat implements ArticleFormat {

    @Override
    public String name() {
        return "Raindrop.io (CSV)";
    }

    @Override
    public String kept() {
        return "title, address, excerpt as summary, folder, tags, saved date, favourite, "
                + "note, highlights, the cover's address";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("csv");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        Csv table = Csv.of(input);
        return table != null
                && table.has("url", "folder", "title", "tags", "created")
                && (table.has("excerpt") || table.has("note"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Csv table = Objects.requireNonNull(Csv.of(input));
        SavedArticles articles = new SavedArticles(parts);
        Rows rows = new Rows(table.names().size(), row -> articles.add(article(input, row)));
        Refusal refusal = table.read(input, rows::add);
        rows.end();
        if (refusal == null) {
            articles.end();
        } else {
            articles.endEarly(refusal);
        }
    }

    private static SavedArticle article(Input input, Csv.Row row) {
        SavedArticle article = new SavedArticle(input.limits(), row.place());
        article.title(row.get("title"));
        article.address(row.get("url"));
        article.summary(row.get("excerpt"));
        article.tags(row.get("tags"), ",");
        article.saved(row.get("created"));
        article.starred(SavedArticle.flag(row.get("favorite")));
        article.note(null, row.get("note"), null);
        article.extra("cover", row.get("cover"));
        String folder = row.get("folder");
        if (folder != null && !folder.equalsIgnoreCase("Unsorted")) {
            article.folders(List.of(folder.split("/", -1)));
        }
        highlights(article, row.get("highlights"));
        return article;
    }

    /// `Highlight:`, `Note:` and `Color:` begin a line each; without them a line is a highlight.
    private static void highlights(SavedArticle article, @Nullable String cell) {
        if (cell == null) {
            return;
        }
        boolean marked = cell.regionMatches(true, 0, "Highlight:", 0, 10);
        StringBuilder quote = new StringBuilder();
        StringBuilder note = new StringBuilder();
        StringBuilder last = quote;
        for (String line : cell.split("\\R", -1)) {
            String text = line.strip();
            if (!marked || text.regionMatches(true, 0, "Highlight:", 0, 10)) {
                article.note(quote.toString(), note.toString(), null);
                quote.setLength(0);
                note.setLength(0);
                last = quote.append(marked ? text.substring(10) : text);
            } else if (text.regionMatches(true, 0, "Note:", 0, 5)) {
                last = note.append(text.substring(5));
            } else if (!text.regionMatches(true, 0, "Color:", 0, 6)) {
                last.append('\n').append(text);
            }
        }
        article.note(quote.toString(), note.toString(), null);
    }

    /// Joins rows that are one.
    private static final class Rows {
        private static final int MAX_CELL_CHARS = 1 << 20;

        private final int columns;
        private final Consumer<Csv.Row> whole;
        private Csv.@Nullable Row begun;

        Rows(int columns, Consumer<Csv.Row> whole) {
            this.columns = columns;
            this.whole = whole;
        }

        void add(Csv.Row row) {
            Csv.Row former = begun;
            Csv.Row joined = former == null ? row : joined(former, row);
            if (joined == null) {
                end();
                joined = row;
            }
            begun = joined;
            if (joined.cells().size() >= columns) {
                end();
            }
        }

        private Csv.@Nullable Row joined(Csv.Row first, Csv.Row second) {
            String start = first.cells().getLast();
            String end = second.cells().getFirst();
            boolean fits =
                    first.cells().size() + second.cells().size() - 1 <= columns
                            && start.length() + end.length() < MAX_CELL_CHARS;
            if (!fits) {
                return null;
            }
            List<String> cells =
                    new ArrayList<>(first.cells().subList(0, first.cells().size() - 1));
            cells.add(start + "\n" + end);
            cells.addAll(second.cells().subList(1, second.cells().size()));
            return new Csv.Row(first.table(), cells, first.number());
        }

        void end() {
            Csv.Row row = begun;
            begun = null;
            if (row != null) {
                whole.accept(row);
            }
        }
    }
}
