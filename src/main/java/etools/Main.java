package etools;

import etools.cli.Shell;
import etools.cli.Surroundings;
import etools.cli.WindowStart;
import etools.library.SystemZone;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;

/// Wires everything by hand.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        SystemZone.follow();
        System.Logger log = System.getLogger(Main.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> log.log(System.Logger.Level.ERROR, thread.getName(), e));
        Surroundings around = Surroundings.ofThisProcess();
        Screen screen = new Screen();
        OptionalInt window = WindowStart.run(List.of(args), around, screen, LogFile::in);
        System.exit(
                window.isPresent()
                        ? window.getAsInt()
                        : new Shell(around, screen, InstantSource.system(), LogFile::in)
                                .run(List.of(args)));
    }
}
