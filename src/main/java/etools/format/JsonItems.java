package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// The objects of a JSON array, one after the other, each held in memory alone.
final class JsonItems {

    /// More than any article's fields, tags and notes.
    private static final int MAX_NODES = 200_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// How a file begins, as far as its first bytes tell.
    ///
    /// @param root the fields before its first array of objects, with their values where they are
    ///   texts; empty where the file is an array itself
    /// @param first the first object's fields likewise
    record Start(Map<String, String> root, Map<String, String> first, boolean isArray) {

        boolean has(String... names) {
            for (String name : names) {
                if (!first.containsKey(name)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @return null where it is no JSON that holds an array of objects
    static @Nullable Start start(Input input) throws IOException {
        String head = Encodings.head(input).stripLeading();
        if (!head.startsWith("[") && !head.startsWith("{")) {
            return null;
        }
        Start start = new Start(new LinkedHashMap<>(), new LinkedHashMap<>(), head.startsWith("["));
        try (JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, new StringReader(head))) {
            boolean found = parser.nextToken() == JsonToken.START_ARRAY;
            if (found) {
                found = parser.nextToken() == JsonToken.START_OBJECT;
            } else {
                found = fields(parser, start.root(), true);
            }
            if (!found) {
                return start.isArray() ? null : start;
            }
            fields(parser, start.first(), false);
        } catch (JacksonException theHeadEndsHere) {
            return start;
        }
        return start;
    }

    /// Reads an object's fields up to its end or, where `untilArray`, into its first array of
    /// objects.
    private static boolean fields(
            JsonParser parser, Map<String, String> fields, boolean untilArray) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            fields.put(name, "");
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                fields.put(name, parser.getString());
            } else if (value == JsonToken.START_ARRAY && untilArray) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    return true;
                }
                while (parser.currentToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                    parser.nextToken();
                }
            } else {
                parser.skipChildren();
            }
        }
        return false;
    }

    /// What a format makes of an object.
    interface ItemReader {
        void read(JsonNode item, SavedArticle article) throws IOException;
    }

    /// Hands over the articles of the file's array and says how the file ends.
    ///
    /// @param list the root's field that is the array, or null where the root is it
    static void read(Input input, @Nullable String list, SavedArticles articles, ItemReader reader)
            throws IOException, RefusedException {
        Refusal refusal = read(input, list, "", articles, reader);
        if (refusal == null) {
            articles.end();
        } else {
            articles.endEarly(refusal);
        }
    }

    /// Hands over the articles of the file's array.
    ///
    /// @param where begins each article's place
    /// @return why the rest could not be read, or null where nothing was left
    static @Nullable Refusal read(
            Input input,
            @Nullable String list,
            String where,
            SavedArticles articles,
            ItemReader reader)
            throws IOException {
        try (Reader characters = Encodings.reader(input);
                JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, characters)) {
            try {
                if (enter(parser, list)) {
                    items(parser, input.limits(), where, articles, reader);
                }
                while (parser.nextToken() != null) {
                    parser.skipChildren(); // what stands behind the list
                }
                return null;
            } catch (JacksonException e) {
                return Json.refusal(e, parser);
            }
        }
    }

    private static boolean enter(JsonParser parser, @Nullable String list) {
        JsonToken root = parser.nextToken();
        if (list == null) {
            return root == JsonToken.START_ARRAY;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean named = parser.currentName().equals(list);
            if (parser.nextToken() == JsonToken.START_ARRAY && named) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static void items(
            JsonParser parser,
            Limits limits,
            String where,
            SavedArticles articles,
            ItemReader reader)
            throws IOException {
        for (long number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            SavedArticle article = new SavedArticle(limits, where + "article " + number);
            boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
            JsonNode item = tree(parser, limits.of(Limit.PAGE_BYTES));
            if (item == null) {
                article.refuse(limits.line(Limit.PAGE_BYTES));
            } else if (isObject) {
                reader.read(item, article);
            } else {
                article.refuse("no JSON object, and so no article");
            }
            articles.add(article);
        }
    }

    /// The value at the current token, to its end, or null where it is larger than an article.
    private static @Nullable JsonNode tree(JsonParser parser, long maxChars) {
        Deque<ContainerNode<?>> open = new ArrayDeque<>();
        JsonNode root = null;
        long chars = 0;
        int nodes = 0;
        String name = "";
        int depth = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            boolean fits = chars <= maxChars && nodes <= MAX_NODES;
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentName();
                chars += name.length();
            } else if (token.isStructEnd()) {
                depth--;
                if (fits) {
                    open.pop();
                }
            } else {
                nodes++;
                JsonNode value =
                        switch (token) {
                            case START_OBJECT -> NODES.objectNode();
                            case START_ARRAY -> NODES.arrayNode();
                            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                                String text = fits ? parser.getString() : "";
                                chars += text.length();
                                yield NODES.stringNode(text);
                            }
                            case VALUE_TRUE -> NODES.stringNode("true");
                            case VALUE_FALSE -> NODES.stringNode("false");
                            default -> NODES.nullNode();
                        };
                if (fits && open.peek() instanceof ObjectNode object) {
                    object.set(name, value);
                } else if (fits && open.peek() instanceof ArrayNode array) {
                    array.add(value);
                }
                root = root == null ? value : root;
                if (token.isStructStart()) {
                    depth++;
                    if (fits && value instanceof ContainerNode<?> container) {
                        open.push(container);
                    }
                }
            }
            if (depth == 0) {
                return chars <= maxChars && nodes <= MAX_NODES ? root : null;
            }
            if (parser.nextToken() == null) {
                return null;
            }
        }
    }

    /// A text, number or flag as text, or null for anything else.
    static @Nullable String text(JsonNode object, String name) {
        return text(object.path(name));
    }

    static @Nullable String text(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }

    private JsonItems() {}
}
