package etools.cli;

import etools.article.ArticleId;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Lets every command work while the reader's window has the library: the window's process listens
/// at a socket in the library's folder and runs there what others are asked for.
public final class Handover implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Handover.class.getName());

    private static final String SOCKET = "etools.sock";

    /// Where the socket is, for a folder whose path is too long for one.
    private static final String ELSEWHERE = "etools.sock.path";

    /// macOS allows 104 bytes with the closing zero, Linux 108.
    private static final int MAX_SOCKET_BYTES = 100;

    private final Library library;
    private final Consumer<List<Path>> onFiles;
    private final Path socket;
    private final @Nullable Path note;
    private final ServerSocketChannel server;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();

    private Handover(
            Library library, Consumer<List<Path>> onFiles, Path socket, @Nullable Path note)
            throws IOException {
        this.library = library;
        this.onFiles = onFiles;
        this.socket = socket;
        this.note = note;
        Files.deleteIfExists(socket); // of a process that was killed; the library is ours
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            if (isPosix(socket)) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Takes commands for `library` from other processes until it is closed. Where no socket can be
    /// made others are told that the library is in use; this process goes on.
    ///
    /// @param onFiles files to import in the window, which comes to the front; called on a thread
    ///   of its own, with no files when only the window is wanted
    public static AutoCloseable serve(Library library, Consumer<List<Path>> onFiles) {
        Path folder = library.folder();
        try {
            Path socket = folder.resolve(SOCKET).toAbsolutePath();
            Path note = null;
            if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MAX_SOCKET_BYTES) {
                socket = Files.createTempDirectory("etools-").resolve(SOCKET);
                note = folder.resolve(ELSEWHERE);
                Files.writeString(note, socket.toString());
            } else {
                Files.deleteIfExists(folder.resolve(ELSEWHERE));
            }
            Handover handover = new Handover(library, onFiles, socket, note);
            Thread.ofPlatform().daemon().name("handover").start(handover::accept);
            return handover;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no commands are taken from other processes", e);
            return () -> {};
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void accept() {
        while (true) {
            try {
                Guest guest = new Guest(new Frames(server.accept()));
                guests.add(guest);
                guest.start();
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "taking a command", e);
                return;
            }
        }
    }

    /// Takes no more commands and waits for those under way, which are asked to end.
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        if (note != null) {
            Files.deleteIfExists(note);
            Path folder = socket.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        }
        for (Guest guest : guests) {
            guest.end();
        }
    }

    /// Another process whose command runs here.
    private final class Guest {
        private final Frames frames;
        private final Stopping stopping = new Stopping();
        private volatile boolean running;
        private final Thread runs =
                Thread.ofPlatform().daemon().name("handover-command").unstarted(this::serve);

        Guest(Frames frames) {
            this.frames = frames;
        }

        void start() {
            runs.start();
        }

        /// Lets the command end; one that has not even arrived is turned away.
        void end() {
            stopping.stop();
            try {
                if (!running) {
                    frames.close();
                }
                runs.join(20_000);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "gone already", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void serve() {
            Path input = null;
            try (frames) {
                frames.greet();
                Frames.Frame first = frames.read();
                if (first.kind() != Frames.REQUEST) {
                    throw new IOException("no request");
                }
                Request request = Request.of(first.payload());
                if (request.readsInput()) {
                    input = Files.createTempFile("etools-input-", null);
                    spool(input);
                }
                running = true;
                Thread.ofPlatform().daemon().name("handover-stop").start(this::awaitStop);
                try (InputStream in =
                        input == null
                                ? InputStream.nullInputStream()
                                : Files.newInputStream(input)) {
                    frames.write(Frames.EXIT, run(request, in));
                }
            } catch (EOFException | ClosedChannelException e) {
                LOG.log(System.Logger.Level.DEBUG, "the other process is gone", e);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a command from another process", e);
            } finally {
                guests.remove(this);
                delete(input);
            }
        }

        private void spool(Path input) throws IOException {
            try (OutputStream out = Files.newOutputStream(input)) {
                while (true) {
                    Frames.Frame frame = frames.read();
                    if (frame.kind() == Frames.INPUT_END) {
                        return;
                    } else if (frame.kind() != Frames.INPUT) {
                        throw new IOException("no input");
                    }
                    out.write(frame.payload());
                }
            }
        }

        private int run(Request request, InputStream in) {
            PrintStream out = printer(Frames.OUTPUT);
            PrintStream err = printer(Frames.MESSAGE);
            Surroundings around =
                    new Surroundings(
                            request.workingFolder(),
                            Map.of(),
                            in,
                            out,
                            err,
                            request.columns(),
                            request.zone(),
                            stopping);
            return new Shell(around, new OpenWindow(), InstantSource.system(), library)
                    .run(request.arguments());
        }

        private PrintStream printer(byte kind) {
            return new PrintStream(
                    new BufferedOutputStream(frames.stream(kind), 16 * 1024),
                    false,
                    StandardCharsets.UTF_8);
        }

        /// Until the command is through; a process that went away wants no more of it either.
        private void awaitStop() {
            try {
                while (frames.read().kind() != Frames.STOP) {}
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "the other process is gone", e);
            }
            stopping.stop();
        }

        private void delete(@Nullable Path input) {
            if (input != null) {
                try {
                    Files.deleteIfExists(input);
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.WARNING, "left behind: " + input, e);
                }
            }
        }
    }

    /// The window that is open already.
    private final class OpenWindow implements Desktop {
        @Override
        public int open(Path libraryFolder, List<Path> files, Surroundings around) {
            onFiles.accept(files);
            return Shell.DONE;
        }

        @Override
        public int snapshot(
                Library library,
                Path out,
                @Nullable ArticleId article,
                String theme,
                int width,
                int height,
                Surroundings around) {
            around.say("a snapshot needs the library for itself: close the reader's window first");
            return Shell.UNUSABLE;
        }
    }

    /// Has a command run by the process that has the library in `folder` open.
    ///
    /// @return its exit code, or nothing where no process takes commands for that library
    static OptionalInt offer(Path folder, List<String> arguments, Surroundings around) {
        Path socket = socketOf(folder);
        if (socket == null) {
            return OptionalInt.empty();
        }
        Frames frames;
        try {
            frames = new Frames(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody listens at " + socket, e);
            return OptionalInt.empty();
        }
        Request request =
                new Request(
                        arguments,
                        around.workingFolder().toAbsolutePath(),
                        around.zone(),
                        around.columns());
        try (frames) {
            try {
                frames.greet();
            } catch (EOFException e) {
                LOG.log(System.Logger.Level.DEBUG, "it was just closing", e);
                return OptionalInt.empty();
            }
            frames.write(Frames.REQUEST, request.bytes());
            if (request.readsInput()) {
                around.in().transferTo(frames.stream(Frames.INPUT));
                frames.write(Frames.INPUT_END, new byte[0]);
            }
            around.stopping().onStop(() -> sendStop(frames));
            return OptionalInt.of(
                    around.stopping().run(_ -> relay(frames, around), () -> flush(around)));
        } catch (IOException e) {
            return OptionalInt.of(lost(around, e));
        }
    }

    private static int relay(Frames frames, Surroundings around) {
        try {
            while (true) {
                Frames.Frame frame = frames.read();
                switch (frame.kind()) {
                    case Frames.OUTPUT -> around.out().write(frame.payload());
                    case Frames.MESSAGE -> {
                        around.out().flush();
                        around.err().write(frame.payload());
                        around.err().flush();
                    }
                    case Frames.EXIT -> {
                        return frame.number();
                    }
                    default -> throw new IOException("an unknown frame");
                }
                if (around.isOutputClosed()) {
                    return Shell.DONE;
                }
            }
        } catch (IOException e) {
            return lost(around, e);
        }
    }

    private static int lost(Surroundings around, IOException e) {
        LOG.log(System.Logger.Level.WARNING, "the handed over command was lost", e);
        around.say(
                "the process that has the library open ended, or did not answer, before this"
                        + " command was done");
        return Shell.SOME_REFUSED;
    }

    private static void flush(Surroundings around) {
        around.out().flush();
        around.err().flush();
    }

    private static void sendStop(Frames frames) {
        try {
            frames.write(Frames.STOP, new byte[0]);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "nothing to stop any more", e);
        }
    }

    private static @Nullable Path socketOf(Path folder) {
        Path note = folder.resolve(ELSEWHERE);
        try {
            if (Files.exists(note)) {
                return Path.of(Files.readString(note).strip());
            }
        } catch (IOException | InvalidPathException e) {
            LOG.log(System.Logger.Level.DEBUG, "unreadable: " + note, e);
        }
        try {
            // The way a process wrote the folder may be longer than the folder's own path.
            Path socket = folder.toRealPath().resolve(SOCKET);
            return Files.exists(socket) ? socket : null;
        } catch (IOException e) {
            return null; // no such folder yet
        }
    }
}
