package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The page `ril_export.html` that Pocket exported until 2025: a list of what was unread and one of
/// what was read.
public final class PocketFormat implements ArticleFormat {

    private static final Pattern ITEM =
            Pattern.compile("<a\\s[^<>]{0,20000}\\stime_added\\s*=", Pattern.CASE_INSENSITIVE);

    private static final Pattern TITLE =
            Pattern.compile("<title>\\s*Pocket Export\\s*</title>", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "Pocket (HTML)";
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
        return List.of("html");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String head = Encodings.head(input);
        return head.stripLeading().startsWith("<")
                && (TITLE.matcher(head).find() || ITEM.matcher(head).find());
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        SavedArticles articles = new SavedArticles(parts);
        try (TagStream tags = new TagStream(Encodings.reader(input))) {
            Boolean read = null;
            int lists = 0;
            long begun = 0;
            Map<String, String> link = null;
            StringBuilder text = new StringBuilder();
            for (TagStream.Token token = tags.next(); token != null; token = tags.next()) {
                switch (token) {
                    case TagStream.Token.Text(String words) -> text.append(words);
                    case TagStream.Token.Open(String name, Map<String, String> attributes) -> {
                        text.setLength(0);
                        if (name.equals("a")) {
                            link = attributes;
                            begun = tags.line();
                        }
                        lists += name.equals("ul") ? 1 : 0;
                    }
                    case TagStream.Token.Close(String name) -> {
                        if (name.equals("a") && link != null) {
                            articles.add(article(input, link, text.toString(), read, begun));
                            link = null;
                        } else if (name.equals("h1")) {
                            read = state(text.toString());
                        } else if (name.equals("ul")) {
                            lists--;
                        }
                        text.setLength(0);
                    }
                }
            }
            if (tags.isCut() || link != null || lists > 0) {
                articles.endEarly(new Refusal("line " + tags.line(), "the list is cut off here"));
                return;
            }
        }
        articles.end();
    }

    private static @Nullable Boolean state(String heading) {
        return switch (heading.strip().toLowerCase(Locale.ROOT)) {
            case "unread" -> false;
            case "read archive" -> true;
            default -> null;
        };
    }

    private static SavedArticle article(
            Input input,
            Map<String, String> link,
            String title,
            @Nullable Boolean read,
            long line) {
        SavedArticle article = new SavedArticle(input.limits(), "line " + line);
        article.title(title);
        article.address(link.get("href"));
        article.saved(link.get("time_added"));
        article.tags(link.get("tags"), ",");
        article.read(read);
        return article;
    }
}
