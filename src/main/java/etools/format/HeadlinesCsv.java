package etools.format;

import etools.article.Article;
import etools.article.Category;
import etools.article.Reading;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A table of articles without their texts, a row an article.
final class HeadlinesCsv implements ExportFormat.OneFile {

    @Override
    public String key() {
        return "csv";
    }

    @Override
    public String name() {
        return "Headlines as a table";
    }

    @Override
    public List<String> endings() {
        return List.of("csv");
    }

    @Override
    public String carries() {
        return "all but text, pictures and notes";
    }

    @Override
    public Articles begin(OutputStream out, int articles) throws IOException {
        CsvTable table =
                new CsvTable(
                        out,
                        "id",
                        "title",
                        "category",
                        "tags",
                        "url",
                        "date",
                        "created",
                        "updated",
                        "words",
                        "read",
                        "starred",
                        "readCount",
                        "lastRead",
                        "authors",
                        "source",
                        "language",
                        "summary");
        return new Articles() {
            @Override
            public void add(ExportedArticle exported) throws IOException {
                Article article = exported.article();
                Category category = article.category();
                Reading reading = exported.reading();
                table.row(
                        article.id().toString(),
                        article.title(),
                        category == null ? null : category.name(),
                        String.join("; ", article.tags()),
                        article.url(),
                        said(article.date()),
                        article.created().toString(),
                        article.updated().toString(),
                        article.words(),
                        reading.read(),
                        reading.starred(),
                        reading.count(),
                        said(reading.lastRead()),
                        String.join("; ", article.credits().authors()),
                        article.credits().source(),
                        article.credits().language(),
                        article.summary());
            }

            @Override
            public void close() throws IOException {
                table.flush();
            }
        };
    }

    private static @Nullable String said(@Nullable Object time) {
        return time == null ? null : time.toString();
    }
}
