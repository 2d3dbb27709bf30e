package etools.library;

import java.time.ZoneId;
import java.util.TimeZone;

/// The system's time zone as it is now. Java looks at it once and stays with that, but its reader
/// may travel while the program is open: a reading belongs to the day where it was read.
public final class SystemZone {

    private static final String PROPERTY = "user.timezone";

    private static volatile boolean following;

    /// From now on [#now] looks again. To be called before anything asks Java for its zone: one
    /// that Java was given (`-Duser.timezone=`) stays.
    public static void follow() {
        String given = System.getProperty(PROPERTY);
        following = given == null || given.isBlank();
    }

    /// What [ZoneId#systemDefault] answers from now on. Looks at the system where [#follow] was
    /// called, which may take a millisecond: not for the JavaFX thread.
    public static ZoneId now() {
        if (following) {
            synchronized (SystemZone.class) {
                System.clearProperty(PROPERTY); // Java put down there what it found
                TimeZone.setDefault(null);
                return ZoneId.systemDefault();
            }
        }
        return ZoneId.systemDefault();
    }

    private SystemZone() {}
}
