package etools.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Looks whether the end of a library's file is missing.
///
/// H2 opens such a file with the newest state that is whole, which is right after a power cut and
/// wrong for a file that was cut while it was copied: it would lose articles in silence. A file
/// that was closed in order says in its header where its newest chunk is.
///
/// @see <a href="https://www.h2database.com/html/mvstore.html#fileFormat">H2: MVStore, file
///   format</a>
final class FileHeader {

    private static final int BLOCK_BYTES = 4096;

    static boolean isCut(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            Map<String, String> header = fields(bytes, 0);
            if (!"1".equals(header.get("clean")) || !header.containsKey("block")) {
                return false; // not closed in order: H2 finds the newest state by itself
            }
            long block = Long.parseLong(header.getOrDefault("block", ""), 16);
            Map<String, String> chunk = fields(bytes, block * BLOCK_BYTES);
            if (!chunk.getOrDefault("chunk", "").equals(header.get("chunk"))) {
                return true;
            }
            long blocks = Long.parseLong(chunk.getOrDefault("len", "1"), 16);
            return bytes.length() < (block + blocks) * BLOCK_BYTES;
        } catch (NumberFormatException e) {
            return false; // no header of H2: opening it will tell
        }
    }

    /// `name:value` pairs in one line.
    private static Map<String, String> fields(RandomAccessFile bytes, long at) throws IOException {
        byte[] start = new byte[Math.clamp(bytes.length() - at, 0, 512)];
        bytes.seek(at);
        bytes.readFully(start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        Map<String, String> fields = new HashMap<>();
        for (String field : (end < 0 ? text : text.substring(0, end)).split(",", -1)) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.put(field.substring(0, colon), field.substring(colon + 1));
            }
        }
        return fields;
    }

    private FileHeader() {}
}
