package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// JSON: one object, an array of them, either inside `{"data": ...}`, or JSON Lines.
///
/// A document is read twice: first its syntax alone, so that a cut or broken one is refused before
/// anything was taken from it, then article by article. JSON Lines are parted at their line ends
/// and parsed elsewhere.
///
/// @see ArticleFields
public final class JsonFormat implements ArticleFormat {

    /// Names under which services wrap a list of articles.
    private static final Set<String> WRAPPERS = Set.of("data", "articles", "items", "results");

    /// An object with one of these is an article itself and no wrapper.
    private static final Set<Field> BODIES = Set.of(Field.BODY, Field.BODY_HTML);

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public String kept() {
        return "title, text or HTML, summary, category, tags, address, dates, "
                + "authors, source, language, pictures inside, reading record, notes; "
                + "unknown fields as they are";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("json", "jsonl", "ndjson");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String head = Encodings.head(input).stripLeading();
        if (head.startsWith("\ufeff")) {
            head = head.substring(1).stripLeading();
        }
        if (head.isEmpty() || head.startsWith("<")) {
            return false;
        }
        String name = input.name().toLowerCase(Locale.ROOT);
        if (endings().stream().anyMatch(ending -> name.endsWith("." + ending))) {
            return true;
        }
        String next = head.substring(1).stripLeading();
        return switch (head.charAt(0)) {
            case '{' -> next.isEmpty() || next.startsWith("\"") || next.startsWith("}");
            case '[' ->
                    next.isEmpty()
                            || next.startsWith("{")
                            || next.startsWith("[")
                            || next.equals("]");
            default -> false;
        };
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        if (isLines(input)) {
            if (beginsWithReading(input)) {
                throw new RefusedException(null, ReadingsCsv.REFUSAL);
            }
            try (InputStream in = Encodings.utf8(input)) {
                new JsonLines(in).read(parts);
            }
            return;
        }
        articles(input, WRAPPERS, null).read(JsonFormat::parts, parts);
    }

