package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The JSON parser with limits for files from strangers, and its complaints in our words.
final class Json {

    static final int MAX_DEPTH = 200;
    static final int MAX_STRING_CHARS = 16 << 20;

    static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_CHARS)
                    .maxNameLength(50_000)
                    .maxNumberLength(1_000)
                    .build();

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build();

    static final ObjectReadContext CONTEXT = ObjectReadContext.empty();

    static final String TEXT_AFTER_END = "there is text after the end of the JSON";

    static final String TEXT_TOO_LONG = "a text longer than 16 MB, which is too long";

    /// A line this long is not one that a person reads by its number alone.
    private static final int LONG_LINE = 1_000;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern UNEXPECTED =
            Pattern.compile("Unexpected character \\('(.+?)' \\(code|Unrecognized token '([^']+)'");

    /// @throws IOException where the file could not be read
    static Refusal refusal(JacksonException e, JsonParser parser) throws IOException {
        if (e instanceof JacksonIOException io) {
            throw io.getCause();
        }
        TokenStreamLocation at = e.getLocation();
        String place = place(at == null ? parser.currentLocation() : at);
        return new Refusal(place, why(e, parser));
    }

    /// `line 12`, or `line 1, byte 70123` in a line too long to look for it
    static String place(TokenStreamLocation at) {
        String line = "line " + Math.max(1, at.getLineNr());
        return at.getColumnNr() <= LONG_LINE || at.getByteOffset() < 0
                ? line
                : line + ", byte " + at.getByteOffset();
    }

    static String why(JacksonException e, JsonParser parser) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        if (message.startsWith("Unexpected end-of-input")) {
            JsonToken token =
                    e instanceof UnexpectedEndOfInputException end
                            ? end.getTokenBeingDecoded()
                            : null;
            return "the JSON ends in the middle of " + cut(token, parser);
        } else if (e instanceof StreamConstraintsException) {
            if (message.contains("depth")) {
                return "the JSON is nested deeper than " + MAX_DEPTH + " levels";
            } else if (message.contains("String")) {
                return TEXT_TOO_LONG;
            } else if (message.contains("Number")) {
                return "a number of more than 1,000 digits";
            } else {
                return "a field's name of more than 50,000 characters";
            }
        } else {
            Matcher matcher = UNEXPECTED.matcher(message);
            if (message.contains("UTF-8")) {
                return "bytes that are no UTF-8 text";
            } else if (matcher.find()) {
                String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                return "the JSON is wrong here: unexpected " + Characters.quoted(found);
            } else if (message.contains("escape")) {
                return "the JSON is wrong here: a \\ that escapes nothing";
            } else {
                return "the JSON is wrong here";
            }
        }
    }

    private static String cut(@Nullable JsonToken token, JsonParser parser) {
        if (token == JsonToken.VALUE_STRING) {
            return "a text";
        } else if (token == JsonToken.PROPERTY_NAME) {
            return "a field's name";
        } else if (parser.streamReadContext().inArray()) {
            return "an array";
        } else if (parser.streamReadContext().inObject()) {
            return "an object";
        } else {
            return "a value";
        }
    }

    /// Writes the current token as it stands; numbers keep all their digits.
    static void copyToken(JsonParser parser, JsonGenerator generator) {
        if (parser.currentToken().isNumeric()) {
            String number = parser.getString();
            if (NUMBER.matcher(number).matches()) {
                generator.writeNumber(number);
            } else {
                generator.writeString(number); // YAML's .inf and 0x1F
            }
        } else {
            generator.copyCurrentEvent(parser);
        }
    }

    private Json() {}
}
