package etools.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// A command line on its way to the process that has the library.
record Request(List<String> arguments, Path workingFolder, ZoneId zone, int columns) {

    Request {
        arguments = List.copyOf(arguments);
    }

    /// Whether standard input follows.
    boolean readsInput() {
        return arguments.contains("-");
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(out, workingFolder.toString());
        write(out, zone.getId());
        out.writeInt(columns);
        out.writeInt(arguments.size());
        for (String argument : arguments) {
            write(out, argument);
        }
        return bytes.toByteArray();
    }

    static Request of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            Path workingFolder = Path.of(read(in));
            ZoneId zone = ZoneId.of(read(in));
            int columns = in.readInt();
            int count = in.readInt();
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                arguments.add(read(in));
            }
            if (in.available() > 0 || !workingFolder.isAbsolute()) {
                throw new IOException("a malformed request");
            }
            return new Request(arguments, workingFolder, zone, columns);
        } catch (InvalidPathException | DateTimeException e) {
            throw new IOException("a malformed request", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a malformed request");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
