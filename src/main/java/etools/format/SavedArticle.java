package etools.format;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a read-later service kept of one article, collected field by field as its export has them:
/// blank is absent, and what cannot be used is warned of and left out. Without a text it is a link.
final class SavedArticle {

    static final int MAX_ADDRESS_CHARS = 8_000;

    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_TAGS = 100;
    private static final int MAX_AUTHORS = 50;
    private static final int MAX_NOTES = 10_000;
    private static final int MAX_NOTES_CHARS = 4 << 20;

    private static final Pattern WEB_ADDRESS =
            Pattern.compile("https?://[^\\s/?#\\\\]+([/?#].*)?", Pattern.CASE_INSENSITIVE);

    /// A time that no reader's service can have noted is one that it does not know.
    private static final Instant FIRST_SAVE = Instant.parse("1990-01-01T00:00:00Z");

    private final Limits limits;
    private final String place;
    private final List<Part> warnings = new ArrayList<>();
    private @Nullable ArticleId id;
    private @Nullable String sourceId;
    private String title = "";
    private @Nullable String url;
    private @Nullable String badAddress;
    private @Nullable String html;
    private @Nullable String text;
    private @Nullable String summary;
    private @Nullable String folder;
    private @Nullable String folderId;
    private final List<String> tags = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private @Nullable String source;
    private @Nullable String language;
    private Dates.@Nullable When published;
    private @Nullable Instant created;
    private @Nullable Instant updated;
    private @Nullable Instant lastRead;
    private int readCount;
    private @Nullable Boolean read;
    private @Nullable Boolean starred;
    private @Nullable Double progress;
    private final List<Note> notes = new ArrayList<>();
    private int notesChars;
    private boolean notesLeftOut;
    private @Nullable ObjectNode extra;
    private int extraChars;
    private @Nullable String problem;

    /// @param place where it stands in the file: `article 3`, `row 12`
    SavedArticle(Limits limits, String place) {
        this.limits = limits;
        this.place = place;
    }

    /// The address, where `text` is one that leads to the web.
    static Optional<String> webAddress(String text) {
        String address = Characters.line(text).replace(" ", "%20");
        return address.length() <= MAX_ADDRESS_CHARS && WEB_ADDRESS.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }

    /// @param value a UUID that names the article, or what the file names it by where it has no
    ///   address
    void id(@Nullable String value) {
        id = value == null ? null : ArticleId.parse(value).orElse(null);
        if (id == null) {
            sourceId(value);
        }
    }

    /// Names what has no address.
    void sourceId(@Nullable String value) {
        sourceId = line(value);
    }

    void title(@Nullable String value) {
        if (value != null) {
            title = Characters.cut(BodyText.line(value), ArticleFields.MAX_TITLE_CHARS);
        }
    }

    void address(@Nullable String value) {
        String line = value == null ? "" : value.strip().replace("&amp;", "&");
        if (line.isEmpty()) {
            return;
        }
        webAddress(line).ifPresentOrElse(address -> url = address, () -> badAddress = line);
    }

    boolean hasAddress() {
        return url != null;
    }

    void html(@Nullable String value) {
        html = value == null || value.isBlank() ? null : value;
    }

    /// @param value plain text or HTML
    void text(@Nullable String value) {
        text = value == null || value.isBlank() ? null : value;
    }

    /// Is the text of what has neither a text nor an address.
    void summary(@Nullable String value) {
        summary = value == null || value.isBlank() ? null : value;
    }

    /// Where the reader's service kept it.
    void folder(@Nullable String value) {
        folder = line(value);
    }

    boolean hasFolder() {
        return folder != null;
    }

    void folderId(@Nullable String value) {
        folderId = line(value);
    }

    /// Folders in one another: the innermost is the category, the others are tags.
    void folders(List<String> path) {
        for (String name : path) {
            String outer = folder;
            if (outer != null) {
                tag(outer);
            }
            folder(name);
        }
    }

    void tag(@Nullable String value) {
        String tag = line(value);
        if (tag != null && !tags.contains(tag) && tags.size() < MAX_TAGS) {
            tags.add(tag);
        }
    }

    /// @param separators such as `,` or `|;`
    void tags(@Nullable String value, String separators) {
        if (value != null) {
            for (String tag : value.split("[" + separators + "]", -1)) {
                tag(tag);
            }
        }
    }

