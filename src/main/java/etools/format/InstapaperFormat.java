package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/// The table that Instapaper exports; what a reader had selected on the page is a quotation.
public final class InstapaperFormat implements ArticleFormat {

    @Override
    public String name() {
        return "Instapaper (CSV)";
    }

    @Override
    public String kept() {
        return "title, address, folder, tags, saved date, read, starred, selection as a note";
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
        return table != null && table.has("URL", "Title", "Selection", "Folder");
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        SavedArticles articles = new SavedArticles(parts);
        Objects.requireNonNull(Csv.of(input))
                .read(
                        input,
                        articles,
                        row -> {
                            SavedArticle article = new SavedArticle(input.limits(), row.place());
                            article.title(row.get("Title"));
                            article.address(row.get("URL"));
                            article.saved(row.get("Timestamp"));
                            article.note(row.get("Selection"), null, null);
                            article.listedTags(row.get("Tags"));
                            folder(article, row.get("Folder"));
                            articles.add(article);
                        });
    }

    private static void folder(SavedArticle article, @Nullable String folder) {
        switch (folder == null ? "" : folder.strip().toLowerCase(Locale.ROOT)) {
            case "unread" -> article.read(false);
            case "archive" -> article.read(true);
            case "starred" -> article.starred(true);
            default -> article.folder(folder);
        }
    }
}