    /// Whether the first object is a line of [ReadingsJsonLines].
    private static boolean beginsWithReading(Input input) throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream in = Encodings.utf8(input);
                JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    names.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return false; // its line is refused with the reason
        }
        return ReadingsJsonLines.isReading(names);
    }

    /// Reads what stands at a parser's current token, to its end.
    interface One {
        List<Part> read(JsonParser parser, @Nullable String place) throws IOException;
    }

    /// The articles of a document whose syntax was found right.
    static final class Articles {
        private final Opener opener;
        private final Document document;

        private Articles(Opener opener, Document document) {
            this.opener = opener;
            this.document = document;
        }

        void read(One one, Consumer<Part> parts) throws IOException, RefusedException {
            emit(opener, document, one, parts);
        }

        /// The fields of the outermost object but the list of articles: a missing node where there
        /// is no such object or it is too large.
        JsonNode rest() throws IOException {
            ObjectNode rest = SchemaOrg.MAPPER.createObjectNode();
            String list = document.wrapper();
            if (list == null) {
                return rest;
            }
            try (InputStream in = opener.open();
                    JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, in)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (name.equals(list) || rest.size() > 100) {
                        parser.skipChildren();
                    } else {
                        JsonNode value = JsonTree.read(parser, 1_000, 100_000);
                        if (value != null) {
                            rest.set(name, value);
                        }
                    }
                }
            } catch (JacksonException e) {
                if (e instanceof JacksonIOException io) {
                    throw io.getCause();
                }
            }
            return rest;
        }
    }

    /// @param lists names of fields that may hold a list of articles
    /// @param always the one that does, even where the outermost object looks like an article
    static Articles articles(Input input, Set<String> lists, @Nullable String always)
            throws IOException, RefusedException {
        Opener opener = () -> Encodings.utf8(input);
        try {
            return new Articles(opener, check(opener, lists, always));
        } catch (NotUtf8Exception e) {
            opener = () -> Encodings.utf8ByGuess(input);
            try {
                return new Articles(opener, check(opener, lists, always));
            } catch (NotUtf8Exception again) {
                throw again.refused;
            }
        }
    }

    private interface Opener {
        InputStream open() throws IOException;
    }

    /// The first bytes are UTF-8 and later ones are not.
    private static final class NotUtf8Exception extends Exception {
        private static final long serialVersionUID = 1;
        private final transient RefusedException refused;

        NotUtf8Exception(RefusedException refused) {
            super(refused);
            this.refused = refused;
        }
    }

    /// What the first reading found.
    ///
    /// @param wrapper the name of the field that holds the array of articles, or null
    /// @param many whether there may be more than one article
    private record Document(@Nullable String wrapper, boolean many) {}

    /// Whether each line is a value of its own: the first starts an object and so does the second.
    private static boolean isLines(Input input) throws IOException {
        String name = input.name().toLowerCase(Locale.ROOT);
        boolean named = name.endsWith(".jsonl") || name.endsWith(".ndjson");
        try (InputStream in = new BufferedInputStream(Encodings.utf8(input), 64 * 1024)) {
            int first = skipBlank(in);
            if (first != '{') {
                return named && first != '[';
            }
            int last = first;
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                last = b == ' ' || b == '\t' || b == '\r' ? last : b;
            }
            int second = skipBlank(in);
            return named ? last != '{' || second < 0 : second == '{' && "{[:,".indexOf(last) < 0;
        }
    }

    private static int skipBlank(InputStream in) throws IOException {
        int b = in.read();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            b = in.read();
        }
        return b;
    }

    /// Reads the syntax of the whole file, and nothing else.
    private static Document check(Opener opener, Set<String> lists, @Nullable String always)
            throws IOException, RefusedException, NotUtf8Exception {
        try (InputStream in = opener.open();
                JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, in)) {
            boolean ended = false;
            try {
                JsonToken root = parser.nextToken();
                if (root != JsonToken.START_ARRAY && root != JsonToken.START_OBJECT) {
                    throw new RefusedException(null, "the JSON holds no article");
                }
                String wrapper = null;
                boolean bodied = false;
                int roots = 0;
                long textStart = -1;
                int depth = 0;
                while (true) {
                    JsonToken token = parser.currentToken();
                    if (textStart >= 0) {
                        long length = parser.currentTokenLocation().getByteOffset() - textStart;
                        if (length > Json.MAX_STRING_CHARS) {
                            throw new RefusedException(
                                    Json.place(parser.currentTokenLocation()), Json.TEXT_TOO_LONG);
                        }
                    }
                    textStart =
                            token == JsonToken.VALUE_STRING
                                    ? parser.currentTokenLocation().getByteOffset()
                                    : -1;
                    if (token.isStructStart()) {
                        if (depth == 1
                                && roots == 0
                                && root == JsonToken.START_OBJECT
                                && token == JsonToken.START_ARRAY
                                && lists.contains(parser.currentName())
                                && (wrapper == null || !wrapper.equals(always))) {
                            wrapper = parser.currentName();
                        }
                        depth++;
                    } else if (token.isStructEnd()) {
                        depth--;
                    } else if (depth == 1 && token == JsonToken.PROPERTY_NAME && !bodied) {
                        Field.Named named = Field.of(parser.currentName());
                        bodied = named != null && BODIES.contains(named.field());
                    }
                    ended = depth == 0;
                    if (ended) {
                        roots++;
                    }
                    JsonToken next = parser.nextToken();
                    if (next == null) {
                        break;
                    }
                    boolean another =
                            root == JsonToken.START_OBJECT && next == JsonToken.START_OBJECT;
                    if (ended && !another) {
                        throw new RefusedException(
                                Json.place(parser.currentTokenLocation()), Json.TEXT_AFTER_END);
                    }
                }
                boolean wraps =
                        wrapper != null && roots == 1 && (!bodied || wrapper.equals(always));
                return new Document(
                        wraps ? wrapper : null,
                        wraps || roots > 1 || root == JsonToken.START_ARRAY);
            } catch (JacksonException e) {
                Refusal refusal = Json.refusal(e, parser);
                String why = ended ? Json.TEXT_AFTER_END : refusal.why();
                RefusedException refused = new RefusedException(refusal.place(), why);
                if (String.valueOf(e.getOriginalMessage()).contains("UTF-8")) {
                    throw new NotUtf8Exception(refused);
                }
                throw refused;
            }
        }
    }

    private static void emit(Opener opener, Document document, One one, Consumer<Part> parts)
            throws IOException, RefusedException {
        try (InputStream in = opener.open();
                JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, in)) {
            int number = 0;
            try {
                String wrapper = document.wrapper();
                if (wrapper != null) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        boolean list = wrapper.equals(parser.currentName());
                        if (parser.nextToken() == JsonToken.START_ARRAY && list) {
                            break;
                        }
                        parser.skipChildren();
                    }
                    parser.nextToken();
                } else if (parser.nextToken() == JsonToken.START_ARRAY) {
                    parser.nextToken();
                }
                while (parser.currentToken() != null
                        && parser.currentToken() != JsonToken.END_ARRAY) {
                    number++;
                    List<Part> read =
                            one.read(parser, document.many() ? "article " + number : null);
                    if (!document.many()
                            && !read.isEmpty()
                            && read.getLast() instanceof Part.Refused(Refusal refusal)
                            && read.stream().noneMatch(Part.Found.class::isInstance)) {
                        throw new RefusedException(refusal.place(), refusal.why());
                    }
                    read.forEach(parts);
                    parser.nextToken();
                }
            } catch (JacksonException e) { // a limit that the syntax alone does not show
                Refusal refusal = Json.refusal(e, parser);
                if (number <= 1) {
                    throw new RefusedException(refusal.place(), refusal.why());
                }
                parts.accept(
                        new Part.Refused(
                                new Refusal(
                                        refusal.place(),
                                        refusal.why() + ", so nothing after it was read")));
                return;
            }
            if (number == 0) {
                throw new RefusedException(null, "the list of articles is empty");
            }
        }
    }

    static List<Part> parts(JsonParser parser, @Nullable String place) {
        return List.of(article(parser, place));
    }

    /// The article at the parser's current token; the parser is left at its end.
    static Part article(JsonParser parser, @Nullable String place) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Part.Refused(new Refusal(place, "no JSON object, and so no article"));
        }
        try {
            ArticleFields fields = ArticleFields.read(parser);
            String wrapped = fields.wrapped();
            if (wrapped != null) {
                try (JsonParser inner =
                        Json.FACTORY.createParser(
                                Json.CONTEXT, wrapped.getBytes(StandardCharsets.UTF_8))) {
                    inner.nextToken();
                    fields = ArticleFields.read(inner);
                }
            }
            return new Part.Found(fields.draft());
        } catch (RefusedException e) {
            return new Part.Refused(new Refusal(place, e.refusal().why()));
        }
    }
}