    /// @param value a list as programs print it, `["Sea","Ships"]` or `['Sea', 'Ships']`, or names
    ///   parted by commas
    void listedTags(@Nullable String value) {
        if (value == null) {
            return;
        }
        String list = value.strip();
        if (list.startsWith("[") && list.endsWith("]")) {
            listed(list.substring(1, list.length() - 1)).forEach(this::tag);
        } else {
            tags(list, ",");
        }
    }

    private static List<String> listed(String list) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '\\' && quote != 0 && i + 1 < list.length()) {
                char escaped = list.charAt(++i);
                if (escaped == 'u' && i + 4 < list.length()) {
                    text.append(unicode(list.substring(i + 1, i + 5)));
                    i += 4;
                } else {
                    text.append(escaped);
                }
            } else if (quote == 0 && text.isEmpty() && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && c == ',') {
                texts.add(text.toString());
                text.setLength(0);
            } else if (quote != 0 || !text.isEmpty() || c != ' ') {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts;
    }

    private static String unicode(String hex) {
        try {
            return Character.toString((char) Integer.parseInt(hex, 16));
        } catch (NumberFormatException e) {
            return hex;
        }
    }

    void author(@Nullable String value) {
        String author = line(value);
        if (author != null && !authors.contains(author) && authors.size() < MAX_AUTHORS) {
            authors.add(author);
        }
    }

    void source(@Nullable String value) {
        source = line(value);
    }

    /// @param value `en`, `pt-BR` or `pt_BR`
    void language(@Nullable String value) {
        String tag = value == null ? "" : value.strip().replace('_', '-');
        String known = Locale.forLanguageTag(tag).toLanguageTag();
        language = tag.isEmpty() || known.equals("und") ? null : known;
    }

    void published(@Nullable String value) {
        Dates.When when = when(value);
        published = when == null ? published : when;
    }

    /// When the reader kept it.
    void saved(@Nullable String value) {
        created = moment(value, created);
    }

    void updated(@Nullable String value) {
        updated = moment(value, updated);
    }

    void lastRead(@Nullable String value) {
        lastRead = moment(value, lastRead);
    }

    void readCount(@Nullable String value) {
        if (value != null && value.strip().matches("\\d{1,9}")) {
            readCount = Integer.parseInt(value.strip());
        }
    }

    void read(@Nullable Boolean value) {
        read = value;
    }

    void starred(@Nullable Boolean value) {
        starred = value;
    }

    /// `1`, `true` and `yes` are true, `0`, `false` and `no` are false; anything else says nothing.
    static @Nullable Boolean flag(@Nullable String value) {
        return switch (value == null ? "" : value.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default -> null;
        };
    }

    /// @param whole what all of it is: 100, or 1 where more than that is taken as of 100
    void progress(@Nullable String value, double whole) {
        if (value == null || value.isBlank()) {
            return;
        }
        try {
            double number = Double.parseDouble(value.strip().replace("%", ""));
            if (Double.isFinite(number)) {
                progress = Math.clamp(number / (number > 1 ? 100 : whole), 0, 1);
            }
        } catch (NumberFormatException e) {
            warn("the reading progress " + Characters.quoted(value) + " is no number");
        }
    }

    /// @param quote the words marked
    /// @param words what the reader wrote
    void note(@Nullable String quote, @Nullable String words, @Nullable String made) {
        String quoted = plain(quote);
        String written = plain(words);
        if (quoted.isEmpty() && written.isEmpty()) {
            return;
        }
        notesChars += quoted.length() + written.length();
        if (notes.size() == MAX_NOTES || notesChars > MAX_NOTES_CHARS) {
            if (!notesLeftOut) {
                notesLeftOut = true;
                warn("it has too many notes, and the later ones were left out");
            }
            return;
        }
        notes.add(new Note(quoted, written, moment(made, null)));
    }

    /// What has no field of ours, kept as it is.
    void extra(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            extraChars += name.length() + value.length() + 6;
            if (extraChars <= ArticleFields.MAX_EXTRA_CHARS / 2) {
                ObjectNode kept = extra == null ? JsonNodeFactory.instance.objectNode() : extra;
                kept.put(name, Characters.clean(value));
                extra = kept;
            }
        }
    }

    /// The whole is not taken.
    void refuse(String why) {
        problem = why;
    }

    /// About the memory that it takes.
    int weight() {
        return 500
                + (html == null ? 0 : html.length())
                + (text == null ? 0 : text.length())
                + (summary == null ? 0 : summary.length())
                + extraChars
                + notesChars;
    }

    /// Warnings, and then the article or why it is none.
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        try {
            Part.Found found = new Part.Found(draft());
            parts.addAll(warnings);
            parts.add(found);
        } catch (RefusedException e) {
            parts.add(new Part.Refused(new Refusal(place, e.refusal().why())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private ArticleDraft draft() throws IOException, RefusedException {
        if (problem != null) {
            throw new RefusedException(null, problem);
        }
        PictureShelf shelf = new PictureShelf(limits, null, this::warn);
        Body body = body(shelf);
        boolean bare = body.content().isEmpty() && notes.isEmpty() && id == null;
        if (badAddress != null) {
            String why = "the address " + Characters.quoted(badAddress) + " leads to no web page";
            if (bare) {
                throw new RefusedException(null, why);
            }
            warn(why);
        }
        if (url == null && bare) {
            throw new RefusedException(null, "it has neither an address nor a text");
        }
        String heading = title.isEmpty() ? titleOf(body) : title;
        Dates.When date = published;
        return ArticleDraft.titled(heading, body)
                .id(id)
                .sourceId(url == null ? sourceId : null)
                .category(category())
                .url(url)
                .date(date == null ? null : date.date())
                .published(date == null ? null : date.instant())
                .summary(gist())
                .created(created)
                .updated(updated)
                .lastRead(lastRead)
                .readCount(readCount)
                .read(read)
                .starred(starred)
                .tags(tags)
                .credits(new Credits(authors, source, language))
                .marginalia(new Marginalia(notes, progress))
                .pictures(shelf.picturesIn(body))
                .extra(extra == null ? null : extra.toString())
                .build();
    }

    private @Nullable Category category() {
        String name = folder != null ? folder : folderId;
        if (name == null) {
            return null;
        }
        return new Category(folderId != null ? folderId : Characters.slug(name), name);
    }

    private String titleOf(Body body) throws RefusedException {
        String words = url == null ? body.plainText() : url;
        if (words.isBlank() && !notes.isEmpty()) {
            Note first = notes.getFirst();
            words = first.quote().isBlank() ? first.text() : first.quote();
        }
        String line = words.lines().map(Characters::line).findFirst().orElse("");
        if (line.isBlank()) {
            throw new RefusedException(null, "the title is missing");
        }
        return Characters.cut(line, ArticleFields.MAX_TITLE_CHARS);
    }

    private @Nullable String gist() {
        String told = isGist() ? null : summary;
        String line = told == null ? "" : BodyText.line(told);
        return line.isEmpty() ? null : line;
    }

    /// Whether the summary is all there is of the text. What has an id of ours is known already.
    private boolean isGist() {
        return html == null && text == null && url == null && id == null;
    }

    private Body body(PictureShelf shelf) throws IOException, RefusedException {
        String content = html != null ? html : isGist() ? summary : text;
        if (content == null) {
            return Body.text("");
        }
        limits.check(Limit.PAGE_BYTES, content.length());
        Sanitiser.checkSize(content);
        String base = url == null ? "" : url;
        Body body = html != null ? shelf.body(content, base) : BodyText.of(content, base);
        return body.plainText().isBlank() && !body.content().contains("<img")
                ? Body.text("")
                : body;
    }

    void warn(String why) {
        warnings.add(new Part.Warned(new Refusal(place, why)));
    }

    private Dates.@Nullable When when(@Nullable String value) {
        String date = value == null ? "" : value.strip();
        if (date.isEmpty() || date.equals("0")) {
            return null;
        }
        Dates.When when = Dates.parse(date).orElse(null);
        if (when == null) {
            warn("the date " + Characters.quoted(date) + " could not be read");
        }
        return when == null || when.date().getYear() <= 1 ? null : when; // Go's zero time
    }

    private @Nullable Instant moment(@Nullable String value, @Nullable Instant otherwise) {
        Dates.When when = when(value);
        Instant moment = when == null ? null : when.start();
        return moment == null || moment.isBefore(FIRST_SAVE) ? otherwise : moment;
    }

    /// A name in one line, or null where it is blank.
    private static @Nullable String line(@Nullable String value) {
        String line = value == null ? "" : Characters.cut(BodyText.line(value), MAX_NAME_CHARS);
        return line.isEmpty() ? null : line;
    }

    private static String plain(@Nullable String value) {
        return value == null ? "" : BodyText.of(value, "").plainText().strip();
    }
}
