package etools.search;

import static org.assertj.core.api.Assertions.assertThat;

import etools.search.Ask.All;
import etools.search.Ask.Any;
import etools.search.Ask.Everything;
import etools.search.Ask.Fact;
import etools.search.Ask.Field;
import etools.search.Ask.InCategory;
import etools.search.Ask.Kind;
import etools.search.Ask.Not;
import etools.search.Ask.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

class AskTest {

    private static Ask ask(String typed) {
        return Shelf.ask(typed);
    }

    private static Text word(String word) {
        return new Text(Field.ANYWHERE, word, false, false);
    }

    private static long day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static long milli(int year, int month, int day) {
        return LocalDate.of(year, month, day).atStartOfDay(Shelf.ZONE).toInstant().toEpochMilli();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "   ", "\"", "\"\"", "()", "(((", ")", "-", "--", "OR", "a OR", "| |", "NOT",
                "AND AND", "title:", "!?,", "*", "title:*", "()()", "-()", "“”"
            })
    void whatSaysNothingAsksForEverything(String typed) {
        assertThat(ask(typed.replace("a", ""))).isEqualTo(new Everything());
    }

    @Test
    void wordsSideBySideMustAllFit() {
        assertThat(ask("rain snow "))
                .isEqualTo(new All(List.of(word("rain"), word("snow"))))
                .isEqualTo(ask("rain AND snow "));
    }

    @Test
    void onlyTheLastWordIsUnfinished() {
        assertThat(ask("rain sn"))
                .isEqualTo(
                        new All(
                                List.of(
                                        word("rain"),
                                        new Text(Field.ANYWHERE, "sn", false, true))));
        assertThat(ask("(rain sn)")).isEqualTo(new All(List.of(word("rain"), word("sn"))));
        assertThat(ask("ra* sn "))
                .isEqualTo(
                        new All(List.of(new Text(Field.ANYWHERE, "ra", false, true), word("sn"))));
    }

    @Test
    void orBindsLooserThanWordsSideBySide() {
        Ask either =
                new Any(
                        List.of(
                                new All(List.of(word("a"), word("b"))),
                                new All(List.of(word("c"), word("d")))));
        assertThat(ask("a b OR c d ")).isEqualTo(either).isEqualTo(ask("a b | c d "));
        assertThat(ask("a (b OR c) d "))
                .isEqualTo(
                        new All(
                                List.of(
                                        word("a"),
                                        new Any(List.of(word("b"), word("c"))),
                                        word("d"))));
    }

    @Test
    void operatorsAreWrittenLargeAndStandAlone() {
        assertThat(ask("rain or snow "))
                .isEqualTo(new All(List.of(word("rain"), word("or"), word("snow"))));
        assertThat(ask("ORB ")).isEqualTo(word("ORB"));
    }

    @Test
    void notAndADashTakeTheNextOut() {
        Ask without = new All(List.of(word("rain"), new Not(word("snow"))));
        assertThat(ask("rain -snow ")).isEqualTo(without).isEqualTo(ask("rain NOT snow "));
        assertThat(ask("rain - snow ")).isEqualTo(new All(List.of(word("rain"), word("snow"))));
        assertThat(ask("e-mail ")).isEqualTo(word("e-mail"));
        assertThat(ask("NOT -snow ")).isEqualTo(word("snow"));
        assertThat(ask("-(a OR b)")).isEqualTo(new Not(new Any(List.of(word("a"), word("b")))));
        assertThat(ask("-is:read")).isEqualTo(new Not(new Fact(Kind.READ, 1, 2)));
    }

    @Test
    void quotesMakeAPhraseAndAnOpenOneGoesOn() {
        assertThat(ask("\"a b\"")).isEqualTo(new Text(Field.ANYWHERE, "a b", true, false));
        assertThat(ask("“a b”")).isEqualTo(ask("\"a b\""));
        assertThat(ask("\"a b")).isEqualTo(new Text(Field.ANYWHERE, "a b", true, true));
        assertThat(ask("title:\"a b\"")).isEqualTo(new Text(Field.TITLE, "a b", true, false));
    }

    @Test
    void aFieldHoldsForAGroup() {
        Text a = new Text(Field.TITLE, "a", false, false);
        Text b = new Text(Field.TITLE, "b", false, false);
        assertThat(ask("title:(a OR b)")).isEqualTo(new Any(List.of(a, b)));
        assertThat(ask("Title:a TITLE:b ")).isEqualTo(new All(List.of(a, b)));
        assertThat(ask("is:(unread OR starred)"))
                .isEqualTo(
                        new Any(List.of(new Fact(Kind.READ, 0, 1), new Fact(Kind.STARRED, 1, 2))));
    }

    @Test
    void whatAFieldCannotReadIsPlainWords() {
        assertThat(ask("foo:bar ")).isEqualTo(new All(List.of(word("foo"), word("bar"))));
        assertThat(ask("date:soon ")).isEqualTo(new All(List.of(word("date"), word("soon"))));
        assertThat(ask("date:2025-02-30 "))
                .isEqualTo(new All(List.of(word("date"), word("2025-02-30"))));
    }

    @Test
    void marksAreFacts() {
        assertThat(ask("is:read")).isEqualTo(new Fact(Kind.READ, 1, 2));
        assertThat(ask("is:unread")).isEqualTo(new Fact(Kind.READ, 0, 1));
        assertThat(ask("IS:Starred")).isEqualTo(new Fact(Kind.STARRED, 1, 2));
        assertThat(ask("is:unstarred")).isEqualTo(new Fact(Kind.STARRED, 0, 1));
    }

    @Test
    void numbersHaveRanges() {
        assertThat(ask("words:500")).isEqualTo(new Fact(Kind.WORDS, 500, 501));
        assertThat(ask("words:>500")).isEqualTo(new Fact(Kind.WORDS, 501, Long.MAX_VALUE));
        assertThat(ask("words:>=500")).isEqualTo(new Fact(Kind.WORDS, 500, Long.MAX_VALUE));
        assertThat(ask("words:<500")).isEqualTo(new Fact(Kind.WORDS, Ask.NEVER + 1, 500));
        assertThat(ask("words:<=500")).isEqualTo(new Fact(Kind.WORDS, Ask.NEVER + 1, 501));
        assertThat(ask("words:100..200")).isEqualTo(new Fact(Kind.WORDS, 100, 201));
        assertThat(ask("words:200..100")).isEqualTo(new Fact(Kind.WORDS, 100, 201));
        assertThat(ask("words:100..")).isEqualTo(new Fact(Kind.WORDS, 100, Long.MAX_VALUE));
        assertThat(ask("read:>3")).isEqualTo(new Fact(Kind.READ_COUNT, 4, Long.MAX_VALUE));
        assertThat(ask("read:never")).isEqualTo(new Fact(Kind.READ_COUNT, 0, 1));
    }

    @Test
    void daysMonthsAndYearsAreRanges() {
        assertThat(ask("date:2025"))
                .isEqualTo(new Fact(Kind.DATE, day(2025, 1, 1), day(2026, 1, 1)));
        assertThat(ask("date:2025-12"))
                .isEqualTo(new Fact(Kind.DATE, day(2025, 12, 1), day(2026, 1, 1)));
        assertThat(ask("date:2025-12-31"))
                .isEqualTo(new Fact(Kind.DATE, day(2025, 12, 31), day(2026, 1, 1)));
        assertThat(ask("date:>2025"))
                .isEqualTo(new Fact(Kind.DATE, day(2026, 1, 1), Long.MAX_VALUE));
        assertThat(ask("date:<2025"))
                .isEqualTo(new Fact(Kind.DATE, Ask.NEVER + 1, day(2025, 1, 1)));
        assertThat(ask("date:2024..2025-03"))
                .isEqualTo(new Fact(Kind.DATE, day(2024, 1, 1), day(2025, 4, 1)));
        assertThat(ask("date:never")).isEqualTo(new Fact(Kind.DATE, Ask.NEVER, Ask.NEVER + 1));
    }

    @Test
    void wordsForDaysCountFromToday() {
        long tomorrow = Shelf.TODAY.plusDays(1).toEpochDay();
        assertThat(ask("date:today")).isEqualTo(new Fact(Kind.DATE, tomorrow - 1, tomorrow));
        assertThat(ask("date:yesterday"))
                .isEqualTo(new Fact(Kind.DATE, tomorrow - 2, tomorrow - 1));
        assertThat(ask("date:week")).isEqualTo(new Fact(Kind.DATE, tomorrow - 7, tomorrow));
        assertThat(ask("date:month")).isEqualTo(new Fact(Kind.DATE, day(2026, 2, 15), tomorrow));
        assertThat(ask("date:year")).isEqualTo(new Fact(Kind.DATE, day(2025, 3, 15), tomorrow));
    }

    @Test
    void instantsKeepTheReadersOwnDays() {
        assertThat(ask("created:2026-03-01"))
                .isEqualTo(new Fact(Kind.CREATED, milli(2026, 3, 1), milli(2026, 3, 2)));
        assertThat(ask("lastread:>=2026"))
                .isEqualTo(new Fact(Kind.LAST_READ, milli(2026, 1, 1), Long.MAX_VALUE));
        assertThat(ask("lastread:never"))
                .isEqualTo(new Fact(Kind.LAST_READ, Ask.NEVER, Ask.NEVER + 1));
    }

    @Test
    void categoriesAreNamed() {
        assertThat(ask("category:world")).isEqualTo(new InCategory("world", false));
        assertThat(ask("category:\"World news\"")).isEqualTo(new InCategory("World news", true));
        assertThat(ask("category:none"))
                .isEqualTo(new InCategory("", false))
                .isEqualTo(ask("category:\"\""));
    }

    @Test
    void aPastedAddressIsLookedForInTheAddresses() {
        assertThat(ask("https://example.org/news/1 "))
                .isEqualTo(new Text(Field.URL, "example.org/news/1", false, false));
    }

    @Test
    void anyTextIsUnderstood() {
        Random random = new Random(11);
        String[] pieces = {
            "\"",
            "“",
            "”",
            "(",
            ")",
            "-",
            "*",
            ":",
            "|",
            " OR ",
            "NOT ",
            "AND",
            " ",
            "title:",
            "tag:",
            "is:",
            "date:",
            "words:>",
            "..",
            "2025",
            "-13",
            "read:",
            "never",
            "url:",
            "category:",
            "rain",
            "雨",
            "ฝน",
            "مطر",
            "😀",
            "\u202e",
            "\ud83d",
            "\u0000",
            "ß",
            "\n"
        };
        for (int i = 0; i < 10_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                typed.append(
                        random.nextInt(8) == 0
                                ? Character.toString(random.nextInt(Character.MAX_CODE_POINT))
                                : pieces[random.nextInt(pieces.length)]);
            }
            assertThat(ask(typed.toString())).as(typed.toString()).isNotNull();
        }
    }

    @Test
    void aMegabyteOfTextIsUnderstoodToo() {
        for (String part :
                List.of("word ", "(", "\"a\" ", "-", "NOT ", "a OR ", "title:", "((a) ")) {
            Ask ask = ask(part.repeat(1_000_000 / part.length()));
            assertThat(conditions(ask)).isLessThanOrEqualTo(AskParser.MOST_CONDITIONS);
        }
    }

    private static int conditions(Ask ask) {
        return switch (ask) {
            case Everything _ -> 0;
            case Text _, Fact _, InCategory _ -> 1;
            case All(List<Ask> parts) -> parts.stream().mapToInt(AskTest::conditions).sum();
            case Any(List<Ask> parts) -> parts.stream().mapToInt(AskTest::conditions).sum();
            case Not(Ask part) -> conditions(part);
        };
    }
}
