package etools.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class PageDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-01-05 | Jan. 5, 2025",
                "2025-02-28 | Feb. 28, 2025",
                "2025-03-01 | March 1, 2025",
                "2025-05-31 | May 31, 2025",
                "2025-06-10 | June 10, 2025",
                "2025-07-04 | July 4, 2025",
                "2025-09-03 | Sept. 3, 2025",
                "2025-12-24 | Dec. 24, 2025"
            })
    void monthsAreShortInTheReferencePagesWay(LocalDate date, String text) {
        assertThat(PageDates.date(date)).isEqualTo(text);
    }

    @Test
    void timesAreLocalToTheMinute() {
        Instant instant = Instant.parse("2025-01-05T22:00:59.999Z");
        assertThat(PageDates.minute(instant, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("2025/01/06 07:00");
        assertThat(PageDates.minute(instant, ZoneId.of("UTC"))).isEqualTo("2025/01/05 22:00");
    }
}
