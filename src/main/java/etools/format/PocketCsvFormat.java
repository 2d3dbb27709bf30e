package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The tables `part_000000.csv` that Pocket let its readers take along when it closed in 2025.
public final class PocketCsvFormat implements ArticleFormat {

    @Override
    public String name() {
        return "Pocket (CSV)";
    }

    @Override
    public String kept() {
        return "title, address, tags, saved date, read";
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
        return table != null && table.has("url", "time_added") && table.has("status");
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
                            article.title(row.get("title"));
                            article.address(row.get("url"));
                            article.saved(row.get("time_added"));
                            article.tags(row.get("tags"), "|");
                            String status = row.get("status");
                            article.read(
                                    status == null ? null : status.equalsIgnoreCase("archive"));
                            articles.add(article);
                        });
    }
}
