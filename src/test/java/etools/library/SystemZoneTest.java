package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;

/// The zone of a reading is the one that the system has when it is read.
class SystemZoneTest {

    private static final String PROPERTY = "user.timezone";

    private final String given = System.getProperty(PROPERTY);
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        System.setProperty(PROPERTY, "Etc/GMT+1");
        SystemZone.follow(); // no longer
        if (given == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, given);
        }
        TimeZone.setDefault(before);
    }

    @Test
    void whatJavaFoundAtItsStartIsLookedAtAgain() {
        System.clearProperty(PROPERTY);
        TimeZone.setDefault(null);
        ZoneId ofTheSystem = ZoneId.systemDefault();
        ZoneId another = other(ofTheSystem);
        System.clearProperty(PROPERTY);
        SystemZone.follow();
        System.setProperty(PROPERTY, another.getId()); // as it was when the program began
        TimeZone.setDefault(TimeZone.getTimeZone(another));
        assertThat(SystemZone.now()).isEqualTo(ofTheSystem);
        assertThat(ZoneId.systemDefault()).isEqualTo(ofTheSystem);
    }

    @Test
    void aZoneThatJavaWasGivenStays() {
        System.setProperty(PROPERTY, "Pacific/Apia");
        TimeZone.setDefault(null);
        SystemZone.follow();
        assertThat(SystemZone.now()).isEqualTo(ZoneId.of("Pacific/Apia"));
    }

    @Test
    void aReadingBelongsToTheDayOfTheZoneInWhichItWasRead(@TempDir Path folder) {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        try (Library library = Library.open(folder, () -> now, "a test")) {
            library.add(
                    List.of(
                            etools.article.ArticleDraft.titled(
                                            "Ferry", etools.article.Body.text("Words."))
                                    .build()),
                    library.beginImport("test"));
            var id = library.headlines(new int[] {1}).getFirst().id();
            library.recordReading(id);
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            library.recordReading(id);
            assertThat(library.record().log().ofArticle(1))
                    .extracting(reading -> reading.opened().toLocalDate().toString())
                    .containsExactly("2026-11-23", "2026-11-24");
        }
    }

    private static ZoneId other(ZoneId zone) {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        return zone.equals(apia) ? ZoneId.of("UTC") : apia;
    }

    @Test
    void aProgramThatWasGivenNoZoneFollowsTheSystem() throws IOException, InterruptedException {
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Follower.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said.strip()).endsWith("true");
    }

    static final class Follower {
        public static void main(String[] args) {
            SystemZone.follow();
            ZoneId first = ZoneId.systemDefault();
            TimeZone.setDefault(TimeZone.getTimeZone(other(first)));
            System.out.println(SystemZone.now().equals(first));
        }
    }
}
