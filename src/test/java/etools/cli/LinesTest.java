package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleId;
import etools.article.Headline;
import etools.article.Reading;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class LinesTest {

    private static Headline headline(String title, Reading reading) {
        return new Headline(
                1,
                new ArticleId(new UUID(0, 1)),
                null,
                title,
                null,
                LocalDate.of(2025, 1, 5),
                "",
                3,
                Instant.EPOCH,
                Instant.EPOCH,
                reading);
    }

    @Test
    void columnsStandUnderEachOther() {
        String unread = Lines.headline(headline("A title", Reading.NONE), 0);
        String starred =
                Lines.headline(headline("A title", new Reading(true, true, 1, Instant.EPOCH)), 0);
        assertThat(unread)
                .isEqualTo("2025-01-05 •   00000000-0000-0000-0000-000000000001  A title");
        assertThat(starred)
                .isEqualTo("2025-01-05   ★ 00000000-0000-0000-0000-000000000001  A title");
    }

    @Test
    void longTitlesAreCutToTheTerminal() {
        Headline latin = headline("The quick brown fox jumps", Reading.NONE);
        assertThat(Lines.headline(latin, 63)).endsWith("  The quick…").hasSize(63);
        assertThat(Lines.headline(latin, 200)).endsWith("jumps");
        Headline wide = headline("日本語の見出しです", Reading.NONE);
        assertThat(Lines.headline(wide, 60)).endsWith("  日本語…");
    }

    @Test
    void rowsAreAligned() {
        assertThat(Lines.aligned(List.of(List.of("a", "1"), List.of("long", "2"))))
                .containsExactly("a     1", "long  2");
    }
}
