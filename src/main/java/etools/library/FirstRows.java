package etools.library;

import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Reading;
import etools.article.Statistics;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/// The top of the whole list and the counts beside it, kept in a small file in the library's folder
/// so that a window can show them before the library is open, whatever the library's size.
///
/// The file is there only while it is true: the library deletes it before it changes anything
/// ([Library#keepFirstRows] writes it again). One that is damaged or of another version is as if it
/// were not there.
///
/// @param sort the order it is the top of
/// @param total how many rows the whole list has
/// @param headlines the first of them
/// @param day when the statistics were true
public record FirstRows(
        Query.Sort sort,
        boolean descending,
        int total,
        List<Headline> headlines,
        Statistics statistics,
        LocalDate day,
        List<CategoryCount> categories) {

    static final String FILE = "first-rows";

    /// More than a window shows at its start.
    static final int MOST = 30;

    private static final int MAGIC = 0x45544652;
    private static final int VERSION = 2;
    private static final int HEADER_BYTES = 16;
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int MAX_BYTES = 8 << 20;

    /// What is kept in `folder` and true.
    public static Optional<FirstRows> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] all = Files.readAllBytes(file);
            ByteBuffer header = ByteBuffer.wrap(all);
            if (all.length < HEADER_BYTES
                    || header.getInt() != MAGIC
                    || header.getInt() != VERSION
                    || header.getLong() != checksum(all, HEADER_BYTES)) {
                return Optional.empty();
            }
            return Optional.of(decoded(header));
        } catch (IOException
                | BufferUnderflowException
                | DateTimeException
                | IllegalArgumentException e) {
            System.getLogger(FirstRows.class.getName())
                    .log(System.Logger.Level.WARNING, file + " is not used", e);
            return Optional.empty();
        }
    }

    /// The counts as they are today: what was read on another day was not read today.
    public Statistics statisticsOn(LocalDate today) {
        boolean sameWeek = monday(today).equals(monday(day)) && !today.isBefore(day);
        return new Statistics(
                statistics.articles(),
                statistics.unread(),
                statistics.starred(),
                statistics.words(),
                statistics.readings(),
                statistics.wordsRead(),
                today.equals(day) ? statistics.wordsReadToday() : 0,
                sameWeek ? statistics.wordsReadThisWeek() : 0,
                statistics.wordsPerMinute(),
                statistics.importedReadings());
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// Puts this in the place of the file, whole or not at all.
    void write(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        bytes.writeBytes(new byte[HEADER_BYTES]);
        encode(new DataOutputStream(bytes));
        byte[] all = bytes.toByteArray();
        ByteBuffer.wrap(all).putInt(MAGIC).putInt(VERSION).putLong(checksum(all, HEADER_BYTES));
        Path half = folder.resolve(FILE + ".part");
        try {
            Files.write(half, all);
            Files.move(
                    half,
                    folder.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    private void encode(DataOutputStream out) throws IOException {
        text(out, sort.name());
        out.writeBoolean(descending);
        out.writeInt(total);
        out.writeLong(day.toEpochDay());
        out.writeLong(statistics.articles());
        out.writeLong(statistics.unread());
        out.writeLong(statistics.starred());
        out.writeLong(statistics.words());
        out.writeLong(statistics.readings());
        out.writeLong(statistics.wordsRead());
        out.writeLong(statistics.wordsReadToday());
        out.writeLong(statistics.wordsReadThisWeek());
        out.writeInt(statistics.wordsPerMinute());
        out.writeLong(statistics.importedReadings());
        out.writeInt(categories.size());
        for (CategoryCount count : categories) {
            category(out, count.category());
            out.writeInt(count.articles());
            out.writeInt(count.unread());
            out.writeInt(count.starred());
        }
        out.writeInt(headlines.size());
        for (Headline headline : headlines) {
            out.writeInt(headline.row());
            out.writeLong(headline.id().value().getMostSignificantBits());
            out.writeLong(headline.id().value().getLeastSignificantBits());
            category(out, headline.category());
            text(out, headline.title());
            text(out, headline.url());
            out.writeLong(headline.date() == null ? NO_DAY : headline.date().toEpochDay());
            text(out, headline.summary());
            out.writeInt(headline.words());
            instant(out, headline.created());
            instant(out, headline.updated());
            out.writeBoolean(headline.reading().read());
            out.writeBoolean(headline.reading().starred());
            out.writeInt(headline.reading().count());
            out.writeBoolean(headline.reading().lastRead() != null);
            if (headline.reading().lastRead() != null) {
                instant(out, headline.reading().lastRead());
            }
        }
    }

    private static FirstRows decoded(ByteBuffer in) throws IOException {
        Query.Sort sort = Query.Sort.valueOf(present(in));
        boolean descending = in.get() != 0;
        int total = in.getInt();
        LocalDate day = LocalDate.ofEpochDay(in.getLong());
        Statistics statistics =
                new Statistics(
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getInt(),
                        in.getLong());
        List<CategoryCount> categories = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            categories.add(new CategoryCount(category(in), in.getInt(), in.getInt(), in.getInt()));
        }
        List<Headline> headlines = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            int row = in.getInt();
            ArticleId id = new ArticleId(new UUID(in.getLong(), in.getLong()));
            Category category = category(in);
            String title = present(in);
            String url = text(in);
            long date = in.getLong();
            headlines.add(
                    new Headline(
                            row,
                            id,
                            category,
                            title,
                            url,
                            date == NO_DAY ? null : LocalDate.ofEpochDay(date),
                            present(in),
                            in.getInt(),
                            instant(in),
                            instant(in),
                            new Reading(
                                    in.get() != 0,
                                    in.get() != 0,
                                    in.getInt(),
                                    in.get() != 0 ? instant(in) : null)));
        }
        return new FirstRows(
                sort,
                descending,
                total,
                List.copyOf(headlines),
                statistics,
                day,
                List.copyOf(categories));
    }

    private static void category(DataOutputStream out, @Nullable Category category)
            throws IOException {
        text(out, category == null ? null : category.id());
        text(out, category == null ? null : category.name());
    }

    private static @Nullable Category category(ByteBuffer in) throws IOException {
        String id = text(in);
        String name = text(in);
        return id == null || name == null ? null : new Category(id, name);
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant instant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static @Nullable String text(ByteBuffer in) throws IOException {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        if (length > in.remaining()) {
            throw new IOException("a text is cut");
        }
        String text =
                new String(
                        in.array(),
                        in.arrayOffset() + in.position(),
                        length,
                        StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static String present(ByteBuffer in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }
}
