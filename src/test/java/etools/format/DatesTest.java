package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Sun, 05 Jan 2025 07:00:00 EST             | 2025-01-05T12:00:00Z
                    Sun, 05 Jan 2025 07:00:00 +0000 (UTC)     | 2025-01-05T07:00:00Z
                    Sun, 05 Jan 2025 07:00:00 GMT+0100        | 2025-01-05T06:00:00Z
                    Sun, 05 Jan 2025 07:00:00 -5:00           | 2025-01-05T12:00:00Z
                    Sun, 05 Jan 2025 07:00:00 AEST            | 2025-01-04T21:00:00Z
                    Sun, 05 Jan 2025 07:00:00 Etc/GMT         | 2025-01-05T07:00:00Z
                    Sun,05 Jan 2025 07:00:00 Z                | 2025-01-05T07:00:00Z
                    Sun, 05 Jan 2025 07:00:00 A               | 2025-01-05T07:00:00Z
                    Sunday, 5 January 2025 7:00               | 2025-01-05T07:00:00Z
                    5 Jan 25 07:00 GMT                        | 2025-01-05T07:00:00Z
                    Fri, 05 Jan 96 07:00:00 GMT               | 1996-01-05T07:00:00Z
                    Sat, 04 Jan 2025 24:00:00 GMT             | 2025-01-05T00:00:00Z
                    Sun Jan  5 07:00:00 PST 2025              | 2025-01-05T15:00:00Z
                    Sun Jan 5 07:00:00 2025                   | 2025-01-05T07:00:00Z
                    2025-01-05T07:00Z                         | 2025-01-05T07:00:00Z
                    2025-01-05T12:35:9+01:00                  | 2025-01-05T11:35:09Z
                    2025-01-05T07:00:00.25-05                 | 2025-01-05T12:00:00.250Z
                    2025-W01-7T07:00:00Z                      | 2025-01-05T07:00:00Z
                    2025-005T07:00:00Z                        | 2025-01-05T07:00:00Z
                    """)
    void aMomentHasManySpellings(String text, String instant) {
        assertThat(Dates.parse(text).orElseThrow().instant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2025-W01-7 | 2025-01-05
                    2025W017   | 2025-01-05
                    2025-W02   | 2025-01-06
                    2026-W53-5 | 2027-01-01
                    2025-005   | 2025-01-05
                    2025-01    | 2025-01-01
                    2025       | 2025-01-01
                    5-Jan-25   | 2025-01-05
                    """)
    void aDayHasManySpellings(String text, String day) {
        assertThat(Dates.parse(text).orElseThrow().date()).isEqualTo(day);
        assertThat(Dates.parse(text).orElseThrow().instant()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "Sun, 32 Jan 2025 07:00:00 GMT",
                "Sun, 05 Jan 2025 25:00:00 GMT",
                "Sun, 05 Jan 2025 07:00:00 QQQ",
                "2025-13",
                "2025-366",
                "2025-W54-1",
                "0099",
                "12345",
                "Sun, 05 Jan 2025 07:00:00 +9900",
                "05/01/2025"
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }
}
