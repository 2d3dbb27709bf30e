package etools;

import etools.article.ArticleId;
import etools.cli.Desktop;
import etools.cli.Handover;
import etools.cli.Shell;
import etools.cli.Surroundings;
import etools.library.Library;
import etools.ui.OpenReader;
import etools.ui.ReaderWindow;
import etools.ui.Snapshot;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Wires everything by hand.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.Logger log = System.getLogger(Main.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> log.log(System.Logger.Level.ERROR, thread.getName(), e));
        Surroundings around = Surroundings.ofThisProcess();
        Shell shell = new Shell(around, new Window(), InstantSource.system(), LogFile::in);
        System.exit(shell.run(List.of(args)));
    }

    /// The window, on this machine's display or off screen.
    private static final class Window implements Desktop {
        @Override
        public int open(Path libraryFolder, List<Path> files, Surroundings around) {
            try {
                return ReaderWindow.launch(
                        libraryFolder, files, InstantSource.system(), Window::handOver);
            } catch (IllegalStateException e) {
                around.say(
                        "no window can be opened here ("
                                + e.getMessage()
                                + "); import, list, show, search and the other commands work"
                                + " without one: etools --help");
                return 2;
            }
        }

        private static AutoCloseable handOver(OpenReader reader) {
            return Handover.serve(
                    reader.library(),
                    files -> {
                        reader.importFiles(files);
                        reader.toFront();
                    });
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
            try {
                Snapshot.write(library, out, article, theme, width, height);
                return 0;
            } catch (IOException | IllegalStateException e) {
                around.say(out + " cannot be written: " + e.getMessage());
                return 2;
            }
        }
    }
}
