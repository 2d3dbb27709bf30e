package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What Omnivore let its readers take along when it closed in 2024: a ZIP file of lists
/// `metadata_0_to_20.json`, the pages' texts `content/SLUG.html` and what was marked in them,
/// `highlights/SLUG.md`. One of its lists, unpacked, is read with the texts that lie beside it.
///
/// @see <a
///   href="https://github.com/omnivore-app/omnivore/blob/main/packages/api/src/jobs/export.ts">how
///   it was written</a>
public final class OmnivoreFormat implements ArticleFormat {

    private static final Pattern LIST = Pattern.compile("(?:.*/)?metadata_\\d+_to_\\d+\\.json");

    /// Where the texts lie that belong to a list.
    private interface Texts {
        /// @return null where there is none
        byte @Nullable [] find(String path) throws IOException, RefusedException;
    }

    @Override
    public String name() {
        return "Omnivore (ZIP, JSON)";
    }

    @Override
    public String kept() {
        return "title, text, address, description as summary, author, labels, dates, archived, "
                + "progress, highlights and notes, the picture's address";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("zip", "json");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        if (ZipMembers.isZip(input)) {
            return ZipMembers.anyName(input, name -> LIST.matcher(name).matches());
        }
        JsonItems.Start start = JsonItems.start(input);
        return start != null && start.isArray() && start.has("slug", "title", "url");
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        SavedArticles articles = new SavedArticles(parts);
        if (!ZipMembers.isZip(input)) {
            JsonItems.read(
                    input, null, articles, (item, article) -> item(item, article, input::beside));
            return;
        }
        try (ZipMembers zip = ZipMembers.open(input)) {
            for (int i = 0; i < zip.count(); i++) {
                ZipMembers.Entry entry = zip.entry(i);
                if (LIST.matcher(entry.name()).matches()) {
                    list(input.limits(), zip, entry, articles);
                }
            }
        }
        articles.end();
    }

    private static void list(
            Limits limits, ZipMembers zip, ZipMembers.Entry entry, SavedArticles articles)
            throws IOException {
        String name = entry.name();
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        Texts texts = path -> zip.bytes(folder + path, Limit.PAGE_BYTES);
        Refusal refusal;
        try {
            Input list = Input.of(name, zip.bytes(entry, Limit.PAGE_BYTES));
            refusal =
                    JsonItems.read(
                            new Input.Wrapped(list) {
                                @Override
                                public Limits limits() {
                                    return limits;
                                }
                            },
                            null,
                            name + ", ",
                            articles,
                            (item, article) -> item(item, article, texts));
        } catch (RefusedException e) {
            refusal = new Refusal(null, e.refusal().why());
        }
        if (refusal != null) {
            articles.add(new Part.Refused(new Refusal(name, refusal.line())));
        }
    }

    private static void item(JsonNode item, SavedArticle article, Texts texts) throws IOException {
        article.title(JsonItems.text(item, "title"));
        article.address(JsonItems.text(item, "url"));
        article.sourceId(JsonItems.text(item, "id"));
        article.summary(JsonItems.text(item, "description"));
        article.author(JsonItems.text(item, "author"));
        article.source(JsonItems.text(item, "siteName"));
        article.language(JsonItems.text(item, "language"));
        article.extra("thumbnail", JsonItems.text(item, "thumbnail"));
        article.saved(JsonItems.text(item, "savedAt"));
        article.updated(JsonItems.text(item, "updatedAt"));
        article.published(JsonItems.text(item, "publishedAt"));
        article.lastRead(JsonItems.text(item, "readAt"));
        article.progress(JsonItems.text(item, "readingProgress"), 100);
        String state = JsonItems.text(item, "state");
        article.read(state == null ? null : state.toLowerCase(Locale.ROOT).equals("archived"));
        for (JsonNode label : item.path("labels")) {
            article.tag(label.isObject() ? JsonItems.text(label, "name") : JsonItems.text(label));
        }
        String slug = JsonItems.text(item, "slug");
        if (slug != null && !slug.isBlank()) {
            article.html(text("content/" + slug + ".html", texts, article));
            String highlights = text("highlights/" + slug + ".md", texts, article);
            if (highlights != null) {
                highlights(highlights, article);
            }
        }
    }

    private static @Nullable String text(String path, Texts texts, SavedArticle article)
            throws IOException {
        try {
            byte[] bytes = texts.find(path);
            return bytes == null ? null : Characters.clean(Encodings.decode(bytes, head -> null));
        } catch (RefusedException e) {
            article.warn(Characters.quoted(path) + ": " + e.refusal().why());
            return null;
        }
    }

    /// Quotations in Markdown, each followed by its labels and by what the reader wrote.
    private static void highlights(String markdown, SavedArticle article) {
        StringBuilder quote = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (String block : markdown.split("\n\\s*\n", -1)) {
            String text = block.strip();
            if (text.startsWith(">")) {
                article.note(quote.toString(), words.toString(), null);
                words.setLength(0);
                quote.setLength(0);
                for (String line : text.split("\n", -1)) {
                    // a line that is marked begins a paragraph, one that is not goes on with it
                    boolean marked = line.startsWith(">");
                    quote.append(quote.isEmpty() ? "" : marked ? "\n\n" : "\n");
                    quote.append(marked ? line.substring(1).strip() : line.strip());
                }
            } else if (isLabels(text) && !quote.isEmpty() && words.isEmpty()) {
                for (String label : text.split(" ", -1)) {
                    article.tag(label.substring(1));
                }
            } else if (!text.isEmpty()) {
                words.append(words.isEmpty() ? "" : "\n\n").append(text);
            }
        }
        article.note(quote.toString(), words.toString(), null);
    }

    /// `#sea #ships`
    private static boolean isLabels(String text) {
        for (String word : text.split(" ", -1)) {
            if (word.length() < 2 || word.lastIndexOf('#') != 0) {
                return false;
            }
        }
        return true;
    }
}
