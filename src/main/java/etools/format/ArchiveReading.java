package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Hands out what is in an archive: its files to be read, then the names of those that are only
/// there for a page, and a line for each that is neither.
final class ArchiveReading {

    /// Longer than any path that a file system allows.
    private static final int MAX_NAME_CHARS = 5000;

    private final Archive archive;
    private final Limits limits;
    private final Consumer<Part> parts;

    /// @param parts told of everything in the archive
    ArchiveReading(Archive archive, Limits limits, Consumer<Part> parts) {
        this.archive = archive;
        this.limits = limits;
        this.parts = parts;
    }

    /// @param kind such as `ZIP archive`
    /// @throws RefusedException nothing in it can be read
    void run(String kind) throws IOException, RefusedException {
        check(kind);
        for (int i = 0; i < archive.count(); i++) {
            Archive.Entry entry = archive.entry(i);
            if (!entry.isFolder() && !isPassedOver(entry) && !hand(entry)) {
                return;
            }
        }
        for (int i = 0; i < archive.count(); i++) {
            Archive.Entry entry = archive.entry(i);
            if (!entry.isFolder() && isPassedOver(entry)) {
                parts.accept(new Part.PassedOver(shown(entry)));
            }
        }
        String trouble = archive.trouble();
        if (trouble != null) {
            parts.accept(new Part.Refused(new Refusal(null, trouble)));
        }
    }

    private void check(String kind) throws IOException, RefusedException {
        int passedOver = 0;
        int encrypted = 0;
        for (int i = 0; i < archive.count(); i++) {
            Archive.Entry entry = archive.entry(i);
            if (!entry.isFolder()) {
                if (isPassedOver(entry)) {
                    passedOver++;
                } else if (entry.isEncrypted()) {
                    encrypted++;
                } else {
                    return;
                }
            }
        }
        String trouble = archive.trouble();
        if (trouble != null) {
            throw new RefusedException(null, trouble);
        } else if (encrypted > 0) {
            throw new RefusedException(
                    null, "an encrypted " + kind + ": unpack it with its password and import that");
        } else if (passedOver > 0) {
            throw new RefusedException(
                    null, "a " + kind + " of pictures and other files that are no articles");
        } else {
            throw new RefusedException(null, "an empty " + kind);
        }
    }

    /// Whether a file is only there for a page, or hidden, or left lying about.
    private boolean isPassedOver(Archive.Entry entry) throws IOException {
        String name = safe(entry.name());
        if (name == null) {
            return false;
        }
        int start = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', start)) {
            String folder = name.substring(start, slash);
            if (Besides.isLeftLying(folder)) {
                return true;
            }
            for (String page : Besides.pagesOf(folder)) {
                if (archive.last(name.substring(0, start) + page) >= 0) {
                    return true;
                }
            }
            start = slash + 1;
        }
        String file = name.substring(start);
        return Besides.isLeftLying(file) || Besides.isNoArticle(file);
    }

    /// `name` as a path inside the archive, or null where it would lead out of it.
    private static @Nullable String safe(String name) {
        return name.length() > MAX_NAME_CHARS ? null : Besides.inside(Characters.line(name));
    }

    private static String shown(Archive.Entry entry) {
        return Characters.cut(Characters.line(entry.name()), 300);
    }

    /// @return false where the rest of the archive must not be read
    private boolean hand(Archive.Entry entry) throws IOException {
        String name = safe(entry.name());
        if (name == null) {
            return refuse(shown(entry), "its name leads out of the archive: it is not read");
        } else if (entry.isNoFile()) {
            return refuse(name, "a link or a device, not a file: it is not followed");
        } else if (archive.last(entry.name()) != entry.index()) {
            return refuse(
                    name, "a later file in the archive has the same name, and that one is read");
        }
        return hand(name, () -> archive.open(entry.index()), this::beside);
    }

    /// Where a member's bytes come from.
    interface Source {
        InputStream open() throws IOException, RefusedException;
    }

    /// Unpacks one member and hands it out.
    ///
    /// @return false where the rest of the archive must not be read
    boolean hand(String name, Source source, Unpacked.Others others) throws IOException {
        Unpacked unpacked;
        try (InputStream in = source.open()) {
            unpacked = Unpacked.of(name, in, limits, others);
        } catch (RefusedException e) {
            return refuse(name, e.refusal().why());
        } catch (OverLimit e) {
            refuse(name, String.valueOf(e.getMessage()));
            return e.limit() != Limit.ARCHIVE_BYTES;
        } catch (Unpacked.NoSpaceException e) {
            throw e;
        } catch (IOException | RuntimeException damaged) {
            return refuse(name, "could not be unpacked: it is damaged");
        }
        try (unpacked) {
            if (ForeignKinds.isPicture(unpacked.head())) {
                parts.accept(new Part.PassedOver(name));
            } else {
                parts.accept(new Part.Member(unpacked));
            }
        }
        return true;
    }

    private boolean refuse(String name, String why) {
        parts.accept(new Part.Refused(new Refusal(name, why)));
        return true;
    }

    private byte @Nullable [] beside(String name) throws IOException {
        int index = archive.last(name);
        if (index < 0) {
            return null;
        }
        int most = limits.intOf(Limit.PICTURE_BYTES);
        try (InputStream in = archive.open(index)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? null : bytes;
        } catch (RefusedException | IOException | RuntimeException damaged) {
            return null; // as good as missing
        }
    }
}
