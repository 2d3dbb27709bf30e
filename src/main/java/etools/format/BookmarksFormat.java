package etools.format;

import etools.article.Subscription;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The bookmarks that every browser exports, and Raindrop.io, Pinboard, Delicious, Shaarli and
/// linkding too: lists in lists, each with its folder's name above it.
///
/// @see <a
///   href="https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)">Netscape
///   Bookmark File Format</a>
public final class BookmarksFormat implements ArticleFormat {

    private static final Pattern DOCTYPE =
            Pattern.compile("<!doctype\\s+netscape-bookmark-file", Pattern.CASE_INSENSITIVE);

    private static final Pattern LIST =
            Pattern.compile("<dl>\\s*(?:<p>)?\\s*<dt>\\s*<(?:a|h3)\\s", Pattern.CASE_INSENSITIVE);

    private static final String NOTES_START = "[linkding-notes]";
    private static final String NOTES_END = "[/linkding-notes]";

    @Override
    public String name() {
        return "Bookmarks (HTML)";
    }

    @Override
    public String kept() {
        return "title, address, description as summary, folders, tags, dates, last visit, "
                + "to read, favourite, the cover's address; feeds as subscriptions";
    }

    @Override
    public String lost() {
        return "icons, keywords";
    }

    @Override
    public List<String> endings() {
        return List.of("html", "htm");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String head = Encodings.head(input);
        return head.stripLeading().startsWith("<")
                && (DOCTYPE.matcher(head).find()
                        || (LIST.matcher(head).find()
                                && head.toLowerCase(Locale.ROOT).contains("add_date=")));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        SavedArticles articles = new SavedArticles(parts);
        try (TagStream tags = new TagStream(Encodings.reader(input))) {
            Reading reading = new Reading(input.limits(), articles);
            for (TagStream.Token token = tags.next(); token != null; token = tags.next()) {
                reading.take(token, tags.line());
            }
            reading.endItem();
            if (tags.isCut() || reading.isUnfinished()) {
                articles.endEarly(new Refusal("line " + tags.line(), "the list is cut off here"));
                return;
            }
        }
        articles.end();
    }

    private static final class Reading {

        private static final int MAX_FOLDERS = 100;
        private static final int MAX_TEXT_CHARS = 256 * 1024;

        /// What the text that comes is for.
        private enum Within {
            NOTHING,
            FOLDER,
            LINK,
            DESCRIPTION
        }

        private final Limits limits;
        private final SavedArticles articles;
        private final List<String> folders = new ArrayList<>();
        private int deeper;
        private String folder = "";
        private boolean isRoot;
        private Within within = Within.NOTHING;
        private final StringBuilder text = new StringBuilder();
        private Map<String, String> feed = Map.of();
        private @Nullable SavedArticle article;

        Reading(Limits limits, SavedArticles articles) {
            this.limits = limits;
            this.articles = articles;
        }

        void take(TagStream.Token token, long line) {
            switch (token) {
                case TagStream.Token.Text(String words) -> {
                    if (text.length() < MAX_TEXT_CHARS) {
                        text.append(words);
                    }
                }
                case TagStream.Token.Open(String name, Map<String, String> attributes) ->
                        open(name, attributes, line);
                case TagStream.Token.Close(String name) -> close(name);
            }
        }

        private void open(String name, Map<String, String> attributes, long line) {
            switch (name) {
                case "dl" -> {
                    endItem();
                    if (folders.size() < MAX_FOLDERS) {
                        folders.add(isRoot ? "" : folder);
                    } else {
                        deeper++;
                    }
                    folder = "";
                    isRoot = false;
                }
                case "dt", "hr" -> endItem();
                case "h3" -> {
                    endItem();
                    within = Within.FOLDER;
                    isRoot =
                            isTrue(attributes.get("personal_toolbar_folder"))
                                    || isTrue(attributes.get("unfiled_bookmarks_folder"));
                }
                case "a" -> {
                    if (within == Within.DESCRIPTION) {
                        return; // a link in the words about one
                    }
                    endItem();
                    begin(attributes, line);
                }
                case "dd" -> {
                    text.setLength(0);
                    within = article == null ? Within.NOTHING : Within.DESCRIPTION;
                }
                case "br", "p", "div", "pre", "li" -> text.append('\n');
                default -> {
                    // letters in bold and the like
                }
            }
        }

        private void close(String name) {
            switch (name) {
                case "dl" -> {
                    endItem();
                    if (deeper > 0) {
                        deeper--;
                    } else if (!folders.isEmpty()) {
                        folders.removeLast();
                    }
                }
                case "h3" -> {
                    if (within == Within.FOLDER) {
                        folder = text.toString();
                        within = Within.NOTHING;
                    }
                }
                case "a" -> {
                    if (within == Within.LINK) {
                        if (article == null) {
                            subscribe(text.toString());
                        } else {
                            article.title(text.toString());
                        }
                        within = Within.NOTHING;
                        text.setLength(0);
                    }
                }
                default -> {
                    // paragraphs end where the next begins
                }
            }
        }

        private void begin(Map<String, String> link, long line) {
            feed = link;
            within = Within.LINK;
            if (link.containsKey("feedurl")) {
                return;
            }
            SavedArticle begun = new SavedArticle(limits, "line " + line);
            begun.address(link.get("href"));
            begun.saved(link.get("add_date"));
            begun.updated(link.get("last_modified"));
            begun.lastRead(link.get("last_visit"));
            begun.folders(folders.stream().filter(name -> !name.isBlank()).toList());
            begun.tags(link.get("tags"), ",");
            if (link.containsKey("toread")) {
                begun.read(!isTrue(link.get("toread")));
            }
            if (link.containsKey("data-important")) {
                begun.starred(isTrue(link.get("data-important")));
            }
            begun.extra("cover", link.get("data-cover"));
            article = begun;
        }

        private void subscribe(String title) {
            String address = SavedArticle.webAddress(feed.getOrDefault("feedurl", "")).orElse(null);
            if (address == null) {
                return;
            }
            String name = Characters.cut(Characters.line(title), ArticleFields.MAX_TITLE_CHARS);
            String category = folders.isEmpty() ? "" : Characters.line(folders.getLast());
            String site = SavedArticle.webAddress(feed.getOrDefault("href", "")).orElse(null);
            articles.add(
                    new Part.Subscribed(
                            new Subscription(
                                    address,
                                    name.isEmpty() ? address : name,
                                    category.isEmpty() ? null : Characters.cut(category, 200),
                                    site)));
        }

        /// The link before has all it will have.
        void endItem() {
            SavedArticle ended = article;
            if (ended != null) {
                if (within == Within.LINK) {
                    ended.title(text.toString());
                } else if (within == Within.DESCRIPTION) {
                    describe(ended, text.toString());
                }
                articles.add(ended);
            }
            article = null;
            within = Within.NOTHING;
            text.setLength(0);
        }

        private static void describe(SavedArticle article, String words) {
            int notes = words.indexOf(NOTES_START);
            int end = words.indexOf(NOTES_END);
            if (notes >= 0 && end > notes) {
                article.note(null, words.substring(notes + NOTES_START.length(), end), null);
                article.summary(words.substring(0, notes));
            } else {
                article.summary(words);
            }
        }

        boolean isUnfinished() {
            return !folders.isEmpty();
        }

        private static boolean isTrue(@Nullable String value) {
            String flag = value == null ? "" : value.toLowerCase(Locale.ROOT);
            return flag.equals("true") || flag.equals("1");
        }
    }
}
