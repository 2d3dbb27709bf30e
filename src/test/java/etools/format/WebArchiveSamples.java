package etools.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes web archives. `mvn -q test -Dtest=WarcFormatTest -Dsamples=write` writes the samples.
final class WebArchiveSamples {

    static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The ferry is"
                    + " late</title><meta name=\"author\" content=\"Rosa Quay\"></head><body>"
                    + "<article><h1>The ferry is late</h1><p>For the first time in forty years the"
                    + " morning ferry left the island after the bell, because a swan had sat down"
                    + " on the gangway and would not be talked out of it.</p><p><img"
                    + " src=\"/pictures/swan.png\" alt=\"The swan\"></p><p>The captain, who has a"
                    + " timetable to keep, waited four minutes, then read the swan the timetable,"
                    + " and waited six minutes more, caf\u00e9 guests said.</p></article></body>"
                    + "</html>";

    static final String SECOND =
            "<html><head><title>Swans, explained</title></head><body><p>A swan that sits is a swan"
                    + " that thinks, and nobody has yet found out about what it thinks for so long"
                    + " in the morning.</p></body></html>";

    /// One record; the server's answer stands before its content.
    static byte[] record(String type, String url, String contentType, byte[]... block)
            throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : block) {
            content.write(part);
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(
                latin(
                        "WARC/1.0\r\nWARC-Type: "
                                + type
                                + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-"
                                + String.format("%012x", url.hashCode() & 0xffffffffL)
                                + ">\r\nWARC-Date: 2026-06-07T05:04:03Z\r\n"
                                + (url.isEmpty() ? "" : "WARC-Target-URI: " + url + "\r\n")
                                + "Content-Type: "
                                + contentType
                                + "\r\nContent-Length: "
                                + content.size()
                                + "\r\n\r\n"));
        record.write(content.toByteArray());
        record.write(latin("\r\n\r\n"));
        return record.toByteArray();
    }

    static byte[] response(String url, String header, byte[] body) throws IOException {
        return record(
                "response",
                url,
                "application/http; msgtype=response",
                latin(header.replace("\n", "\r\n") + "\r\n\r\n"),
                body);
    }

    /// The records of the sample, in the order of a visit.
    static byte[][] visit() throws IOException {
        byte[] picture = picture();
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        return new byte[][] {
            record(
                    "warcinfo",
                    "",
                    "application/warc-fields",
                    latin("software: sample maker\r\nformat: WARC File Format 1.0\r\n")),
            record(
                    "request",
                    "http://example.org/ferry",
                    "application/http; msgtype=request",
                    latin("GET /ferry HTTP/1.1\r\nHost: example.org\r\n\r\n")),
            response(
                    "http://example.org/ferry",
                    "HTTP/1.1 301 Moved\nLocation: https://example.org/ferry\nContent-Type:"
                            + " text/html",
                    latin("<html><title>Moved</title><p>Moved here.</p></html>")),
            response(
                    "https://example.org/ferry",
                    "HTTP/1.1 200 OK\nContent-Type: text/html; charset=UTF-8\nContent-Encoding:"
                            + " gzip\nTransfer-Encoding: chunked",
                    chunked(gzip(page))),
            response(
                    "https://example.org/pictures/swan.png",
                    "HTTP/1.1 200 OK\nContent-Type: image/png",
                    picture),
            response(
                    "https://example.org/frame",
                    "HTTP/1.1 200 OK\nContent-Type: text/html",
                    latin("<html><script>count()</script></html>")),
            record(
                    "revisit",
                    "https://example.org/ferry",
                    "application/http; msgtype=response",
                    latin("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")),
            record("resource", "https://example.org/swans.html", "text/html", latin(SECOND)),
            record("metadata", "https://example.org/ferry", "text/plain", latin("a note"))
        };
    }

    static byte[] warc() throws IOException {
        return joined(visit());
    }

    /// Each record packed by itself, as crawlers do.
    static byte[] warcGz() throws IOException {
        byte[][] records = visit();
        for (int i = 0; i < records.length; i++) {
            records[i] = gzip(records[i]);
        }
        return joined(records);
    }

    static byte[] wacz() throws IOException {
        String pages =
                "{\"format\": \"json-pages-1.0\", \"id\": \"pages\", \"title\": \"All pages\"}\n"
                        + "{\"id\": \"1\", \"url\": \"https://example.org/ferry\", \"ts\":"
                        + " \"2026-06-07T05:04:03Z\", \"title\": \"Ferry\"}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            stored(zip, "archive/data.warc.gz", warcGz());
            stored(zip, "pages/pages.jsonl", latin(pages));
            stored(zip, "datapackage.json", latin("{\"profile\": \"data-package\"}"));
        }
        return out.toByteArray();
    }

    /// A library of members that are neither younger nor older on any machine.
    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 6, 7, 5, 4));
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    static byte[] picture() throws IOException {
        return Samples.file("html/complete/Lantern night_files/lanterns.png").open().readAllBytes();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] chunked(byte[] bytes) {
        int half = bytes.length / 2;
        return joined(
                latin(Integer.toHexString(half) + "\r\n"),
                Arrays.copyOf(bytes, half),
                latin("\r\n" + Integer.toHexString(bytes.length - half) + "\r\n"),
                Arrays.copyOfRange(bytes, half, bytes.length),
                latin("\r\n0\r\n\r\n"));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param folder of the samples
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("WarcFormat"));
        Files.write(folder.resolve("WarcFormat/visit.warc"), warc());
        Files.write(folder.resolve("WarcFormat/visit.warc.gz"), warcGz());
        Files.createDirectories(folder.resolve("WaczFormat"));
        Files.write(folder.resolve("WaczFormat/visit.wacz"), wacz());
    }

    private WebArchiveSamples() {}
}
