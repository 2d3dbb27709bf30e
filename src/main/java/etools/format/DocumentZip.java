package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files inside a book or an office document, which are ZIP archives. Each is read as a whole,
/// and all that is read together is no more than [Limit#DOCUMENT_BYTES].
final class DocumentZip implements Closeable {

    /// A book has some thousand files.
    private static final int MAX_FILES = 100_000;

    private final Limits limits;
    private final Deadline deadline;
    private final ZipMembers zip;
    private final List<String> names;
    private final Map<String, String> byLowerCase = new HashMap<>();
    private long bytesLeft;

    private DocumentZip(ZipMembers zip, Limits limits) throws IOException {
        this.zip = zip;
        this.limits = limits;
        deadline = new Deadline(limits);
        bytesLeft = limits.of(Limit.DOCUMENT_BYTES);
        names = zip.names();
        for (String name : names) {
            byLowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        }
    }

    /// @throws RefusedException it is damaged, or larger than a document may be
    static DocumentZip open(Input input) throws IOException, RefusedException {
        ZipMembers zip = ZipMembers.open(input);
        try {
            if (zip.count() > MAX_FILES) {
                throw new RefusedException(null, "more files in it than any document has");
            }
            return new DocumentZip(zip, input.limits());
        } catch (IOException | RefusedException e) {
            zip.close();
            throw e;
        }
    }

    /// What the file called `mimetype` says, which stands first in books and OpenDocument texts.
    static String type(Input input) throws IOException {
        String head = new String(input.head(), StandardCharsets.ISO_8859_1);
        int start = 30 + "mimetype".length();
        if (!head.startsWith("PK\u0003\u0004") || !head.startsWith("mimetype", 30)) {
            return "";
        }
        int end = start;
        while (end < head.length() && head.charAt(end) > ' ' && head.charAt(end) < 0x7f) {
            end++;
        }
        return head.substring(start, end);
    }

    List<String> names() {
        return names;
    }

    /// Whether there is a file of that name, whichever way its letters are cased.
    boolean has(String name) {
        return byLowerCase.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /// The file of that name, or null where there is none.
    ///
    /// @param limit of this one file
    /// @throws RefusedException it is damaged, locked, or too much
    byte @Nullable [] read(String name, Limit limit) throws IOException, RefusedException {
        deadline.check();
        if (bytesLeft <= 0) {
            throw new RefusedException(null, limits.line(Limit.DOCUMENT_BYTES));
        }
        String found = zip.has(name) ? name : byLowerCase.get(name.toLowerCase(Locale.ROOT));
        ZipMembers.Entry entry = found == null ? null : zip.entry(found);
        if (entry == null) {
            return null;
        }
        try {
            byte[] bytes = zip.bytes(entry, limit);
            bytesLeft -= bytes.length;
            return bytes;
        } catch (RefusedException e) {
            throw new RefusedException(name, e.refusal().why());
        }
    }

    /// The name of the file that `reference` means where it stands in `from`, or null where that is
    /// none inside: an address elsewhere, or a way out.
    static @Nullable String resolve(String from, String reference) {
        String path = withoutFragment(reference);
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        if (path.isEmpty()) {
            return from;
        } else if (path.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*") || path.startsWith("//")) {
            return null;
        }
        path = decoded(path);
        Deque<String> steps = new ArrayDeque<>();
        if (!path.startsWith("/")) {
            for (String step : from.substring(0, from.lastIndexOf('/') + 1).split("/", -1)) {
                if (!step.isEmpty()) {
                    steps.addLast(step);
                }
            }
        }
        for (String step : path.split("/", -1)) {
            switch (step) {
                case "", "." -> {}
                case ".." -> {
                    if (steps.pollLast() == null) {
                        return null;
                    }
                }
                default -> steps.addLast(step);
            }
        }
        String name = String.join("/", steps);
        return name.isEmpty() || name.indexOf('\0') >= 0 || name.indexOf('\\') >= 0 ? null : name;
    }

    static String fragment(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? "" : decoded(reference.substring(hash + 1));
    }

    private static String withoutFragment(String reference) {
        int hash = reference.indexOf('#');
        return (hash < 0 ? reference : reference.substring(0, hash)).strip();
    }

    /// `path` with `%20` and the like read.
    static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
