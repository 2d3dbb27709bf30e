package etools.format;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The header and the parts of one mail, decoded.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2045">RFC 2045 to 2049: MIME</a>
final class MailMessage {

    private static final int MAX_PARTS = 2_000;
    private static final int MAX_FIELDS = 2_000;
    private static final int MAX_FIELD_CHARS = 64 * 1024;

    /// Parts in parts: each level is one more reader around the bytes.
    private static final int MAX_DEPTH = 50;

    /// A part that holds no others.
    ///
    /// @param type in lower case: `text/html`
    /// @param name of the file, or ""
    /// @param id of the part without `<>`, or ""
    /// @param related whether it belongs to a page's text, such as a picture in it
    @SuppressWarnings(
            "ArrayRecordComponent") // two parts are the same when their bytes are at one place
    record Leaf(
            String type,
            Map<String, String> parameters,
            String name,
            String id,
            String location,
            boolean isAttachment,
            boolean related,
            byte[] bytes) {

        Leaf named(String other) {
            return new Leaf(type, parameters, other, id, location, isAttachment, related, bytes);
        }

        /// The text in the character set that the part names.
        String text() {
            return Encodings.decode(bytes, head -> parameters.get("charset"));
        }

        String parameter(String parameter) {
            return parameters.getOrDefault(parameter, "").toLowerCase(Locale.ROOT);
        }
    }

    private final Map<String, List<String>> header = new HashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private boolean isCut;

    /// @throws RefusedException more than a mail may be
    static MailMessage read(InputStream in, Limits limits) throws IOException, RefusedException {
        MailMessage mail = new MailMessage();
        MimeConfig config =
                new MimeConfig.Builder()
                        .setMaxHeaderCount(MAX_FIELDS)
                        .setMaxHeaderLen(1 << 20)
                        .setMaxLineLen(-1)
                        .setMaxContentLen(limits.of(Limit.MAIL_BYTES))
                        .build();
        MimeTokenStream stream =
                new MimeTokenStream(
                        config,
                        new DecodeMonitor() {
                            @Override
                            public boolean isListening() {
                                return true;
                            }

                            @Override
                            public boolean warn(String event, String what) {
                                String happened = event.toLowerCase(Locale.ROOT);
                                if (happened.contains("boundary") || happened.contains("end of")) {
                                    mail.isCut = true;
                                }
                                return false;
                            }
                        },
                        null);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(in);
        try {
            mail.readParts(stream, limits);
        } catch (MimeException e) {
            throw new RefusedException(null, "the mail is damaged or has more in it than any mail");
        }
        return mail;
    }

    private void readParts(MimeTokenStream stream, Limits limits)
            throws IOException, MimeException, RefusedException {
        Deque<String> around = new ArrayDeque<>();
        Map<String, String> fields = new HashMap<>();
        boolean inMail = true;
        for (EntityState state = stream.getState();
                state != EntityState.T_END_OF_STREAM;
                state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> fields = new HashMap<>();
                case T_FIELD -> {
                    Field field = stream.getField();
                    String name = field.getName().toLowerCase(Locale.ROOT);
                    String value = value(field);
                    if (inMail) {
                        header.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
                    }
                    fields.putIfAbsent(name, value);
                }
                case T_END_HEADER -> inMail = false;
                case T_START_MULTIPART -> {
                    around.push(stream.getBodyDescriptor().getSubType());
                    if (around.size() > MAX_DEPTH) {
                        throw new RefusedException(null, "the mail's parts are nested too deeply");
                    }
                }
                case T_END_MULTIPART -> around.poll();
                case T_BODY -> {
                    if (leaves.size() >= MAX_PARTS) {
                        throw new RefusedException(null, "more parts in it than any mail has");
                    }
                    leaves.add(leaf(stream, fields, around, limits));
                }
                default -> {}
            }
        }
    }

    private static Leaf leaf(
            MimeTokenStream stream, Map<String, String> fields, Deque<String> around, Limits limits)
            throws IOException, RefusedException {
        Map<String, String> content = parameters(fields.getOrDefault("content-type", ""));
        Map<String, String> disposition =
                parameters(fields.getOrDefault("content-disposition", ""));
        String name = disposition.getOrDefault("filename", content.getOrDefault("name", ""));
        byte[] bytes;
        try (InputStream in = stream.getDecodedInputStream()) {
            bytes = in.readNBytes(limits.intOf(Limit.MAIL_BYTES));
        }
        return new Leaf(
                stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT),
                content,
                Characters.cut(Characters.line(decoded(name)), 200),
                bare(fields.getOrDefault("content-id", "")),
                fields.getOrDefault("content-location", "").strip(),
                disposition.getOrDefault("", "").equalsIgnoreCase("attachment"),
                around.contains("related"),
                bytes);
    }

    /// A field's value; bytes beyond ASCII, which should be encoded, are mostly UTF-8.
    private static String value(Field field) {
        var raw = field.getRaw();
        byte[] bytes =
                raw == null
                        ? field.getBody().getBytes(StandardCharsets.ISO_8859_1)
                        : raw.toByteArray();
        String text = Encodings.decode(bytes, head -> null);
        text = raw == null ? text : text.substring(text.indexOf(':') + 1);
        text = text.length() > MAX_FIELD_CHARS ? text.substring(0, MAX_FIELD_CHARS) : text;
        return text.replaceAll("\\r?\\n(?=[ \\t])", "").replaceAll("[\\r\\n]+", " ").strip();
    }

    /// The parameters of a field by their names in lower case, its value by "".
    private static Map<String, String> parameters(String field) {
        Map<String, String> parameters = new HashMap<>();
        MimeParameterMapping mapping = new MimeParameterMapping();
        // a line break that folds nothing is no part of a field
        String line = field.replaceAll("[\\r\\n]+", " ");
        var body = RawFieldParser.DEFAULT.parseRawBody(new RawField("x", line));
        for (NameValuePair pair : body.getParams()) {
            if (pair.getValue() != null) {
                mapping.addParameter(pair.getName(), pair.getValue());
            }
        }
        mapping.getParameters()
                .forEach((name, value) -> parameters.put(name.toLowerCase(Locale.ROOT), value));
        parameters.put("", body.getValue() == null ? "" : body.getValue());
        return parameters;
    }

    /// `text` with its `=?UTF-8?Q?…?=` words read.
    static String decoded(String text) {
        try {
            return text.contains("=?")
                    ? DecoderUtil.decodeEncodedWords(
                            text, DecodeMonitor.SILENT, StandardCharsets.UTF_8)
                    : text;
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static String bare(String id) {
        String bare = id.strip();
        return bare.startsWith("<") && bare.endsWith(">")
                ? bare.substring(1, bare.length() - 1).strip()
                : bare;
    }

    /// The first field of that name as it stands, or "".
    String field(String name) {
        List<String> values = header.get(name);
        return values == null ? "" : values.getFirst();
    }

    /// The first field of that name as a person reads it: one clean line, or "".
    String line(String name) {
        return Characters.line(decoded(field(name)));
    }

    String id() {
        return Characters.line(bare(field("message-id")));
    }

    List<Leaf> leaves() {
        return leaves;
    }

    @Nullable Leaf first(String type) {
        for (Leaf leaf : leaves) {
            if (leaf.type().equals(type) && !leaf.isAttachment()) {
                return leaf;
            }
        }
        return null;
    }

    /// Whether the mail ends before its parts do.
    boolean isCut() {
        return isCut;
    }
}
