package etools;

import etools.article.ArticleId;
import etools.cli.Desktop;
import etools.cli.Shell;
import etools.cli.Surroundings;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

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
        Shell shell = new Shell(around, new NoScreen(), InstantSource.system(), LogFile::in);
        System.exit(shell.run(List.of(args)));
    }

    /// Until the window is there.
    private static final class NoScreen implements Desktop {
        @Override
        public int open(Path libraryFolder, List<Path> files, Surroundings around) {
            around.say("there is no window yet");
            return 2;
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
            around.say("there is no window yet");
            return 2;
        }
    }
}
