package etools.format;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.Picture;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLParser;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects one object's fields, by whatever common name they go, and makes a draft of them.
///
/// Our own export is told by the fields that it always has, and taken as it stands. In anything
/// else a plain text may turn out to be HTML.
final class ArticleFields {

    /// Unknown fields are kept up to this size.
    static final int MAX_EXTRA_CHARS = 256 * 1024;

    static final int MAX_TITLE_CHARS = 1_000;
    private static final String NHK = "https://www3.nhk.or.jp";

    private @Nullable ArticleId id;
    private @Nullable String sourceId;
    private @Nullable String categoryId;
    private @Nullable String categoryName;
    private final Text title = new Text();
    private final Text url = new Text();
    private final Text body = new Text();
    private final Text bodyHtml = new Text();
    private final Text summary = new Text();
    private @Nullable LocalDate day;
    private Dates.@Nullable When moment;
    private @Nullable Instant created;
    private @Nullable Instant updated;
    private @Nullable Instant lastRead;
    private @Nullable Integer readCount;
    private @Nullable Boolean read;
    private @Nullable Boolean starred;
    private final List<String> tags = new ArrayList<>();
    private @Nullable List<String> authors;
    private boolean authorsInOneText;
    private String authorsName = "";
    private int authorsRank = Integer.MAX_VALUE;
    private final Text source = new Text();
    private final Text language = new Text();
    private final List<Note> notes = new ArrayList<>();
    private @Nullable Double progress;
    private final List<Picture> pictures = new ArrayList<>();
    private @Nullable String thumbnail;
    private @Nullable String caption;
    private @Nullable String wrapped;
    private @Nullable String own;
    private final Map<String, String> extra = new LinkedHashMap<>();
    private int extraChars;
    private boolean emptyBody;
    private @Nullable String problem;

    /// A text under the best of its names so far.
    private static final class Text {
        private @Nullable String value;
        private String name = "";
        private int rank = Integer.MAX_VALUE;
    }

    /// Reads the object that starts at the parser's current token, to its end.
    static ArticleFields read(JsonParser parser) {
        ArticleFields fields = new ArticleFields();
        fields.readObject(parser);
        return fields;
    }

