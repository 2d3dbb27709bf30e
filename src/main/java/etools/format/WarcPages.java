package etools.format;

import org.brotli.dec.BrotliInputStream;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The pages of one WARC file. It is gone through twice: once to see where its pictures are, which
/// takes a few bytes for each, and once for the pages.
final class WarcPages {

    private static final String DAMAGED =
            "the web archive ends in the middle or is damaged: copy or download it again";

    /// What a server sent, or what was put into the archive without one.
    ///
    /// @param charset as the server said, or null
    /// @param packed how the server packed it: `gzip`, or ""
    private record Payload(
            String type, @Nullable String charset, String packed, MessageBody body) {}

    private final Input input;
    private final Limits limits;
    private final Consumer<Part> parts;
    private final NameTable pictures = new NameTable();
    private long[] positions = new long[64];
    private int count;
    private int found;

    WarcPages(Input input, Limits limits, Consumer<Part> parts) {
        this.input = input;
        this.limits = limits;
        this.parts = parts;
    }

    /// @param titles the pages that are meant, by their addresses without `#`; none for all
    /// @return how many there were
    int read(Map<String, String> titles) throws IOException, RefusedException {
        String trouble = findPictures();
        if (trouble != null && count == 0 && !hasPages()) {
            throw new RefusedException(null, trouble);
        }
        readPages(titles);
        if (trouble != null) {
            parts.accept(new Part.Refused(new Refusal(null, trouble)));
        }
        return found;
    }

