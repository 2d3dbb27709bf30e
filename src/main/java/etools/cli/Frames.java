package etools.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What two processes say to each other: a greeting with a version, then frames, each a letter, a
/// length of four bytes, and so many bytes. Frames may be written by several threads.
final class Frames implements AutoCloseable {

    static final byte REQUEST = 'r';
    static final byte INPUT = 'i';
    static final byte INPUT_END = 'd';
    static final byte STOP = 's';
    static final byte OUTPUT = 'o';
    static final byte MESSAGE = 'm';
    static final byte EXIT = 'x';

    /// Longest frame; a command line with all its files fits in.
    static final int MAX_FRAME_BYTES = 8 * 1024 * 1024;

    private static final byte[] GREETING = "etools\u0001".getBytes(StandardCharsets.US_ASCII);

    /// @param kind one of the letters above
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Frame(byte kind, byte[] payload) {
        int number() throws IOException {
            if (payload.length != Integer.BYTES) {
                throw new IOException("a number of " + payload.length + " bytes");
            }
            return ByteBuffer.wrap(payload).getInt();
        }
    }

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(SocketChannel channel) {
        this.channel = channel;
        in = new DataInputStream(new BufferedInputStream(new ChannelInput(channel)));
        out = new DataOutputStream(new BufferedOutputStream(new ChannelOutput(channel)));
    }

    /// Says and hears that both ends speak this version.
    void greet() throws IOException {
        synchronized (out) {
            out.write(GREETING);
            out.flush();
        }
        byte[] heard = in.readNBytes(GREETING.length);
        if (heard.length == 0) {
            throw new EOFException("no greeting");
        }
        if (!Arrays.equals(heard, GREETING)) {
            throw new IOException("the other process speaks another version");
        }
    }

    void write(byte kind, byte[] payload) throws IOException {
        write(kind, payload, 0, payload.length);
    }

    void write(byte kind, byte[] payload, int offset, int length) throws IOException {
        synchronized (out) {
            out.writeByte(kind);
            out.writeInt(length);
            out.write(payload, offset, length);
            out.flush();
        }
    }

    void write(byte kind, int number) throws IOException {
        write(kind, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /// @throws EOFException the other end is gone
    Frame read() throws IOException {
        byte kind = in.readByte();
        int length = in.readInt();
        if (length < 0 || length > MAX_FRAME_BYTES) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("a frame that ends early");
        }
        return new Frame(kind, payload);
    }

    /// A stream whose bytes go out as frames of this kind.
    OutputStream stream(byte kind) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                Frames.this.write(kind, new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    Frames.this.write(kind, bytes, offset, length);
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Unlike `Channels.newInputStream` it does not lock the channel against writers.
    private static final class ChannelInput extends InputStream {
        private final SocketChannel channel;

        ChannelInput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private static final class ChannelOutput extends OutputStream {
        private final SocketChannel channel;

        ChannelOutput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