    void readObject(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            add(name, parser);
        }
    }

    /// The object inside `{"data": {...}}`, as JSON, where that is all there is.
    @Nullable String wrapped() {
        return title.value == null && body.value == null && problem == null ? wrapped : null;
    }

    boolean hasTitle() {
        return title.value != null || problem != null;
    }

    void titleIfMissing(String value) {
        if (title.value == null) {
            title.value = value;
        }
    }

    /// What relative links are meant against, or "".
    String webAddress() {
        String address = url.value;
        return address != null && address.startsWith("http") ? address : "";
    }

    private void add(String name, JsonParser parser) {
        Field.Named named = Field.of(name);
        if (name.equals(OwnRecord.NAME) && parser.currentToken() == JsonToken.START_OBJECT) {
            own = copy(parser, Json.MAX_STRING_CHARS);
            return;
        }
        if (named == null) {
            keep(name, parser);
            return;
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        switch (named.field()) {
            case TITLE -> required(title, name, named.rank(), parser);
            case BODY -> required(body, name, named.rank(), parser);
            case BODY_HTML -> required(bodyHtml, name, named.rank(), parser);
            case SUMMARY -> optional(summary, name, named.rank(), parser);
            case URL -> optional(url, name, named.rank(), parser);
            case ID -> addId(name, parser);
            case CATEGORY_ID -> categoryId = scalarOr(categoryId, name, parser);
            case CATEGORY -> addCategory(name, parser);
            case DATE -> addDate(name, parser);
            case CREATED -> created = instantOr(created, name, parser);
            case UPDATED -> updated = instantOr(updated, name, parser);
            case LAST_READ -> lastRead = instantOr(lastRead, name, parser);
            case READ_COUNT -> {
                String number = scalar(parser);
                if (number != null && number.matches("\\d{1,9}")) {
                    readCount = Integer.valueOf(number);
                } else {
                    refuse("the " + name + " " + shown(number, parser) + " is no count");
                    parser.skipChildren();
                }
            }
            case READ -> read = flagOr(read, name, parser);
            case STARRED -> starred = flagOr(starred, name, parser);
            case TAGS -> addTags(name, parser);
            case AUTHORS -> addAuthors(name, named.rank(), parser);
            case SOURCE -> addNamed(source, name, named.rank(), parser);
            case LANGUAGE -> addNamed(language, name, named.rank(), parser);
            case NOTES -> addNotes(name, parser);
            case PROGRESS -> addProgress(name, parser);
            case PICTURES -> addPictures(parser);
            case THUMBNAILS -> addThumbnails(name, parser);
            case WORDS -> parser.skipChildren();
            case WRAPPED -> {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    wrapped = copy(parser, Json.MAX_STRING_CHARS);
                } else {
                    keep(name, parser);
                }
            }
        }
    }

    private void required(Text text, String name, int rank, JsonParser parser) {
        if (parser instanceof YAMLParser && parser.currentToken().isScalarValue()) {
            // only quotes tell 1984 the number from "1984" the title
            put(text, name, rank, parser.getString());
            return;
        }
        switch (parser.currentToken()) {
            case VALUE_STRING -> put(text, name, rank, parser.getString());
            case START_ARRAY -> {
                List<String> paragraphs = strings(parser);
                if (paragraphs == null) {
                    refuse("the " + name + " is a list of things that are not text");
                } else {
                    put(text, name, rank, String.join("\n\n", paragraphs));
                }
            }
            case START_OBJECT -> {
                parser.skipChildren();
                refuse("the " + name + " is an object, not text");
            }
            case VALUE_TRUE, VALUE_FALSE -> refuse("the " + name + " is true or false, not text");
            default -> refuse("the " + name + " is a number, not text");
        }
    }

    private void optional(Text text, String name, int rank, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            put(text, name, rank, parser.getString());
        } else {
            keep(name, parser);
        }
    }

    /// The better name wins, the other is kept with the unknown fields.
    private void put(Text text, String name, int rank, String value) {
        if (value.isBlank()) {
            emptyBody |= text == body || text == bodyHtml;
            return;
        }
        if (text.value != null && rank > text.rank) {
            keep(name, string(value));
            return;
        }
        if (text.value != null && rank < text.rank) {
            keep(text.name, string(text.value));
        }
        text.value = value;
        text.name = name;
        text.rank = rank;
    }

    private void addId(String name, JsonParser parser) {
        String value = scalar(parser);
        if (value == null) {
            keep(name, parser);
        } else if (!value.isBlank()) {
            ArticleId.parse(value)
                    .ifPresentOrElse(found -> id = found, () -> sourceId = Characters.line(value));
        }
    }

    private void addCategory(String name, JsonParser parser) {
        switch (parser.currentToken()) {
            case VALUE_STRING -> nameCategory(parser.getString());
            case START_OBJECT -> categoryObject(parser);
            case START_ARRAY -> {
                boolean first = categoryName == null;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == JsonToken.START_OBJECT && first) {
                        categoryObject(parser);
                    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                        if (first) {
                            nameCategory(parser.getString());
                        } else {
                            tag(parser.getString());
                        }
                    } else {
                        parser.skipChildren();
                    }
                    first = categoryName == null;
                }
            }
            default -> keep(name, parser);
        }
    }

    private void nameCategory(String name) {
        String line = Characters.cut(Characters.line(name), 500);
        if (!line.isEmpty() && categoryName == null) {
            categoryName = line;
        }
    }

    private void categoryObject(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            String value = scalar(parser);
            if (value == null || value.isBlank()) {
                parser.skipChildren();
            } else if (name.equals("name") || name.equals("title") || name.equals("label")) {
                nameCategory(value);
            } else if ((name.equals("id") || name.equals("slug")) && categoryId == null) {
                categoryId = Characters.line(value);
            }
        }
    }

    private void addDate(String name, JsonParser parser) {
        Dates.When when = when(name, parser);
        if (when == null) {
            return;
        }
        if (when.instant() == null) {
            day = when.date();
        } else {
            moment = when;
        }
    }

    private @Nullable Instant instantOr(@Nullable Instant old, String name, JsonParser parser) {
        Dates.When when = when(name, parser);
        return when == null ? old : when.start();
    }

    /// The date at the current token, or null where there is none.
    private Dates.@Nullable When when(String name, JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    orRefuse(name, parser.getString(), epoch(parser.getString()));
            case VALUE_STRING -> {
                String text = parser.getString();
                yield text.isBlank() ? null : orRefuse(name, text, Dates.parse(text));
            }
            case START_OBJECT -> {
                Dates.When when = null;
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String inner = parser.currentName();
                    parser.nextToken();
                    if (inner.equals("$date") || inner.equals("$numberLong")) {
                        when = inner.equals("$date") ? when(name, parser) : millis(name, parser);
                    } else {
                        parser.skipChildren();
                    }
                }
                if (when == null) {
                    refuse("the " + name + " is an object, not a date");
                }
                yield when;
            }
            case VALUE_NULL -> null;
            default -> {
                String shown = shown(null, parser);
                parser.skipChildren();
                refuse("the " + name + " " + shown + " is not a date");
                yield null;
            }
        };
    }

    private Dates.@Nullable When millis(String name, JsonParser parser) {
        String number = scalar(parser);
        return number == null ? null : orRefuse(name, number, epoch(number));
    }

    private static Optional<Dates.When> epoch(String number) {
        return number.matches("-?\\d{1,20}(\\.\\d{1,20})?([eE][+]?\\d{1,2})?")
                ? Dates.ofEpoch(new BigDecimal(number))
                : Optional.empty();
    }

    private Dates.@Nullable When orRefuse(String name, String text, Optional<Dates.When> when) {
        if (when.isEmpty()) {
            refuse("the " + name + " " + Characters.quoted(text) + " is not a date");
        }
        return when.orElse(null);
    }

    private @Nullable Boolean flagOr(@Nullable Boolean old, String name, JsonParser parser) {
        String value = scalar(parser);
        return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> {
                keep(name, parser);
                yield old;
            }
        };
    }

    private @Nullable String scalarOr(@Nullable String old, String name, JsonParser parser) {
        String value = scalar(parser);
        if (value == null) {
            keep(name, parser);
            return old;
        }
        return value.isBlank() ? old : Characters.line(value);
    }

    private void addTags(String name, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            for (String tag : parser.getString().split("[,;]", -1)) {
                tag(tag);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    tagObject(parser);
                } else {
                    String tag = scalar(parser);
                    if (tag == null) {
                        parser.skipChildren();
                    } else {
                        tag(tag);
                    }
                }
            }
        } else {
            keep(name, parser);
        }
    }

    private void tagObject(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            String value = scalar(parser);
            if (value != null && name.equals("name")) {
                tag(value);
            } else {
                parser.skipChildren();
            }
        }
    }

    void tag(String text) {
        String tag = Characters.cut(Characters.line(text), 200);
        if (!tag.isEmpty() && !tags.contains(tag) && tags.size() < 100) {
            tags.add(tag);
        }
    }

    /// A name, a text of several names, or a list of names or of objects with a `name`.
    private void addAuthors(String name, int rank, JsonParser parser) {
        String json = copy(parser, MAX_EXTRA_CHARS);
        if (json == null) {
            return;
        }
        JsonNode value = SchemaOrg.MAPPER.readTree(json);
        List<String> found = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode one : value) {
                String text = nameOf(one);
                if (text != null) {
                    found.add(text);
                }
            }
        } else {
            String text = nameOf(value);
            if (text != null) {
                found.add(text);
            }
        }
        if (found.isEmpty() || rank > authorsRank) {
            if (!value.isEmpty() || value.isValueNode()) {
                keep(name, json);
            }
            return;
        }
        List<String> former = authors;
        if (former != null && rank < authorsRank) {
            keep(authorsName, SchemaOrg.MAPPER.writeValueAsString(former));
        }
        authors = found;
        authorsInOneText = !value.isArray();
        authorsName = name;
        authorsRank = rank;
    }

    /// A text, or the `name` of an object.
    private static @Nullable String nameOf(JsonNode value) {
        JsonNode name = value.isObject() ? value.path("name") : value;
        return name.isString() && !name.asString().isBlank() ? name.asString() : null;
    }

    /// A text, or an object with a `name`, or the first of a list of such.
    private void addNamed(Text text, String name, int rank, JsonParser parser) {
        String json = copy(parser, MAX_EXTRA_CHARS);
        if (json == null) {
            return;
        }
        JsonNode value = SchemaOrg.MAPPER.readTree(json);
        String found = nameOf(value.isArray() && value.size() == 1 ? value.path(0) : value);
        if (found != null) {
            put(text, name, rank, found);
        } else {
            keep(name, json);
        }
    }

    /// Ours: `[{"quote": "...", "text": "...", "made": "..."}]`; anything else is kept as it is.
    private void addNotes(String name, JsonParser parser) {
        String json = copy(parser, Json.MAX_STRING_CHARS);
        if (json == null) {
            return;
        }
        JsonNode value = SchemaOrg.MAPPER.readTree(json);
        List<Note> found = new ArrayList<>();
        for (JsonNode one : value) {
            String quote = Characters.clean(one.path("quote").asString(""));
            String text = Characters.clean(one.path("text").asString(""));
            if (!value.isArray() || (quote.isBlank() && text.isBlank())) {
                keep(name, json);
                return;
            }
            Dates.When made = Dates.parse(one.path("made").asString("")).orElse(null);
            found.add(new Note(quote, text, made == null ? null : made.start()));
        }
        if (value.isValueNode()) {
            keep(name, json);
        }
        notes.addAll(found);
    }

    private void addProgress(String name, JsonParser parser) {
        double part = parser.currentToken().isNumeric() ? parser.getValueAsDouble(-1) : -1;
        if (part >= 0 && part <= 1) {
            progress = part;
        } else {
            keep(name, parser);
        }
    }

    private void addPictures(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            keep(Field.PICTURES.ours(), parser);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            String hash = "";
            String base64 = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                String value = scalar(parser);
                if (value == null) {
                    parser.skipChildren();
                } else if (name.equals("hash")) {
                    hash = value;
                } else if (name.equals("base64")) {
                    base64 = value;
                }
            }
            Picture picture = Pictures.ofBase64(base64);
            if (picture != null && picture.hash().equals(hash)) {
                pictures.add(picture);
            }
        }
    }

    private void addThumbnails(String name, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            keep(name, parser);
            return;
        }
        List<String> sizes = List.of("small", "middle", "large");
        int best = -1;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String inner = parser.currentName();
            parser.nextToken();
            String value = scalar(parser);
            if (value == null || value.isBlank()) {
                parser.skipChildren();
            } else if (inner.equals("caption") || inner.equals("alt")) {
                caption = Characters.line(value);
            } else if (sizes.indexOf(inner) > best) {
                best = sizes.indexOf(inner);
                thumbnail = value.startsWith("/") ? NHK + value : value;
            }
        }
    }

    /// Text or number or flag as text, or null for anything else.
    private static @Nullable String scalar(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    parser.getString();
            default -> null;
        };
    }

    private static @Nullable List<String> strings(JsonParser parser) {
        List<String> strings = new ArrayList<>();
        boolean all = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                strings.add(parser.getString());
            } else {
                all = false;
                parser.skipChildren();
            }
        }
        return all ? strings : null;
    }

    private static String shown(@Nullable String value, JsonParser parser) {
        return value != null
                ? Characters.quoted(value)
                : switch (parser.currentToken()) {
                    case START_ARRAY -> "[\u2026]";
                    case START_OBJECT -> "{\u2026}";
                    default -> Characters.quoted(parser.getString());
                };
    }

    private void refuse(String why) {
        if (problem == null) {
            problem = why;
        }
    }

    private void keep(String name, JsonParser parser) {
        int room = MAX_EXTRA_CHARS - extraChars;
        String value = copy(parser, room);
        if (value != null) {
            keep(name, value);
        }
    }

    private void keep(String name, String json) {
        int chars = name.length() + json.length() + 4;
        if (extraChars + chars <= MAX_EXTRA_CHARS) {
            String former = extra.put(name, json);
            extraChars += chars - (former == null ? 0 : name.length() + former.length() + 4);
        }
    }

    /// The value at the current token as JSON, or null where it is longer than `maxChars`; either
    /// way the parser stands at its end.
    private static @Nullable String copy(JsonParser parser, int maxChars) {
        StringWriter out = new StringWriter();
        boolean fits = true;
        try (JsonGenerator generator =
                Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            int depth = 0;
            do {
                JsonToken token = parser.currentToken();
                if (fits) {
                    Json.copyToken(parser, generator);
                    fits = out.getBuffer().length() <= maxChars;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && parser.nextToken() != null);
        }
        return fits && out.getBuffer().length() <= maxChars
                ? Characters.clean(out.toString())
                : null;
    }

    private static String string(String text) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator =
                Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeString(text);
        }
        return out.toString();
    }

    /// @throws RefusedException these fields make no article
    ArticleDraft draft() throws RefusedException {
        ArticleDraft recorded = own == null ? null : recorded(own);
        return recorded != null ? recorded : draft(null, isOurs());
    }

    /// The article as our own record beside these fields has it.
    private @Nullable ArticleDraft recorded(String record) throws RefusedException {
        OwnRecord reader = new OwnRecord(null, Limits.USUAL, warning -> {});
        try {
            String html = bodyHtml.value;
            if (html != null) {
                Sanitiser.checkSize(html);
                return reader.draft(record, Body.Kind.HTML, html);
            }
            return reader.draft(record, Body.Kind.TEXT, body.value == null ? "" : body.value);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing lies beside", e);
        }
    }

    /// Pictures that came beside the fields.
    void keepPictures(List<Picture> found) {
        found.stream().filter(picture -> !pictures.contains(picture)).forEach(pictures::add);
    }

    /// Whether we have written these fields: no other file has all that ours always have.
    boolean isOurs() {
        return id != null && created != null && updated != null && readCount != null;
    }

    /// Our own record beside these fields, as JSON, or null.
    @Nullable String ownRecord() {
        return own;
    }

    /// Whether a text stands among the fields.
    boolean hasText() {
        return body.value != null || bodyHtml.value != null;
    }

    /// @param given the body that came apart from the fields, or null
    /// @param ours whether texts are to be taken as they stand
    ArticleDraft draft(@Nullable Body given, boolean ours) throws RefusedException {
        if (problem != null) {
            throw new RefusedException(null, problem);
        }
        if (ours) {
            keepForeign(url);
            keepForeign(body);
            keepForeign(bodyHtml);
            keepForeign(summary);
        }
        String titleText = text(title, ours);
        if (titleText == null) {
            throw new RefusedException(null, "the title is missing");
        }
        Body found = given != null ? given : body(ours);
        Dates.When time = moment;
        LocalDate date = day != null ? day : time == null ? null : time.date();
        return ArticleDraft.titled(
                        ours ? titleText : Characters.cut(titleText, MAX_TITLE_CHARS), found)
                .id(id)
                .sourceId(sourceId)
                .category(category(ours))
                .url(address())
                .date(date)
                .published(time == null ? null : time.instant())
                .summary(text(summary, ours))
                .created(created)
                .updated(updated)
                .lastRead(lastRead)
                .readCount(readCount == null ? 0 : readCount)
                .read(read)
                .starred(starred)
                .tags(tags)
                .credits(credits(ours))
                .marginalia(new Marginalia(notes, progress))
                .pictures(pictures)
                .extra(extraJson())
                .build();
    }

    private Credits credits(boolean ours) {
        List<String> found = authors == null ? List.of() : authors;
        if (ours) {
            return new Credits(
                    found.stream().map(Characters::clean).toList(),
                    text(source, true),
                    text(language, true));
        }
        Set<String> names = new LinkedHashSet<>();
        for (String author : found) {
            if (authorsInOneText) {
                names.addAll(Names.of(author));
            } else {
                Names.add(names, author);
            }
        }
        String named = text(source, false);
        String tag = Languages.tag(language.value);
        if (tag == null && language.value != null) {
            keep(language.name, string(language.value));
        }
        return new Credits(
                List.copyOf(names), named == null ? null : Characters.cut(named, 200), tag);
    }

    /// What stands under another name in our own export is a field that we once did not know, and
    /// remains one.
    private void keepForeign(Text text) {
        String value = text.value;
        if (value != null && text.rank > 0) {
            keep(text.name, string(value));
            text.value = null;
        }
    }

    private static @Nullable String text(Text text, boolean ours) {
        String value = text.value;
        if (value == null) {
            return null;
        }
        String line = ours ? Characters.clean(value) : BodyText.line(value);
        return line.isBlank() ? null : line;
    }

    private Body body(boolean ours) throws RefusedException {
        String html = bodyHtml.value;
        String plain = body.value;
        String base = webAddress();
        Body found;
        Sanitiser.checkSize(html != null ? html : plain != null && !ours ? plain : "");
        if (html != null) {
            found = Body.html(Sanitiser.clean(html, base));
        } else if (plain != null) {
            found = ours ? Body.text(Characters.clean(plain)) : BodyText.of(plain, base);
        } else if (ours && emptyBody) {
            return Body.text(""); // a link, or notes on what is not here
        } else if (summary.value != null && !ours) {
            found = BodyText.of(summary.value, base); // a list that tells articles by their gist
        } else {
            throw new RefusedException(null, "the body is missing");
        }
        if (found.content().isBlank()) {
            throw new RefusedException(null, "the body is empty");
        }
        String picture = thumbnail;
        return picture == null ? found : withPicture(found, picture);
    }

    private Body withPicture(Body found, String address) {
        StringBuilder html = new StringBuilder("<p>");
        html.append(
                new org.jsoup.nodes.Element("img")
                        .attr("src", address)
                        .attr("alt", caption == null ? "" : caption)
                        .outerHtml());
        html.append("</p>");
        switch (found.kind()) {
            case HTML -> html.append(found.content());
            case TEXT -> {
                for (String paragraph : found.content().split("\n\\s*\n", -1)) {
                    String text = new org.jsoup.nodes.TextNode(paragraph.strip()).outerHtml();
                    html.append("<p>").append(text.replace("\n", "<br>")).append("</p>");
                }
            }
        }
        return Body.html(Sanitiser.clean(html.toString(), ""));
    }

    private @Nullable String address() {
        String value = url.value;
        if (value == null) {
            return null;
        }
        String line = Characters.line(value);
        boolean relative = line.startsWith("/") && !line.startsWith("//");
        return relative && url.name.equals("page_url") ? NHK + line : line;
    }

    private @Nullable Category category(boolean ours) {
        String name = categoryName;
        if (name != null && !ours) {
            String line = Characters.cut(BodyText.line(name), 200);
            name = line.isEmpty() ? null : line;
        }
        String id = categoryId;
        if (id != null) {
            return new Category(id, name == null ? id : name);
        }
        return name == null ? null : new Category(Characters.slug(name), name);
    }

    private @Nullable String extraJson() {
        if (extra.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder("{");
        extra.forEach((name, value) -> {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append(string(name)).append(':').append(value);
        });
        return json.append('}').toString();
    }
}
