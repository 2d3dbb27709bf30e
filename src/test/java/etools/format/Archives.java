package etools.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes archives, and tells what a format hands out of one.
final class Archives {

    /// A ZIP archive of members and texts in turn.
    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /// What stands in an archive, a line a part: `member a.txt: its text`, `passed over b.png`,
    /// `refused c: why`.
    static List<String> told(Input input) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            Formats.read(input, part -> lines.add(line(part)));
        } catch (RefusedException e) {
            lines.add("refused " + e.refusal().line());
        }
        return lines;
    }

    static List<String> told(String name, byte[] bytes) throws IOException {
        return told(Input.of(name, bytes));
    }

    private static String line(Part part) {
        return switch (part) {
            case Part.Member(Input member) -> "member " + member.name() + ": " + text(member);
            case Part.PassedOver(String name) -> "passed over " + name;
            case Part.Refused(Refusal refusal) -> "refused " + refusal.line();
            default -> part.toString();
        };
    }

    private static String text(Input member) {
        try (InputStream in = member.open()) {
            return new String(in.readNBytes(200), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Archives() {}
}
