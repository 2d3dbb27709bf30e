package etools.store;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The library as one file, and the folder with those that were made by themselves.
public final class Backups {

    static final String FOLDER = "backups";
    static final int KEPT = 7;

    private static final String PREFIX = "library-";
    private static final String ENDING = ".zip";
    private static final String PART = ".part";
    private static final Pattern PACK =
            Pattern.compile(Originals.FOLDER + "/[0-9a-f-]{36}" + Pattern.quote(Originals.ENDING));
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    /// The backups in the library's own folder, newest first.
    public static List<Path> in(Path folder) {
        Path backups = folder.resolve(FOLDER);
        if (!Files.isDirectory(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(Backups::isBackup)
                    .sorted(Comparator.comparing(Backups::order).reversed())
                    .toList();
        } catch (IOException e) {
            throw Failures.of("read the backups of", folder, e);
        }
    }

    /// The libraries that were set aside: damaged ones, and those that a restore replaced.
    public static List<Path> setAside(Path folder) {
        Path aside = folder.resolve(Database.SET_ASIDE);
        if (!Files.isDirectory(aside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside)) {
            return files.filter(file -> file.toString().endsWith(".mv.db")).sorted().toList();
        } catch (IOException e) {
            throw Failures.of("read what was set aside of", folder, e);
        }
    }

    static Optional<Path> newest(Path folder) {
        return in(folder).stream().findFirst();
    }

    private static boolean isBackup(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(ENDING);
    }

    /// The second one of a second is called `library-20250104-070000-2.zip`.
    private static String order(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    static String stamp(Instant now) {
        return STAMP.format(now.atZone(ZoneId.systemDefault()));
    }

    /// A name of its own for the next one.
    static Path next(Path folder, Instant now) throws IOException {
        Path backups = folder.resolve(FOLDER);
        Files.createDirectories(backups);
        Path file = backups.resolve(PREFIX + stamp(now) + ENDING);
        for (int i = 2; Files.exists(file); i++) {
            file = backups.resolve(PREFIX + stamp(now) + "-" + i + ENDING);
        }
        return file;
    }

    static boolean isDue(Path folder, Instant now) {
        String day = PREFIX + stamp(now).substring(0, 8);
        return newest(folder)
                .map(file -> file.getFileName().toString().substring(0, day.length()))
                .map(newest -> newest.compareTo(day) < 0)
                .orElse(true);
    }

    /// Writes `file` from a database in use; the file appears when it is whole.
    static void write(Connection connection, Path file) throws SQLException, IOException {
        Path target = file.toAbsolutePath();
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path part = target.resolveSibling(target.getFileName() + PART);
        try {
            try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                backup.setString(1, part.toString());
                backup.execute();
            }
            putInPlace(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The same with the originals of imported files, which the library's own backups leave out:
    /// packs are only ever added to, so those that are there are the backup of what is in them.
    static void writeWhole(Connection connection, Path folder, Path file)
            throws SQLException, IOException {
        write(connection, file);
        List<Path> packs = Originals.packs(folder);
        if (packs.isEmpty()) {
            return;
        }
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + PART);
        try {
            try (ZipFile library = ZipFile.builder().setPath(target).get();
                    ZipArchiveOutputStream zip = new ZipArchiveOutputStream(part)) {
                library.copyRawEntries(zip, _ -> true);
                for (Path pack : packs) {
                    addPack(zip, pack);
                }
                zip.finish();
            }
            putInPlace(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// As far as the pack goes by now; it may go on with half a record.
    private static void addPack(ZipArchiveOutputStream zip, Path pack) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(Originals.FOLDER + "/" + pack.getFileName());
        entry.setMethod(ZipEntry.STORED); // it is compressed
        zip.putArchiveEntry(entry);
        Files.copy(pack, zip);
        zip.closeArchiveEntry();
    }

    /// Brings the packs of a backup, except those of which more is there.
    static void unpackOriginals(Path backup, Path folder) throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(backup.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (PACK.matcher(entry.getName()).matches()) {
                    Path target = folder.resolve(entry.getName());
                    if (!Files.exists(target) || Files.size(target) < entry.getSize()) {
                        Files.createDirectories(folder.resolve(Originals.FOLDER));
                        Path part = target.resolveSibling(target.getFileName() + PART);
                        try (InputStream in = zip.getInputStream(entry)) {
                            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                            putInPlace(part, target);
                        } finally {
                            Files.deleteIfExists(part);
                        }
                    }
                }
            }
        }
    }

    /// Writes `file` from a database that nobody has open.
    static void writeUnused(Path database, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                zip.putNextEntry(new ZipEntry(database.getFileName().toString()));
                Files.copy(database, zip);
                zip.closeEntry();
            }
            putInPlace(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Keeps the newest [#KEPT] and drops what a killed process left half written.
    static void prune(Path folder) throws IOException {
        List<Path> all = in(folder);
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    static void deleteParts(Path folder) throws IOException {
        Path backups = folder.resolve(FOLDER);
        if (Files.isDirectory(backups)) {
            try (Stream<Path> files = Files.list(backups)) {
                for (Path part : files.filter(file -> file.toString().endsWith(PART)).toList()) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /// Unpacks a backup.
    static void unpack(Path backup, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                    return;
                }
            }
        }
        throw new StoreException(backup + " is no backup of a library", null);
    }

    /// Makes `part` durable and gives it its name at once.
    static void putInPlace(Path part, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(target);
    }

    /// A new name is durable once its folder is; Windows cannot and need not open a folder.
    static void syncFolder(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Backups() {}
}
