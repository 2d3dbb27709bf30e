package etools.format;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// A web archive as browser extensions write it: WARC files in a ZIP file, with a list of the pages
/// that were visited.
///
/// @see <a href="https://specs.webrecorder.net/wacz/latest/">Web Archive Collection Zipped</a>
public final class WaczFormat implements ArticleFormat {

    private static final JsonMapper MAPPER = JsonMapper.builder(Json.FACTORY).build();

    private static final int MAX_PAGES = 100_000;
    private static final int MAX_LINE_CHARS = 4 << 20;

    @Override
    public String name() {
        return "Web archive (WACZ)";
    }

    @Override
    public String kept() {
        return WarcFormat.KEPT;
    }

    @Override
    public String lost() {
        return WarcFormat.LOST;
    }

    @Override
    public List<String> endings() {
        return List.of("wacz");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return ZipMembers.anyName(input, "datapackage.json"::equals)
                && ZipMembers.anyName(input, WaczFormat::isArchive);
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("archive/")
                && (lower.endsWith(".warc.gz") || lower.endsWith(".warc"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        try (ZipMembers zip = ZipMembers.open(input)) {
            Map<String, String> titles = titles(zip);
            int found = 0;
            List<Refusal> refusals = new ArrayList<>();
            for (int i = 0; i < zip.count(); i++) {
                ZipMembers.Entry entry = zip.entry(i);
                if (isArchive(entry.name())) {
                    found += read(zip, entry, titles, input.limits(), parts, refusals);
                }
            }
            if (found == 0 && refusals.isEmpty()) {
                throw new RefusedException(null, "a web archive without a page in it");
            }
            for (Refusal refusal : refusals) {
                parts.accept(new Part.Refused(refusal));
            }
        }
    }

    private static int read(
            ZipMembers zip,
            ZipMembers.Entry entry,
            Map<String, String> titles,
            Limits limits,
            Consumer<Part> parts,
            List<Refusal> refusals)
            throws IOException {
        String name = entry.name();
        Unpacked unpacked;
        try (InputStream in = zip.open(entry)) {
            unpacked = Unpacked.of(name, in, limits, other -> null);
        } catch (OverLimit e) {
            refusals.add(new Refusal(name, String.valueOf(e.getMessage())));
            return 0;
        } catch (RefusedException e) {
            refusals.add(e.refusal());
            return 0;
        } catch (Unpacked.NoSpaceException e) {
            throw e;
        } catch (IOException | RuntimeException damaged) {
            refusals.add(new Refusal(name, "could not be unpacked: it is damaged"));
            return 0;
        }
        try (unpacked) {
            return new WarcPages(unpacked, limits, parts).read(titles);
        } catch (RefusedException e) {
            refusals.add(new Refusal(name, e.refusal().line()));
            return 0;
        }
    }

    /// The visited pages' titles by their addresses; none where the archive has no list.
    private static Map<String, String> titles(ZipMembers zip) throws IOException {
        Map<String, String> titles = new HashMap<>();
        for (String list : List.of("pages/pages.jsonl", "pages/extraPages.jsonl")) {
            try (InputStream in = zip.open(list)) {
                if (in != null) {
                    read(in, titles);
                }
            } catch (RefusedException | IOException | JacksonException damaged) {
                return Map.of(); // all pages, then
            }
        }
        return titles;
    }

    private static void read(InputStream in, Map<String, String> titles) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = line(lines);
                !line.isEmpty() && titles.size() < MAX_PAGES;
                line = line(lines)) {
            JsonNode page = MAPPER.readTree(line);
            String url = page.path("url").asString("");
            if (!url.isEmpty()) {
                titles.put(WarcPages.key(url), page.path("title").asString(""));
            }
        }
    }

    private static String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c != '\n') {
                line.append((char) c);
            } else if (!line.isEmpty()) {
                break;
            }
            if (line.length() > MAX_LINE_CHARS) {
                throw new IOException("a line of the list of pages is too long");
            }
        }
        return line.toString();
    }
}
