package etools.importing;

import etools.format.Besides;
import etools.format.Input;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/// Walks files and folders depth first, in the order of their names, one step at a time. Each
/// distinct file comes once, however many names and links lead to it. In folders the pictures,
/// styles and scripts of pages are passed over without a word; a page finds its own.
final class FileWalk implements Iterator<FoundFile> {

    /// A folder on the way down to where the walk is.
    private record Folder(Object key, Iterator<Source.Named> rest) {}

    private final Iterator<Source> sources;
    private final Deque<Folder> folders = new ArrayDeque<>();
    private final Set<Object> seen = new HashSet<>();
    private @Nullable FoundFile next;

    /// The folder under way that a person named.
    private String top = "";

    /// Files passed over in it, and whether anything else was in it.
    private boolean passedOver;

    private boolean met;

    FileWalk(List<Source> sources) {
        this.sources = sources.iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null && advance()) {}
        return next != null;
    }

    @Override
    public FoundFile next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FoundFile found = Objects.requireNonNull(next);
        next = null;
        return found;
    }

    /// One step; it need not find anything.
    ///
    /// @return false at the end
    private boolean advance() {
        Folder folder = folders.peek();
        if (folder != null) {
            if (folder.rest.hasNext()) {
                visit(folder.rest.next());
            } else {
                folders.pop();
                if (folders.isEmpty() && passedOver && !met) {
                    next =
                            new FoundFile.Refused(
                                    top, "a folder of pictures and other files, but no articles");
                }
            }
            return true;
        }
        if (!sources.hasNext()) {
            return false;
        }
        switch (sources.next()) {
            case Source.Named named -> {
                top = named.shownAs().toString();
                passedOver = false;
                met = false;
                visit(named);
            }
            case Source.Spooled(Path file, String name) -> next = spooled(file, name);
            case Source.Kept kept -> next = kept(kept);
            case Source.Pasted(String text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                next = new FoundFile.Pasted("pasted text", Input.of("", bytes), bytes.length);
            }
        }
        return true;
    }

    private static FoundFile kept(Source.Kept kept) {
        Path fileName = Path.of(kept.name()).getFileName();
        String plain = fileName == null ? "" : fileName.toString();
        Input input =
                new Input() {
                    @Override
                    public String name() {
                        return plain;
                    }

                    @Override
                    public InputStream open() throws IOException {
                        return kept.content().open();
                    }
                };
        return new FoundFile.Kept(kept.name(), input, kept.bytes(), kept.fitted());
    }

    private static FoundFile spooled(Path file, String name) {
        try {
            return new FoundFile.OnDisk(name, file, Files.size(file));
        } catch (IOException e) {
            return new FoundFile.Refused(name, why(file, e));
        }
    }

    private void visit(Source.Named named) {
        Path path = named.path();
        String shownAs = named.shownAs().toString();
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey() != null ? attributes.fileKey() : path.toRealPath();
            if (attributes.isDirectory()) {
                enter(named, key);
                return;
            }
            met = true;
            if (!attributes.isRegularFile()) {
                next =
                        new FoundFile.Refused(
                                shownAs, "it is a pipe, a socket or a device, no file");
            } else if (seen.add(key)) {
                next = new FoundFile.OnDisk(shownAs, path, attributes.size());
            }
        } catch (IOException e) {
            next = new FoundFile.Refused(shownAs, why(path, e));
        }
    }

    private void enter(Source.Named named, Object key) throws IOException {
        for (Folder above : folders) {
            if (above.key.equals(key)) {
                next =
                        new FoundFile.Refused(
                                named.shownAs().toString(),
                                "it is a link back to a folder that it lies in");
                return;
            }
        }
        if (!seen.add(key)) {
            return;
        }
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(named.path())) {
            for (Path path : inside) {
                Path name = path.getFileName();
                if (!Besides.isLeftLying(name.toString())) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Set<Path> all = new HashSet<>(names);
        passedOver |= names.removeIf(name -> isOfAPage(named.path().resolve(name), all));
        Collections.sort(names);
        Iterator<Path> sorted = names.iterator();
        folders.push(
                new Folder(
                        key,
                        new Iterator<>() {
                            @Override
                            public boolean hasNext() {
                                return sorted.hasNext();
                            }

                            @Override
                            public Source.Named next() {
                                Path name = sorted.next();
                                return new Source.Named(
                                        named.path().resolve(name), named.shownAs().resolve(name));
                            }
                        }));
    }

    /// Whether a file or folder is only there for a page.
    ///
    /// @param beside names of all that is beside it
    private static boolean isOfAPage(Path path, Set<Path> beside) {
        String name = path.getFileName().toString();
        return (Besides.isNoArticle(name) && Files.isRegularFile(path))
                || (Besides.pagesOf(name).stream().anyMatch(page -> beside.contains(Path.of(page)))
                        && Files.isDirectory(path));
    }

    /// Why a file or folder cannot be read, in words for the person who owns it.
    static String why(Path path, IOException e) {
        return switch (e) {
            case NoSuchFileException _ ->
                    Files.isSymbolicLink(path)
                            ? "it is a link to something that is not there"
                            : "it is not there";
            case AccessDeniedException _ -> "you have no permission to read it";
            case FileSystemLoopException _ -> "it is a link that leads to itself";
            default -> {
                String message = String.valueOf(e.getMessage());
                yield message.contains("symbolic links")
                        ? "it is a link that leads to itself"
                        : "could not be read: " + lastPart(message);
            }
        };
    }

    /// `/path/of/the/file: Input/output error` without the path, which the line names already.
    private static String lastPart(String message) {
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }
}
