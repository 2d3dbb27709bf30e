package etools;

import etools.cli.Shell;
import etools.cli.Surroundings;

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
        Shell shell = new Shell(around, new Screen(), InstantSource.system(), LogFile::in);
        System.exit(shell.run(List.of(args)));
    }
}
