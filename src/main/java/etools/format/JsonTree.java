package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One object of a JSON file as a whole, where it is small enough for that.
final class JsonTree {

    /// A value takes some hundred bytes of memory.
    private static final int MAX_VALUES = 200_000;

    private static final int MAX_CHARS = 48 << 20;

    static final String TOO_LARGE = "more than 200,000 values or 48 MB, which is too large";

    /// The value at the parser's current token, or null where it is too large; either way the
    /// parser stands at its end.
    static @Nullable JsonNode read(JsonParser parser) {
        return read(parser, MAX_VALUES, MAX_CHARS);
    }

    /// [#read(JsonParser)] with limits of its own.
    static @Nullable JsonNode read(JsonParser parser, int maxValues, int maxChars) {
        Deque<JsonNode> open = new ArrayDeque<>();
        JsonNode root = null;
        String name = "";
        int values = 0;
        long chars = 0;
        int depth = 0;
        boolean fits = true;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (!fits) {
                continue;
            }
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentName();
                chars += name.length();
            } else if (token.isStructEnd()) {
                open.pop();
            } else {
                JsonNode value = value(parser, token);
                chars += value.isString() ? value.asString().length() : 8;
                if (root == null) {
                    root = value;
                } else if (open.peek() instanceof ObjectNode object) {
                    object.set(name, value);
                } else if (open.peek() instanceof ArrayNode array) {
                    array.add(value);
                }
                if (token.isStructStart()) {
                    open.push(value);
                }
                fits = ++values <= maxValues && chars <= maxChars;
            }
        } while (depth > 0 && parser.nextToken() != null);
        return fits ? root : null;
    }

    private static JsonNode value(JsonParser parser, JsonToken token) {
        var factory = SchemaOrg.MAPPER.getNodeFactory();
        return switch (token) {
            case START_OBJECT -> factory.objectNode();
            case START_ARRAY -> factory.arrayNode();
            case VALUE_STRING -> factory.stringNode(parser.getString());
            case VALUE_TRUE -> factory.booleanNode(true);
            case VALUE_FALSE -> factory.booleanNode(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> factory.nullNode();
        };
    }

    /// A number that goes out as it came in, with all its digits.
    private static JsonNode number(String number) {
        var factory = SchemaOrg.MAPPER.getNodeFactory();
        boolean simple = number.matches("0|-?[1-9]\\d{0,17}");
        return simple
                ? factory.numberNode(Long.parseLong(number))
                : factory.rawValueNode(new RawValue(number));
    }

    /// What the first bytes of a file tell of its outermost object, or of the first in its list.
    ///
    /// @param root the fields before the list, with their texts
    /// @param first the fields of the list's first object, with their texts
    record Head(Map<String, String> root, Map<String, String> first, Set<String> lists) {

        /// Whether one of them has that field.
        boolean has(String name) {
            return root.containsKey(name) || first.containsKey(name);
        }
    }

    static Head head(Input input) throws IOException {
        Head head = new Head(new HashMap<>(), new HashMap<>(), new HashSet<>());
        String text = Encodings.head(input).stripLeading();
        if (text.startsWith("\ufeff")) {
            text = text.substring(1).stripLeading();
        }
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return head;
        }
        try (JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, text)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    fields(parser, head.first(), head, 0);
                }
            } else {
                fields(parser, head.root(), head, 1);
            }
        } catch (JacksonException e) {
            return head; // the first bytes end in the middle of something
        }
        return head;
    }

    private static void fields(
            JsonParser parser, Map<String, String> fields, Head head, int lists) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            fields.put(name, "");
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                fields.put(name, parser.getString());
            } else if (token == JsonToken.START_ARRAY && lists > 0) {
                if (parser.nextToken() == JsonToken.START_OBJECT && head.first().isEmpty()) {
                    head.lists().add(name);
                    fields(parser, head.first(), head, 0);
                }
                skipToEnd(parser);
            } else if (token == JsonToken.START_OBJECT && name.equals("standard")) {
                Map<String, String> standard = new HashMap<>();
                fields(parser, standard, head, 0);
                fields.put(name, standard.getOrDefault("name", ""));
            } else {
                parser.skipChildren();
            }
        }
    }

    /// To the end of the array that is open and one level up.
    private static void skipToEnd(JsonParser parser) {
        if (parser.currentToken() == JsonToken.END_ARRAY) {
            return;
        }
        parser.skipChildren();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
        }
    }

    /// The fields of an object by their names in lower case and without `_`, so that
    /// `version_created`, `versioncreated` and `versionCreated` are one.
    static Map<String, JsonNode> flat(JsonNode object) {
        Map<String, JsonNode> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey().replace("_", "").toLowerCase(Locale.ROOT);
            fields.putIfAbsent(name, field.getValue());
        }
        return fields;
    }

    /// A text or a number as text, or null for anything else.
    static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || !value.isValueNode()) {
            return null;
        }
        String text = value.asString("");
        return text.isBlank() ? null : text;
    }

    private JsonTree() {}
}
