package etools.format;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A PDF document: its text as one article.
///
/// @see <a href="https://pdfa.org/resource/iso-32000-2/">ISO 32000-2: PDF 2.0</a>
public final class PdfFormat implements ArticleFormat {

    private static final Logger LOG = System.getLogger(PdfFormat.class.getName());

    private static final Pattern START = Pattern.compile("%PDF-\\d");

    /// Streams of a document while it is read; what is more lies in a temporary file.
    private static final long IN_MEMORY_BYTES = 16 << 20;

    private static final long ON_DISK_BYTES = 1L << 30;

    private static final String DAMAGED = "the PDF document ends in the middle or is damaged";

    static {
        PdfFonts.use();
    }

    @Override
    public String name() {
        return "PDF document";
    }

    @Override
    public String kept() {
        return "title, text with headings and paragraphs, authors, subject, keywords, language,"
                + " dates, web address";
    }

    @Override
    public String lost() {
        return "pictures, tables, layout, headers and footers, annotations; scanned pages, which"
                + " hold pictures of text";
    }

    @Override
    public List<String> endings() {
        return List.of("pdf");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isPdf(input);
    }

    /// Whether `input` begins as a PDF does, after some bytes of something else perhaps.
    static boolean isPdf(Input input) throws IOException {
        byte[] head = input.head();
        int length = Math.min(head.length, 1024);
        Matcher start = START.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1));
        return start.find()
                && (start.start() == 0 || input.name().toLowerCase(Locale.ROOT).endsWith(".pdf"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Limits limits = input.limits();
        Held held = new Held(parts);
        try (SeekableByteChannel channel = input.channel()) {
            limits.check(Limit.DOCUMENT_BYTES, channel.size());
            boolean whole = PdfBytes.hasEnd(channel);
            Deadline deadline = new Deadline(limits);
            PdfBytes.checkStreams(channel, deadline);
            try (PdfBytes bytes = new PdfBytes(channel, deadline);
                    PDDocument document =
                            Loader.loadPDF(
                                    bytes,
                                    "",
                                    null,
                                    null,
                                    MemoryUsageSetting.setupMixed(IN_MEMORY_BYTES, ON_DISK_BYTES)
                                            .streamCache)) {
                limits.check(Limit.DOCUMENT_PAGES, document.getNumberOfPages());
                new PdfArticle(document, deadline, held, input.name()).read();
                if (!whole) {
                    held.accept(
                            new Part.Refused(
                                    new Refusal(
                                            null,
                                            "the PDF document ends in the middle: pages may be"
                                                    + " missing")));
                }
            } catch (InvalidPasswordException e) {
                throw new RefusedException(
                        null, "locked with a password: save it without one and import that");
            } catch (NoClassDefFoundError e) { // what reads such locks is not distributed
                throw new RefusedException(
                        null, "locked with a certificate: save it without one and import that");
            } catch (PdfBytes.Unreadable e) {
                throw e.cause();
            } catch (PdfBytes.Late e) {
                throw new RefusedException(null, limits.line(Limit.FILE_SECONDS));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                LOG.log(Level.DEBUG, "a damaged PDF", e);
                throw new RefusedException(null, DAMAGED);
            }
        }
        held.end();
    }
}
