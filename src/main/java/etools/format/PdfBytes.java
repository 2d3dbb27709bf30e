package etools.format;

import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The bytes of a PDF for PDFBox, a megabyte of them in memory. Reading ends when the time is over,
/// however often a damaged file sends the reader round.
final class PdfBytes implements RandomAccessRead {

    /// The file could not be read, which PDFBox would take for damage.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final IOException cause;

        Unreadable(IOException cause) {
            super(cause);
            this.cause = cause;
        }

        IOException cause() {
            return cause;
        }
    }

    /// The time that one document may take is over.
    static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1;

        Late() {
            super("late", null, false, false);
        }
    }

    private static final int PAGE_BYTES = 16 * 1024;
    private static final int MAX_PAGES = 64;

    /// PDFBox unpacks a stream in memory as a whole.
    private static final long MAX_STREAM_BYTES = 64 << 20;

    /// Pictures are not unpacked, but any stream may call itself one.
    private static final long MAX_PICTURE_BYTES = 256 << 20;

    private static final int LOOK_BACK_BYTES = 2_000;

    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");

    private final SeekableByteChannel channel;
    private final Deadline deadline;
    private final long length;
    private final Map<Long, byte[]> pages =
            new LinkedHashMap<>(MAX_PAGES, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                    return size() > MAX_PAGES;
                }
            };
    private byte[] page = {};
    private long pageNumber = -1;
    private long position;
    private boolean isClosed;

    PdfBytes(SeekableByteChannel channel, Deadline deadline) throws IOException {
        this.channel = channel;
        this.deadline = deadline;
        length = channel.size();
    }

    /// Whether the file ends as a PDF does.
    static boolean hasEnd(SeekableByteChannel channel) throws IOException {
        int most = (int) Math.min(channel.size(), 4096);
        ByteBuffer end = ByteBuffer.allocate(most);
        fill(channel, channel.size() - most, end);
        return new String(end.array(), StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    /// @throws RefusedException a stream unpacks to more than there is memory for
    static void checkStreams(SeekableByteChannel channel, Deadline deadline)
            throws IOException, RefusedException {
        byte[] word = {'s', 't', 'r', 'e', 'a', 'm'};
        ByteBuffer window = ByteBuffer.allocate(1 << 20);
        long start = 0;
        long size = channel.size();
        while (start < size) {
            deadline.check();
            window.clear();
            window.limit((int) Math.min(window.capacity(), size - start));
            int filled = window.limit();
            fill(channel, start, window);
            byte[] bytes = window.array();
            int last = start + filled == size ? filled - 8 : filled - 64;
            for (int at = 0; at < last; at++) {
                if (bytes[at] == 's' && matches(bytes, at, word)) {
                    int data = at + 6;
                    data += bytes[data] == '\r' ? 1 : 0;
                    data += bytes[data] == '\n' ? 1 : 0;
                    if ((bytes[data] & 0x0f) == 8 && (bytes[data] & 0xf0) <= 0x70) {
                        checkStream(channel, start + data, start + at, deadline);
                    }
                }
            }
            start += filled == window.capacity() ? filled - 64 : filled;
        }
    }

    private static boolean matches(byte[] bytes, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return at == 0 || bytes[at - 1] != 'd'; // endstream
    }

    private static void checkStream(
            SeekableByteChannel channel, long from, long dictionaryEnd, Deadline deadline)
            throws IOException, RefusedException {
        Inflater inflater = new Inflater();
        try {
            ByteBuffer in = ByteBuffer.allocate(64 * 1024);
            byte[] out = new byte[64 * 1024];
            long at = from;
            while (!inflater.finished() && inflater.getBytesWritten() <= MAX_PICTURE_BYTES) {
                if (inflater.needsInput()) {
                    in.clear();
                    in.limit((int) Math.min(in.capacity(), channel.size() - at));
                    if (in.limit() == 0) {
                        break;
                    }
                    at += in.limit();
                    fill(channel, at - in.limit(), in);
                    inflater.setInput(in.array(), 0, in.limit());
                }
                deadline.check();
                if (inflater.inflate(out) == 0 && inflater.needsDictionary()) {
                    break;
                }
            }
        } catch (DataFormatException notPacked) {
            // PDFBox takes what comes before the damage
        }
        long unpacked = inflater.getBytesWritten();
        inflater.end();
        boolean tooMuch =
                unpacked > MAX_PICTURE_BYTES
                        || (unpacked > MAX_STREAM_BYTES && !isPicture(channel, dictionaryEnd));
        if (tooMuch) {
            throw new RefusedException(
                    null, "one page or table of the PDF unpacks to more than memory holds");
        }
    }

    private static boolean isPicture(SeekableByteChannel channel, long end) throws IOException {
        ByteBuffer before = ByteBuffer.allocate((int) Math.min(end, LOOK_BACK_BYTES));
        fill(channel, end - before.capacity(), before);
        String text = new String(before.array(), StandardCharsets.ISO_8859_1);
        Matcher picture = PICTURE.matcher(text.substring(Math.max(0, text.lastIndexOf("obj"))));
        return picture.find();
    }

    private static void fill(SeekableByteChannel channel, long from, ByteBuffer buffer)
            throws IOException {
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until it is full
        }
    }

    private boolean turnTo(long number) {
        if (deadline.isOver()) {
            throw new Late();
        }
        if (number * PAGE_BYTES >= length) {
            return false;
        }
        byte[] known = pages.get(number);
        if (known == null) {
            known = new byte[(int) Math.min(PAGE_BYTES, length - number * PAGE_BYTES)];
            try {
                fill(channel, number * PAGE_BYTES, ByteBuffer.wrap(known));
            } catch (IOException e) {
                throw new Unreadable(e);
            }
            pages.put(number, known);
        }
        page = known;
        pageNumber = number;
        return true;
    }

    @Override
    public int read() {
        if (position >= length
                || (position / PAGE_BYTES != pageNumber && !turnTo(position / PAGE_BYTES))) {
            return -1;
        }
        return page[(int) (position++ % PAGE_BYTES)] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int bytes) {
        if (bytes == 0) {
            return 0;
        }
        int done = 0;
        while (done < bytes && position < length) {
            if (position / PAGE_BYTES != pageNumber && !turnTo(position / PAGE_BYTES)) {
                break;
            }
            int in = (int) (position % PAGE_BYTES);
            int n = Math.min(bytes - done, page.length - in);
            System.arraycopy(page, in, target, offset + done, n);
            done += n;
            position += n;
        }
        return done == 0 ? -1 : done;
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0) {
            throw new IOException("a place before the file's start");
        }
        if (deadline.isOver()) {
            throw new Late();
        }
        position = Math.min(to, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long bytes) throws IOException {
        return new RandomAccessReadView(this, start, bytes);
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
