package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// Readwise's two tables: what is kept in Reader, a row a document, and highlights, a row each,
/// which become the notes of one article a book or page.
public final class ReadwiseFormat implements ArticleFormat {

    /// Highlights of books whose later rows are still to come.
    private static final int MAX_HELD_CHARS = 32 << 20;

    @Override
    public String name() {
        return "Readwise (CSV)";
    }

    @Override
    public String kept() {
        return "title, address, author, tags, saved date, archived, progress; "
                + "highlights and notes of a book or page";
    }

    @Override
    public String lost() {
        return "colours and pages of highlights";
    }

    @Override
    public List<String> endings() {
        return List.of("csv");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        Csv table = Csv.of(input);
        return table != null && (isReader(table) || table.has("Highlight", "Book Title"));
    }

    private static boolean isReader(Csv table) {
        return table.has("URL", "Title", "Saved date", "Reading progress");
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Csv table = Objects.requireNonNull(Csv.of(input));
        SavedArticles articles = new SavedArticles(parts);
        if (isReader(table)) {
            table.read(input, articles, row -> articles.add(document(input, row)));
        } else {
            Books books = new Books(input.limits(), articles);
            table.read(input, books::foresee);
            table.read(input, articles, books::add);
        }
    }

    private static SavedArticle document(Input input, Csv.Row row) {
        SavedArticle article = new SavedArticle(input.limits(), row.place());
        article.title(row.get("Title"));
        article.address(row.get("URL"));
        article.sourceId(row.get("ID"));
        article.listedTags(row.get("Document tags"));
        article.saved(row.get("Saved date"));
        article.progress(row.get("Reading progress"), 1);
        String location = row.get("Location");
        if (location != null) {
            article.read(location.toLowerCase(Locale.ROOT).equals("archive"));
            article.extra("Location", location);
        }
        return article;
    }

    /// Gathers the highlights of each book, whose rows may stand anywhere.
    private static final class Books {
        private final Limits limits;
        private final SavedArticles articles;
        private final Map<UUID, Long> lastRows = new HashMap<>();
        private final Map<UUID, SavedArticle> open = new LinkedHashMap<>();
        private long held;

        Books(Limits limits, SavedArticles articles) {
            this.limits = limits;
            this.articles = articles;
        }

        /// Sees where the last row of each book stands, so that none is held longer.
        void foresee(Csv.Row row) {
            lastRows.put(book(row), row.number());
        }

        void add(Csv.Row row) {
            UUID book = book(row);
            SavedArticle article = open.computeIfAbsent(book, one -> begin(row));
            long weight = article.weight();
            article.note(row.get("Highlight"), row.get("Note"), row.get("Highlighted at"));
            article.listedTags(row.get("Tags"));
            article.listedTags(row.get("Document tags"));
            held += article.weight() - weight;
            if (Objects.equals(lastRows.get(book), row.number())) {
                close(book);
            } else if (held > MAX_HELD_CHARS) {
                article.warn("its highlights are too many at once: it comes as several articles");
                close(book);
            }
        }

        private void close(UUID book) {
            SavedArticle article = Objects.requireNonNull(open.remove(book));
            held -= article.weight();
            articles.add(article);
        }

        private SavedArticle begin(Csv.Row row) {
            SavedArticle article = new SavedArticle(limits, row.place());
            String title = row.get("Book Title");
            String author = row.get("Book Author");
            String amazon = row.get("Amazon Book ID");
            article.title(title);
            article.author(author);
            article.address(row.get("URL"));
            article.sourceId(amazon == null ? title + ", " + author : amazon);
            held += article.weight();
            return article;
        }

        private static UUID book(Csv.Row row) {
            String name =
                    line(row.get("Book Title"))
                            + line(row.get("Book Author"))
                            + line(row.get("Amazon Book ID"))
                            + line(row.get("URL"));
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }

        private static String line(@Nullable String cell) {
            return cell + "\n";
        }
    }
}
