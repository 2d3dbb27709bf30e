package etools.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Picture;

import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Every kind of file, broken in every way: it is imported or refused with a line, in bounded time
/// and memory, and what comes of it is harmless. `-Dfuzz=300` breaks each sample as often at random
/// (the build's profile `long` does); a file that ever did harm is kept among the samples.
class HostileFilesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/etools/format");

    /// No file takes nearly as long; one that hangs does.
    private static final long SECONDS = 60;

    private static final int DEEPEST = 4;

    private static final Map<String, Set<String>> ALLOWED =
            Map.of(
                    "a", Set.of("href"),
                    "img", Set.of("src", "alt"));

    private static final Set<String> ELEMENTS =
            Set.of(
                    "p",
                    "br",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "small",
                    "a",
                    "img",
                    "figure",
                    "figcaption",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "hr",
                    "cite",
                    "q",
                    "abbr",
                    "time");

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @Test
    void everyKindHasSamples() throws IOException {
        List<String> kinds = samples().map(file -> told(read(file))).distinct().toList();

        assertThat(kinds).containsAll(Formats.ALL.stream().map(ArticleFormat::name).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleCutAnywhereIsReadOrRefused(Path sample) {
        byte[] whole = bytes(sample);
        for (int i = 0; i < 20; i++) {
            survives(
                    sample, Arrays.copyOf(whole, (int) ((long) whole.length * i / 20)), "cut " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleWithOneBitFlippedIsReadOrRefused(Path sample) {
        byte[] whole = bytes(sample);
        Random random = new Random(whole.length);
        for (int i = 0; i < 100; i++) {
            byte[] broken = whole.clone();
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            survives(sample, broken, "flip " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleBrokenAtRandomIsReadOrRefused(Path sample) {
        byte[] whole = bytes(sample);
        int rounds = Integer.getInteger("fuzz", 3);
        for (int seed = 0; seed < rounds; seed++) {
            survives(sample, broken(whole, new Random(seed)), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsReadOfASampleIsHarmless(Path sample) {
        survives(sample, bytes(sample), "whole");
    }

    /// Pieces doubled, dropped, moved, and replaced with what parsers stumble over.
    private static byte[] broken(byte[] whole, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < whole.length) {
            int to = Math.min(whole.length, at + 1 + random.nextInt(Math.max(2, whole.length / 4)));
            byte[] piece = Arrays.copyOfRange(whole, at, to);
            switch (random.nextInt(12)) {
                case 0 -> {}
                case 1 -> {
                    pieces.add(piece);
                    pieces.add(piece);
                }
                case 2 -> pieces.addFirst(piece);
                case 3 -> {
                    for (int i = 0; i < 1 + piece.length / 10; i++) {
                        piece[random.nextInt(piece.length)] = (byte) random.nextInt(256);
                    }
                    pieces.add(piece);
                }
                case 4 -> {
                    pieces.add(ODD.get(random.nextInt(ODD.size())).getBytes(UTF));
                    pieces.add(piece);
                }
                default -> pieces.add(piece);
            }
            at = to;
        }
        int length = pieces.stream().mapToInt(piece -> piece.length).sum();
        byte[] broken = new byte[length];
        int to = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, broken, to, piece.length);
            to += piece.length;
        }
        return broken;
    }

    private static final java.nio.charset.Charset UTF = java.nio.charset.StandardCharsets.UTF_8;

    private static final List<String> ODD =
            List.of(
                    "\0",
                    "\uFEFF",
                    "\u202E",
                    "-1",
                    "99999999999999999999",
                    "1e999999999",
                    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                    "]]>",
                    "<![CDATA[",
                    "-->",
                    "<!--",
                    "&#x110000;",
                    "\"\"\"",
                    "{\"a\":",
                    "[[[[[[[[",
                    "../../../etc/passwd",
                    "<svg onload=alert(1)>",
                    "<math><mtext><table><mglyph><style><img src onerror=x>",
                    "javascript:alert(1)",
                    "\r\n\r\n",
                    "Content-Length: 99999999999\r\n",
                    "\n---\n",
                    "data:image/png;base64,AAAA");

    private static void survives(Path sample, byte[] bytes, String how) {
        String what = SAMPLES.relativize(sample) + ", " + how;
        FutureTask<Void> reading =
                new FutureTask<>(() -> {
                    readAll(Input.of(sample.getFileName().toString(), bytes), 0);
                    return null;
                });
        Thread reader = new Thread(reading, what);
        reader.setDaemon(true);
        reader.start();
        try {
            reading.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            AssertionError hang = new AssertionError(what + " hangs");
            hang.setStackTrace(reader.getStackTrace());
            throw hang;
        } catch (ExecutionException e) {
            throw new AssertionError(what + " made " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void readAll(Input input, int depth) {
        try {
            Formats.read(input, part -> look(part, depth));
        } catch (RefusedException e) {
            assertThat(e.refusal().line()).isNotBlank().doesNotContain("\n");
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void look(Part part, int depth) {
        switch (part) {
            case Part.Found(ArticleDraft draft) -> assertHarmless(draft);
            case Part.Refused(Refusal refusal) ->
                    assertThat(refusal.line()).isNotBlank().doesNotContain("\n");
            case Part.Warned(Refusal warning) ->
                    assertThat(warning.line()).isNotBlank().doesNotContain("\n");
            case Part.Member(Input member) -> {
                if (depth < DEEPEST) {
                    readAll(member, depth + 1);
                }
            }
            case Part.Unparsed unparsed -> unparsed.parse().forEach(one -> look(one, depth));
            case Part.PassedOver _, Part.Subscribed _ -> {}
        }
    }

    private static void assertHarmless(ArticleDraft draft) {
        assertThat(draft.title()).isNotBlank().doesNotContain("\n", "\u202E", "\0");
        assertThat(draft.title().length()).isLessThanOrEqualTo(ArticleFields.MAX_TITLE_CHARS);
        if (draft.body().kind() == Body.Kind.HTML) {
            String html = draft.body().content();
            assertThat(Sanitiser.clean(html, "")).isEqualTo(html);
            assertAllowed(html, draft);
        }
        for (Picture picture : draft.pictures()) {
            assertThat(picture.bytes().length).isLessThanOrEqualTo(Pictures.MAX_BYTES);
        }
    }

    /// Asked of a parser that shares no line with the one that cleaned it.
    private static void assertAllowed(String html, ArticleDraft draft) {
        HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
        Set<String> kept =
                Set.copyOf(draft.pictures().stream().map(Picture::hash).distinct().toList());
        parser.setContentHandler(
                new DefaultHandler() {
                    @Override
                    public void startElement(
                            String uri, String name, String qualified, Attributes attributes) {
                        String element = name.toLowerCase(Locale.ROOT);
                        if (Set.of("html", "head", "body").contains(element)) {
                            return;
                        }
                        assertThat(ELEMENTS).contains(element);
                        for (int i = 0; i < attributes.getLength(); i++) {
                            String attribute = attributes.getLocalName(i).toLowerCase(Locale.ROOT);
                            assertThat(ALLOWED.getOrDefault(element, Set.of())).contains(attribute);
                            assertAddress(attribute, attributes.getValue(i));
                        }
                    }

                    private void assertAddress(String attribute, String value) {
                        if (attribute.equals("href")) {
                            assertThat(value).matches("(?is)(https?:|mailto:).*");
                        } else if (attribute.equals("src")) {
                            assertThat(value).matches("(?is)(https?:|picture:).*");
                            if (value.startsWith(Body.PICTURE_SCHEME)) {
                                assertThat(kept)
                                        .contains(value.substring(Body.PICTURE_SCHEME.length()));
                            }
                        }
                    }
                });
        try {
            parser.parse(new InputSource(new StringReader("<!DOCTYPE html><body>" + html)));
        } catch (SAXException e) {
            fail("the second parser stumbles", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Input read(Path file) {
        return Input.of(file.getFileName().toString(), bytes(file));
    }

    private static String told(Input input) {
        try {
            return Formats.detect(input).name();
        } catch (RefusedException refused) {
            return "none";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