    private WarcReader reader(long position) throws IOException {
        SeekableByteChannel channel = input.channel();
        try {
            channel.position(position);
            WarcReader reader = new WarcReader(channel);
            reader.setLenient(true);
            return reader;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// @return why the rest of the file cannot be read, or null
    private @Nullable String findPictures() throws IOException, RefusedException {
        long records = 0;
        long bytes = 0;
        long last = 0;
        URI lastId = URI.create("");
        try (WarcReader reader = reader(0)) {
            while (true) {
                Optional<WarcRecord> next = reader.next();
                if (next.isEmpty()) {
                    return records == 0 || isCut(last, lastId) ? DAMAGED : null;
                }
                long position = reader.position();
                WarcRecord record = next.get();
                last = position;
                lastId = record.id();
                limits.check(Limit.ARCHIVE_ENTRIES, ++records);
                bytes += Math.max(0, record.body().size());
                limits.check(Limit.ARCHIVE_BYTES, bytes);
                Payload payload = payload(record);
                if (payload != null && payload.type().startsWith("image/")) {
                    if (count == positions.length) {
                        positions = Arrays.copyOf(positions, 2 * count);
                    }
                    pictures.put(key(((WarcTargetRecord) record).target()), count);
                    positions[count++] = position;
                }
            }
        } catch (IOException | RuntimeException e) {
            return DAMAGED;
        }
    }

    /// Whether the last record is shorter than it says; its place is not known where all records
    /// are packed as one.
    private boolean isCut(long position, URI id) {
        boolean there = false;
        try (WarcReader reader = reader(position)) {
            Optional<WarcRecord> record = reader.next();
            there = record.isPresent() && record.get().id().equals(id);
            if (!there) {
                return false;
            }
            MessageBody body = record.get().body();
            long bytes = 0;
            byte[] buffer = new byte[8192];
            try (InputStream in = body.stream()) {
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    bytes += n;
                }
            }
            return bytes < body.size();
        } catch (IOException | RuntimeException damaged) {
            return there;
        }
    }

    private boolean hasPages() {
        try (WarcReader reader = reader(0)) {
            return reader.next().isPresent();
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    private void readPages(Map<String, String> titles) throws IOException {
        long number = 0;
        try (WarcReader reader = reader(0)) {
            while (true) {
                Optional<WarcRecord> next;
                try {
                    next = reader.next();
                } catch (IOException | RuntimeException damaged) {
                    return; // told already
                }
                if (next.isEmpty()) {
                    return;
                }
                number++;
                WarcRecord record = next.get();
                Part[] page;
                try {
                    Payload payload = payload(record);
                    page =
                            payload == null || !isPage(payload.type())
                                    ? new Part[0]
                                    : page((WarcTargetRecord) record, payload, titles);
                } catch (IOException | RuntimeException damaged) {
                    page =
                            new Part[] {
                                new Part.Refused(
                                        new Refusal(
                                                "record " + number,
                                                "could not be unpacked: it is damaged"))
                            };
                }
                for (Part part : page) {
                    parts.accept(part);
                }
            }
        }
    }

    private static boolean isPage(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /// What a record holds, or null where it is no answer of a server or the answer is no.
    private static @Nullable Payload payload(WarcRecord record) throws IOException {
        if (record instanceof WarcResponse response && isWeb(response.target())) {
            HttpResponse http = response.http();
            if (http.status() == 200) {
                MediaType type = http.contentType();
                String packed = http.headers().first("Content-Encoding").orElse("");
                return new Payload(name(type), charset(type), packed, http.body());
            }
        } else if (record instanceof WarcResource resource) {
            MediaType type = resource.contentType();
            return new Payload(name(type), charset(type), "", resource.body());
        }
        return null;
    }

    /// `text/html`
    private static String name(MediaType type) {
        return (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String charset(MediaType type) {
        return type.parameters().get("charset");
    }

    private static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7)
                || address.regionMatches(true, 0, "https://", 0, 8);
    }

    /// An address as both WARC files and pages have it: without `#`, and `https` for `http`.
    static String key(String address) {
        String plain = address.replaceFirst("#.*$", "");
        return plain.regionMatches(true, 0, "http://", 0, 7)
                ? "https://" + plain.substring(7)
                : plain;
    }

    private Part[] page(WarcTargetRecord record, Payload payload, Map<String, String> titles)
            throws IOException {
        String url = record.target();
        if (!titles.isEmpty() && !titles.containsKey(key(url))) {
            return new Part[] {new Part.PassedOver(Characters.line(url))};
        }
        String place = Characters.cut(Characters.line(url), 300);
        int most = limits.intOf(Limit.PAGE_BYTES);
        byte[] bytes = bytes(payload, most);
        if (bytes.length > most) {
            return refused(place, limits.line(Limit.PAGE_BYTES));
        }
        String charset = payload.charset();
        String html =
                Characters.clean(
                        Encodings.decode(
                                bytes,
                                head ->
                                        charset != null
                                                ? charset
                                                : HtmlFormat.declaredCharset(head)));
        List<Part> page = new ArrayList<>();
        try {
            Sanitiser.checkSize(html);
            WebPage web =
                    new WebPage(
                            html,
                            limits,
                            address -> picture(StringUtil.resolve(url, address)),
                            warning -> page.add(new Part.Warned(new Refusal(place, warning))));
            page.addFirst(
                    new Part.Found(
                            web.draft(
                                    isWeb(url) ? url : null, record.date(), titles.get(key(url)))));
            found++;
        } catch (RefusedException e) {
            // frames and empty answers: no article, and mostly nobody's loss
            return titles.isEmpty()
                    ? new Part[] {new Part.PassedOver(place)}
                    : refused(place, e.refusal().why());
        }
        return page.toArray(Part[]::new);
    }

    /// What the server packed, unpacked; crawlers have often done so already, whatever the answer
    /// says.
    ///
    /// @return one byte more than `most` where there is more
    private static byte[] bytes(Payload payload, int most) throws IOException {
        byte[] bytes = payload.body().stream().readNBytes(most + 1);
        InputStream packed = new ByteArrayInputStream(bytes);
        String how = payload.packed().strip().toLowerCase(Locale.ROOT);
        if (how.endsWith("gzip") && GzipFormat.isGzip(bytes)) {
            return unpacked(new GZIPInputStream(packed), most);
        } else if (how.equals("deflate")) {
            boolean wrapped = bytes.length > 1 && (bytes[0] & 0x0f) == 8;
            InputStream in = new InflaterInputStream(packed, new Inflater(!wrapped));
            return unpackedOr(bytes, () -> in, most);
        } else if (how.equals("br")) {
            return unpackedOr(bytes, () -> new BrotliInputStream(packed), most);
        }
        return bytes;
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static byte[] unpackedOr(byte[] bytes, Opening opening, int most) {
        try {
            return unpacked(opening.open(), most);
        } catch (IOException unpackedAlready) {
            return bytes;
        }
    }

    private static byte[] unpacked(InputStream stream, int most) throws IOException {
        try (InputStream in = stream) {
            return in.readNBytes(most + 1);
        }
    }

    private static Part[] refused(String place, String why) {
        return new Part[] {new Part.Refused(new Refusal(place, why))};
    }

    private byte @Nullable [] picture(String address) {
        int index = address.isEmpty() ? -1 : pictures.last(key(address));
        if (index < 0) {
            return null;
        }
        int most = limits.intOf(Limit.PICTURE_BYTES);
        try (WarcReader reader = reader(positions[index])) {
            Optional<WarcRecord> next = reader.next();
            Payload payload = next.isEmpty() ? null : payload(next.get());
            if (payload == null) {
                return null;
            }
            byte[] bytes = bytes(payload, most);
            return bytes.length > most ? null : bytes;
        } catch (IOException | RuntimeException damaged) {
            return null; // as good as missing
        }
    }
}
