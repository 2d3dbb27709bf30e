package etools;

import etools.article.ArticleId;
import etools.cli.Desktop;
import etools.cli.Handover;
import etools.cli.Surroundings;
import etools.library.Library;
import etools.ui.ReaderWindow;
import etools.ui.Snapshot;
import etools.ui.Times;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// Opens and draws the window, or says in one line why this machine cannot.
final class Screen implements Desktop {

    static final String WITHOUT_DISPLAY =
            " Without one these work: etools import, list, show, open, search, mark, stats, export,"
                    + " backup, restore, snapshot.";

    private static final System.Logger LOG = System.getLogger(Screen.class.getName());

    private final long begun = System.currentTimeMillis();

    @Override
    public int open(Path libraryFolder, List<Path> files, Surroundings around) {
        if (hasNoDisplay(around)) {
            around.say("There is no display here: DISPLAY is not set." + WITHOUT_DISPLAY);
            return 2;
        }
        Times.mark("main", begun);
        keepStandardErrorForOurWords();
        try {
            return ReaderWindow.launch(
                    libraryFolder,
                    files,
                    InstantSource.system(),
                    reader ->
                            Handover.serve(
                                    reader.library(),
                                    handed -> {
                                        reader.importFiles(handed);
                                        reader.toFront();
                                    }));
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "the window cannot be opened", e);
            around.say(why(String.valueOf(e.getMessage())));
            return 2;
        }
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
        keepStandardErrorForOurWords();
        try {
            Snapshot.write(library, out, article, theme, width, height);
            around.say(out + " written");
            return 0;
        } catch (IOException e) {
            around.say(out + " cannot be written: " + e.getMessage());
            return 1;
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "the window cannot be drawn", e);
            around.say(why(String.valueOf(e.getMessage())));
            return 2;
        }
    }

    /// Only Linux says it beforehand.
    private static boolean hasNoDisplay(Surroundings around) {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        return linux && !headless && !around.has("DISPLAY") && !around.has("WAYLAND_DISPLAY");
    }

    /// @param toolkit what JavaFX says
    static String why(String toolkit) {
        if (toolkit.contains("glass GTK") || toolkit.contains("GTK")) {
            return "The window needs GTK 3, which is not installed (Debian: libgtk-3-0)."
                    + WITHOUT_DISPLAY.replace("Without one", "Without it");
        } else if (toolkit.contains("no glass in java.library.path")) {
            return "The window needs X11's libraries, which are not installed (Debian: libxtst6)."
                    + WITHOUT_DISPLAY.replace("Without one", "Without them");
        } else if (toolkit.contains("freetype") || toolkit.contains("pango")) {
            return "The window needs font libraries, which are not installed (Debian:"
                    + " libfreetype6 libpangoft2-1.0-0 fontconfig).";
        } else if (toolkit.contains("DISPLAY")) {
            return "There is no display here: " + toolkit + "." + WITHOUT_DISPLAY;
        }
        return "The window cannot be opened: " + toolkit + "." + WITHOUT_DISPLAY;
    }

    /// The toolkit prints stack traces there by itself; they belong into the log.
    private static void keepStandardErrorForOurWords() {
        System.setErr(new PrintStream(new LineLog(), true, StandardCharsets.UTF_8));
    }

    /// Logs what is written to it, line by line.
    private static final class LineLog extends OutputStream {
        private final StringBuilder line = new StringBuilder();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                LOG.log(System.Logger.Level.WARNING, line.toString());
                line.setLength(0);
            } else if (b != '\r') {
                line.append((char) (b & 0xff));
            }
        }
    }
}
