package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

class JsonFormatTest {

    private static ArticleDraft draft(String json) throws Exception {
        return Samples.draft(Samples.text("", json));
    }

    private static List<String> refusals(String json) throws Exception {
        return Samples.refusals("a.json", json);
    }

    @Test
    void ourOwnObjectIsReadFieldByField() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("json/own.json"));
        assertThat(draft.id())
                .isEqualTo(new ArticleId(UUID.fromString("7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e4f")));
        assertThat(draft.category()).isEqualTo(new Category("harbour", "Harbour News"));
        assertThat(draft.title()).isEqualTo("Ferry returns after winter repairs");
        assertThat(draft.url()).isEqualTo("https://example.org/harbour/ferry");
        assertThat(draft.date()).isEqualTo("2026-03-02");
        assertThat(draft.published()).isNull();
        assertThat(draft.body())
                .isEqualTo(
                        Body.text(
                                "The ferry is back. Tickets cost 4 < 5 & are sold on board.\n\n"
                                        + "It leaves <b>hourly</b> &amp; on time."));
        assertThat(draft.summary()).isEqualTo("The ferry is back.");
        assertThat(draft.created()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-03T08:00:00.250Z");
        assertThat(draft.lastRead()).isEqualTo("2026-03-03T20:15:00Z");
        assertThat(draft.readCount()).isEqualTo(3);
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isFalse();
        assertThat(draft.tags()).containsExactly("ferry", "harbour");
        assertThat(draft.credits())
                .isEqualTo(
                        new Credits(
                                List.of("Ada Brook", "By <the> Desk and Others"),
                                "The Harbour Post",
                                "en-GB"));
        assertThat(draft.marginalia())
                .isEqualTo(
                        new Marginalia(
                                List.of(
                                        new Note(
                                                "Tickets cost 4 < 5",
                                                "Cheaper than last year\nby one.",
                                                Instant.parse("2026-03-03T20:20:00Z")),
                                        new Note("hourly", "", null),
                                        new Note("", "Take the children.", null)),
                                0.25));
        assertThat(draft.extra())
                .isEqualTo("{\"desk\":\"Coast\",\"route\":{\"km\":12.50,\"stops\":[1,2,1e400]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            textBlock =
                    """
                    "author":"Ada Brook"                             = Ada Brook
                    "byline":"By Ada Brook and Tom Hill"             = Ada Brook|Tom Hill
                    "authors":["Ada Brook","Tom Hill","Ada Brook"]   = Ada Brook|Tom Hill
                    "author":{"name":"Ada Brook","age":40}           = Ada Brook
                    "author":[{"name":"Ada Brook"},"Tom Hill",7,{}]  = Ada Brook|Tom Hill
                    "authors":["Ada Brook"],"byline":"By the Desk"   = Ada Brook
                    "byline":"By the Desk","authors":["Ada Brook"]   = Ada Brook
                    """)
    void authorsHaveSeveralNames(String field, String authors) throws Exception {
        ArticleDraft draft = draft("{\"title\":\"T\",\"body\":\"B\"," + field + "}");
        assertThat(String.join("|", draft.credits().authors())).isEqualTo(authors);
        if (field.contains("Desk")) {
            assertThat(draft.extra()).contains("\"byline\":").contains("By the Desk");
        } else {
            assertThat(draft.extra()).isNull();
        }
    }

    @Test
    void sourceAndLanguageHaveSeveralNames() throws Exception {
        assertThat(
                        draft(
                                        "{\"title\":\"T\",\"body\":\"B\",\"publisher\":{\"name\":\"The"
                                            + " Post\"},\"inLanguage\":\"en_us\"}")
                                .credits())
                .isEqualTo(new Credits(List.of(), "The Post", "en-US"));
        assertThat(
                        draft(
                                        "{\"title\":\"T\",\"body\":\"B\",\"site_name\":\"The"
                                                + " Post\",\"lang\":\"German\"}")
                                .credits())
                .isEqualTo(new Credits(List.of(), "The Post", "de"));
    }

    @Test
    void whatIsNoNameNoLanguageAndNoNoteIsKeptAsItIs() throws Exception {
        ArticleDraft draft =
                draft(
                        "{\"title\":\"T\",\"body\":\"B\",\"author\":7,\"source\":[1,2],"
                                + "\"language\":\"12\",\"progress\":55,\"notes\":[{\"x\":1}]}");
        assertThat(draft.credits()).isEqualTo(Credits.NONE);
        assertThat(draft.marginalia()).isEqualTo(Marginalia.NONE);
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"author\":7,\"source\":[1,2],\"progress\":55,\"notes\":[{\"x\":1}],"
                                + "\"language\":\"12\"}");
    }

    @Test
    void ourOwnLinkComesBackWithoutAText() throws Exception {
        ArticleDraft draft =
                draft(
                        "{\"id\":\"7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e4f\",\"title\":\"T\","
                                + "\"url\":\"https://example.org/a\",\"body\":\"\","
                                + "\"created\":\"2026-01-01T00:00:00Z\",\"readCount\":0,"
                                + "\"updated\":\"2026-01-01T00:00:00Z\"}");
        assertThat(draft.isLink()).isTrue();
        assertThat(draft.url()).isEqualTo("https://example.org/a");
    }

    @Test
    void snakeCaseIsReadToo() throws Exception {
        ArticleDraft draft =
                draft(
                        """
                        {"title": "T", "body_html": "<p>B</p><script>x()</script>",
                         "category_id": "c", "read_count": 2, "last_read": "2026-01-01T00:00:00Z"}
                        """);
        assertThat(draft.body()).isEqualTo(Body.html("<p>B</p>"));
        assertThat(draft.category()).isEqualTo(new Category("c", "c"));
        assertThat(draft.readCount()).isEqualTo(2);
        assertThat(draft.lastRead()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void aDatabaseDumpsObjectIsRead() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("json/dump.json"));
        assertThat(draft.title()).isEqualTo("Orchard opens its gates");
        assertThat(draft.url()).isEqualTo("https://example.org/orchard");
        assertThat(draft.date()).isEqualTo("2019-02-11");
        assertThat(draft.published()).isEqualTo("2019-02-11T07:33:20Z");
        assertThat(draft.summary()).isEqualTo("Apples for all.");
        assertThat(draft.body().content())
                .isEqualTo("Visitors may pick apples.\n\nA basket costs nothing.");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook"), "example.org", null));
        assertThat(draft.extra()).isEqualTo("{\"images\":[\"https://example.org/a.jpg\"]}");
    }

    @Test
    void aWireServicesArrayIsRead() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("json/wire.json"));
        assertThat(drafts).hasSize(2);
        ArticleDraft first = drafts.getFirst();
        assertThat(first.title()).isEqualTo("MILL & SONS <MIL> RAISES OUTPUT");
        assertThat(first.sourceId()).isEqualTo("12");
        assertThat(first.date()).isEqualTo("1987-02-26");
        assertThat(first.published()).isEqualTo("1987-02-26T15:01:01.790Z");
        assertThat(first.body())
                .isEqualTo(Body.text("Mill & Sons said it will grind more <oats>.\n Reuter"));
        assertThat(first.tags()).containsExactly("oat", "grain");
        assertThat(first.extra()).isEqualTo("{\"places\":[\"uk\"]}");
    }

    @Test
    void aBroadcastersArticleIsRead() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("json/broadcaster-article.json"));
        assertThat(draft.sourceId()).isEqualTo("20260105_07");
        assertThat(draft.title()).isEqualTo("Snow festival opens in the north");
        assertThat(draft.url()).isEqualTo("https://www3.nhk.or.jp/nhkworld/en/news/20260105_07/");
        assertThat(draft.category()).isEqualTo(new Category("japan", "Japan"));
        assertThat(draft.published()).isEqualTo("2026-01-05T03:00:00Z");
        assertThat(draft.date()).isEqualTo("2026-01-05");
        assertThat(draft.updated()).isEqualTo("2026-01-05T03:20:00Z");
        assertThat(draft.summary()).isEqualTo("Ice & light draw a crowd.");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<p><img src=\"https://www3.nhk.or.jp/img/l.jpg\" alt=\"A tower"
                                        + " of ice\"></p><p>The festival opened on Monday.</p>"
                                        + "<p>It ends in a week &amp; a day.</p>"));
        assertThat(draft.body().plainText())
                .isEqualTo("The festival opened on Monday.\n\nIt ends in a week & a day.");
        assertThat(draft.extra()).isNull();
    }

    @Test
    void aBroadcastersListIsRead() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("json/broadcaster-list.json"));
        assertThat(drafts).extracting(ArticleDraft::title).containsExactly("One", "Two");
        assertThat(drafts.getFirst().body().plainText()).isEqualTo("The first gist.");
        assertThat(drafts.getFirst().url()).isEqualTo("https://www3.nhk.or.jp/nhkworld/en/news/1/");
    }

    @Test
    void aListWithATitleOfItsOwnIsRead() throws Exception {
        String feed =
                "{\"title\":\"My feed\",\"items\":[{\"id\":\"1\",\"title\":\"One\","
                    + "\"content_html\":\"<p>B</p>\",\"date_published\":\"2026-01-02T03:04:05Z\"}]}";
        assertThat(draft(feed).title()).isEqualTo("One");
        assertThat(draft(feed).date()).isEqualTo("2026-01-02");
        String article = "{\"title\":\"T\",\"body\":\"B\",\"items\":[{\"title\":\"x\"}]}";
        assertThat(draft(article).title()).isEqualTo("T");
        assertThat(draft(article).extra()).isEqualTo("{\"items\":[{\"title\":\"x\"}]}");
    }

    @Test
    void paragraphsPartedByBreaksArePlainText() throws Exception {
        assertThat(
                        draft("{\"title\":\"T\",\"detail\":\"One.<br /><br />Two &amp; a half.\"}")
                                .body())
                .isEqualTo(Body.text("One.\n\nTwo & a half."));
    }

    @Test
    void aPlainFieldThatHoldsHtmlIsHtml() throws Exception {
        assertThat(
                        draft(
                                        "{\"headline\":\"A &amp; <b>B</b>\",\"content\":\"<p>One <a"
                                                + " href='javascript:x'>link</a></p>\"}")
                                .body())
                .isEqualTo(Body.html("<p>One link</p>"));
        assertThat(draft("{\"headline\":\"A &amp; <b>B</b>\",\"text\":\"x\"}").title())
                .isEqualTo("A & B");
    }

    @Test
    void aLessThanSignIsNoTag() throws Exception {
        assertThat(draft("{\"title\":\"T\",\"text\":\"3 < 5 and <none> & more\"}").body())
                .isEqualTo(Body.text("3 < 5 and <none> & more"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headline",
                "name",
                "Title",
                "TITLE",
            })
    void aTitleHasSeveralNames(String name) throws Exception {
        assertThat(draft("{\"" + name + "\":\"T\",\"body\":\"B\"}").title()).isEqualTo("T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "content",
                "detail",
                "article_body",
                "articleBody",
                "content_text",
                "bodyHtml",
                "body_html",
                "content_html",
                "html"
            })
    void aBodyHasSeveralNames(String name) throws Exception {
        assertThat(draft("{\"title\":\"T\",\"" + name + "\":\"B\"}").body().plainText())
                .isEqualTo("B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date",
                "publish_date",
                "published_at",
                "publishedAt",
                "public_at",
                "pubDate",
                "datePublished",
                "published"
            })
    void aDateHasSeveralNames(String name) throws Exception {
        assertThat(draft("{\"title\":\"T\",\"body\":\"B\",\"" + name + "\":\"2025-01-05\"}").date())
                .isEqualTo("2025-01-05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "2025-01-05"                       | 2025-01-05 |
                    "2025/01/05"                       | 2025-01-05 |
                    "20250105"                         | 2025-01-05 |
                    "Jan. 5, 2025"                     | 2025-01-05 |
                    "5 January 2025"                   | 2025-01-05 |
                    "Sunday, January 5, 2025"          | 2025-01-05 |
                    "2025-01-05T23:30:00-05:00"        | 2025-01-05 | 2025-01-06T04:30:00Z
                    "2025-01-05T23:30:00+0900"         | 2025-01-05 | 2025-01-05T14:30:00Z
                    "2025-01-05T07:00:00"              | 2025-01-05 | 2025-01-05T07:00:00Z
                    "2025-01-05T07:00:00.123456Z"      | 2025-01-05 | 2025-01-05T07:00:00.123456Z
                    "2025-01-05 07:00"                 | 2025-01-05 | 2025-01-05T07:00:00Z
                    "Sun, 05 Jan 2025 07:00:00 +0900"  | 2025-01-05 | 2025-01-04T22:00:00Z
                    "Sun, 05 Jan 2025 07:00:00 GMT"    | 2025-01-05 | 2025-01-05T07:00:00Z
                    "26-FEB-1987 15:01:01.79"          | 1987-02-26 | 1987-02-26T15:01:01.790Z
                    "January 5, 2025 at 7:05 PM"       | 2025-01-05 | 2025-01-05T19:05:00Z
                    1736035200                         | 2025-01-05 | 2025-01-05T00:00:00Z
                    1736035200123                      | 2025-01-05 | 2025-01-05T00:00:00.123Z
                    "1736035200"                       | 2025-01-05 | 2025-01-05T00:00:00Z
                    "1736035200123"                    | 2025-01-05 | 2025-01-05T00:00:00.123Z
                    {"$date":1736035200123}            | 2025-01-05 | 2025-01-05T00:00:00.123Z
                    {"$date":"2025-01-05T00:00:00Z"}   | 2025-01-05 | 2025-01-05T00:00:00Z
                    {"$date":{"$numberLong":"1736035200123"}} | 2025-01-05 | 2025-01-05T00:00:00.123Z
                    """,
            quoteCharacter = '`')
    void datesAreReadAsTheWorldWritesThem(String json, LocalDate date, Instant published)
            throws Exception {
        ArticleDraft draft = draft("{\"title\":\"T\",\"body\":\"B\",\"date\":" + json + "}");
        assertThat(draft.date()).isEqualTo(date);
        assertThat(draft.published()).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "32 Foo"             | the date "32 Foo" is not a date
                    "2025-02-30"         | the date "2025-02-30" is not a date
                    "yesterday"          | the date "yesterday" is not a date
                    true                 | the date "true" is not a date
                    [2025,1,5]           | the date […] is not a date
                    {"day":5}            | the date is an object, not a date
                    99999999999999999999999999 | the date "99999999999999999999999999" is not a date
                    """)
    void aBadDateRefusesItsArticle(String json, String why) throws Exception {
        assertThat(refusals("{\"title\":\"T\",\"body\":\"B\",\"date\":" + json + "}"))
                .containsExactly(why);
    }

    @Test
    void anEmptyDateIsNone() throws Exception {
        assertThat(draft("{\"title\":\"T\",\"body\":\"B\",\"date\":\"\"}").date()).isNull();
        assertThat(draft("{\"title\":\"T\",\"body\":\"B\",\"date\":null}").date()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"title":5,"body":"B"}            | the title is a number, not text
                    {"title":{"a":1},"body":"B"}      | the title is an object, not text
                    {"title":"T","body":7.5}          | the body is a number, not text
                    {"title":"T","text":{"a":[1,2]}}  | the text is an object, not text
                    {"title":"T","body":true}         | the body is true or false, not text
                    {"title":"T","body":[1]}          | the body is a list of things that are not text
                    {"title":"T"}                     | the body is missing
                    {"title":"T","bodyHtml":"<br>"}   | the body is empty
                    {"body":"B"}                      | the title is missing
                    {"title":" ","body":"B"}          | the title is missing
                    {"title":"T","body":"B","readCount":-1} | the readCount "-1" is no count
                    """)
    void aWrongTypeRefusesItsArticle(String json, String why) throws Exception {
        assertThat(refusals(json)).containsExactly(why);
        assertThat(refusals("[{\"title\":\"T\",\"body\":\"B\"}, " + json + "]"))
                .containsExactly("article 2: " + why);
        assertThat(refusals("{\"title\":\"T\",\"body\":\"B\"}\n" + json + "\n"))
                .containsExactly("line 2: " + why);
    }

    @Test
    void oneBadArticleOfAnArrayLeavesTheOthers() throws Exception {
        Input input =
                Samples.text(
                        "",
                        "[{\"title\":\"A\",\"body\":\"B\"}, 5, [[1]],"
                                + " {\"title\":\"C\",\"body\":\"D\"}]");
        assertThat(Samples.drafts(input)).extracting(ArticleDraft::title).containsExactly("A", "C");
        assertThat(Samples.refusals(input))
                .containsExactly(
                        "article 2: no JSON object, and so no article",
                        "article 3: no JSON object, and so no article");
    }

    @Test
    void ofTwoFieldsOfOneNameTheLastCounts() throws Exception {
        ArticleDraft draft =
                draft("{\"title\":\"A\",\"title\":\"Z\",\"body\":\"B\",\"x\":1,\"x\":2}");
        assertThat(draft.title()).isEqualTo("Z");
        assertThat(draft.extra()).isEqualTo("{\"x\":2}");
    }

    @Test
    void ofTwoNamesOfOneFieldTheOtherIsKept() throws Exception {
        ArticleDraft draft =
                draft("{\"text\":\"short\",\"headline\":\"H\",\"title\":\"T\",\"body\":\"B\"}");
        assertThat(draft.title()).isEqualTo("T");
        assertThat(draft.body()).isEqualTo(Body.text("B"));
        assertThat(draft.extra()).isEqualTo("{\"headline\":\"H\",\"text\":\"short\"}");
    }

    @Test
    void unknownFieldsBeyondTheLimitAreDropped() throws Exception {
        String large = "[\"" + "x".repeat(ArticleFields.MAX_EXTRA_CHARS) + "\"]";
        assertThat(
                        draft(
                                        "{\"a\":1,\"large\":"
                                                + large
                                                + ",\"b\":[2],\"title\":\"T\",\"body\":\"B\"}")
                                .extra())
                .isEqualTo("{\"a\":1,\"b\":[2]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "World News"                      | world-news | World News
                    {"id":7,"name":"World News"}      | 7          | World News
                    {"name":"World News"}             | world-news | World News
                    ["World News","Rain"]             | world-news | World News
                    [{"id":"w","name":"World News"}]  | w          | World News
                    """)
    void aCategoryHasSeveralShapes(String json, String id, String name) throws Exception {
        assertThat(draft("{\"title\":\"T\",\"body\":\"B\",\"category\":" + json + "}").category())
                .isEqualTo(new Category(id, name));
    }

    @Test
    void tagsAreAListOrOneText() throws Exception {
        assertThat(draft("{\"title\":\"T\",\"body\":\"B\",\"keywords\":\"a, b,,a\"}").tags())
                .containsExactly("a", "b");
        assertThat(
                        draft(
                                        "{\"title\":\"T\",\"body\":\"B\",\"tags\":[\"a\",{\"name\":\"b\"},3,null]}")
                                .tags())
                .containsExactly("a", "b", "3");
    }

    @Test
    void controlCharactersAreNoPartOfAText() throws Exception {
        ArticleDraft draft =
                draft(
                        "{\"title\":\"A\\u0000B\\nC\",\"body\":\"one\\r\\ntwo\\rthree\\u0007\\ud800"
                                + " \\ud83d\\ude00\"}");
        assertThat(draft.title()).isEqualTo("A B C");
        assertThat(draft.body()).isEqualTo(Body.text("one\ntwo\nthree \ufffd \ud83d\ude00"));
    }

    @Test
    void linesThatFillTheBufferToItsLastByteAreReadToTheirEnd() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int length : List.of(1_100_000, 2_000_000, 10, 4_000_000, 3_000_000, 10)) {
            lines.append("{\"title\":\"T\",\"body\":\"").append("b".repeat(length)).append("\"}\n");
        }
        assertThat(Samples.drafts(Samples.text("a.jsonl", lines.toString())))
                .extracting(draft -> draft.body().content().length())
                .containsExactly(1_100_000, 2_000_000, 10, 4_000_000, 3_000_000, 10);
    }

    @Test
    void linesAreArticles() throws Exception {
        Input input = Samples.file("json/lines.jsonl");
        assertThat(Samples.drafts(input))
                .extracting(ArticleDraft::title)
                .containsExactly("One", "Two", "Three");
        assertThat(Samples.refusals(input))
                .containsExactly(
                        "line 4: the JSON ends in the middle of a field's name",
                        "line 5: no JSON object, and so no article",
                        "line 7: there is text after the end of the JSON",
                        "line 8: the JSON ends in the middle of an object");
    }

    @Test
    void objectsOfSeveralLinesMayFollowEachOther() throws Exception {
        String object = "{\n  \"title\": \"T\",\n  \"body\": \"B\"\n}\n";
        assertThat(Samples.drafts(Samples.text("", object + "\n" + object))).hasSize(2);
    }

    @Test
    void aLineLongerThanTheLimitIsRefusedAlone() throws Exception {
        String article = "{\"title\":\"T\",\"body\":\"B\"}\n";
        byte[] start = (article + "{\"title\":\"L\",\"body\":\"").getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\"}\n" + article).getBytes(StandardCharsets.UTF_8);
        Input input = new LongInput("a.jsonl", start, 200L << 20, end);
        assertThat(Samples.drafts(input)).hasSize(2);
        assertThat(Samples.refusals(input))
                .containsExactly("line 2: longer than 32 MB, which is too long");
    }

    @Test
    void aTextLongerThanTheLimitIsRefused() throws Exception {
        byte[] start = "{\"title\":\"L\",\"body\":\"".getBytes(StandardCharsets.UTF_8);
        Input input = new LongInput("", start, 200L << 20, new byte[] {'"', '}'});
        assertThat(Samples.refusals(input))
                .containsExactly(
                        "line 1, byte 209715222: a text longer than 16 MB, which is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"title":"T","body":"B                | line 1: the JSON ends in the middle of a text
                    {"title":"T","body":"B"               | line 1: the JSON ends in the middle of an object
                    {"title":"T","bo                      | line 1: the JSON ends in the middle of a field's name
                    [{"title":"T","body":"B"}             | line 1: the JSON ends in the middle of an array
                    [{"title":"T","body":"B"},            | line 1: the JSON ends in the middle of an array
                    [{"title":"T","body":"B"}] trailing   | line 1: there is text after the end of the JSON
                    {"title":"T","body":"B"} trailing     | line 1: there is text after the end of the JSON
                    {"title":"T","body":"B"}}             | line 1: there is text after the end of the JSON
                    {"title":"T","body":"B"},{"a":1}      | line 1: there is text after the end of the JSON
                    {"title":"T" "body":"B"}              | line 1: the JSON is wrong here: unexpected "\\""
                    {"title":"T","body":nothing}          | line 1: the JSON is wrong here: unexpected "nothing"
                    {'title':"T"}                         | line 1: the JSON is wrong here: unexpected "'"
                    {"title":"\\x"}                       | line 1: the JSON is wrong here: a \\ that escapes nothing
                    "only a text"                         | the JSON holds no article
                    []                                    | the list of articles is empty
                    {"data":[]}                           | the list of articles is empty
                    hello                                 | line 1: the JSON is wrong here: unexpected "hello"
                    """)
    void brokenJsonIsRefusedWithOneLine(String json, String line) throws Exception {
        assertThat(refusals(json)).containsExactly(line.replace("\\\"", "\""));
    }

    @Test
    void aCutArrayHandsNothingOver() throws Exception {
        String array = "[\n" + "{\"title\":\"T\",\"body\":\"B\"},\n".repeat(5_000) + "{\"title\"";
        assertThat(refusals(array))
                .containsExactly("line 5002: the JSON ends in the middle of an object");
        Input input = Samples.text("", array);
        assertThat(catchParts(input)).isEmpty();
    }

    private static List<Part> catchParts(Input input) throws Exception {
        List<Part> parts = new java.util.ArrayList<>();
        try {
            new JsonFormat().read(input, parts::add);
        } catch (RefusedException expected) {
            return parts;
        }
        throw new AssertionError("not refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void deepNestingIsRefusedWithOneLine(String bracket) throws Exception {
        assertThat(refusals(bracket.repeat(100_000)))
                .singleElement()
                .asString()
                .matches("line 1(, byte \\d+)?: the JSON is nested deeper than 200 levels");
        assertThat(refusals("{\"title\":\"T\",\"body\":\"B\",\"x\":" + bracket.repeat(100_000)))
                .singleElement()
                .asString()
                .matches("line 1(, byte \\d+)?: the JSON is nested deeper than 200 levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "x-UTF-32LE-BOM",
                "Shift_JIS",
                "EUC-JP",
                "GB18030",
                "Big5"
            })
    void anyCharacterSetWorks(String charset) throws Exception {
        String body =
                charset.equals("GB18030") || charset.equals("Big5")
                        ? "\u6628\u5929\u6e2f\u53e3\u91cd\u65b0\u958b\u653e\uff0c\u8239\u53ea\u56de"
                              + "\u4f86\u4e86\u3002\u4eba\u5011\u5728\u5cb8\u908a\u7b49\u5f85\u3002"
                        : "\u6628\u65e5\u3001\u6e2f\u304c\u518d\u3073\u958b\u304d\u307e\u3057\u305f"
                                + "\u3002\u8239\u304c\u623b\u308a\u307e\u3057\u305f\u3002";
        String json = "{\"title\":\"T\",\"body\":\"" + body.repeat(20) + "\"}\n";
        for (String text : List.of(json, json + json, "[" + json + "]")) {
            Input input = Input.of("a.json", text.getBytes(Charset.forName(charset)));
            assertThat(Samples.drafts(input)).isNotEmpty();
            assertThat(Samples.drafts(input).getLast().body().content()).isEqualTo(body.repeat(20));
        }
    }

    @Test
    void aByteOrderMarkIsNoText() throws Exception {
        assertThat(draft("\ufeff{\"title\":\"T\",\"body\":\"B\"}").title()).isEqualTo("T");
    }

    @Test
    void lettersThatAreNotUtf8LateInAFileAreReadToo() throws Exception {
        String article = "{\"title\":\"T\",\"body\":\"B\"},\n";
        String last =
                "{\"title\":\"Caf\u00e9 cr\u00e8me \u2013 d\u00e9j\u00e0 vu\",\"body\":\"B\"}";
        byte[] array =
                ("[" + article.repeat(2_000) + last + "]")
                        .getBytes(Charset.forName("windows-1252"));
        assertThat(Samples.drafts(Input.of("", array)).getLast().title())
                .isEqualTo("Caf\u00e9 cr\u00e8me \u2013 d\u00e9j\u00e0 vu");
        byte[] lines =
                (article.replace(",\n", "\n").repeat(2_000) + last)
                        .getBytes(Charset.forName("windows-1252"));
        assertThat(Samples.drafts(Input.of("", lines)).getLast().title())
                .isEqualTo("Caf\u00e9 cr\u00e8me \u2013 d\u00e9j\u00e0 vu");
    }

    @Test
    void wordsAreRunsBetweenSpaces() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("json/own.json"));
        assertThat(Words.count(draft.body().plainText())).isEqualTo(20);
    }

    /// A file of any length that is never whole in memory.
    record LongInput(String name, byte[] start, long fill, byte[] end) implements Input {
        @Override
        public InputStream open() {
            InputStream middle =
                    new InputStream() {
                        private long left = fill;

                        @Override
                        public int read() {
                            return left-- > 0 ? 'x' : -1;
                        }

                        @Override
                        public int read(byte[] target, int offset, int length) {
                            if (left <= 0) {
                                return -1;
                            }
                            int n = (int) Math.min(length, left);
                            java.util.Arrays.fill(target, offset, offset + n, (byte) 'x');
                            left -= n;
                            return n;
                        }
                    };
            return new SequenceInputStream(
                    Collections.enumeration(
                            List.of(
                                    new ByteArrayInputStream(start),
                                    middle,
                                    new ByteArrayInputStream(end))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How List<String> works when a<b and c>d",
                "VIACOM <VIA> BID",
                "if a<b then x",
                "Java Map<K,V> explained"
            })
    void angleBracketsThatAreNoTagsStayInATitle(String title) throws Exception {
        assertThat(draft("{\"title\":\"" + title + "\",\"body\":\"x\"}").title()).isEqualTo(title);
    }

    @Test
    void tagsAndOverridesLeaveATitle() throws Exception {
        ArticleDraft draft =
                draft(
                        "{\"title\":\"A <b>bold</b> <span class='x'>word</span> \\u202eon\","
                                + "\"body\":\"no\\u202et\"}");
        assertThat(draft.title()).isEqualTo("A bold word on");
        assertThat(draft.body().content()).isEqualTo("not");
    }
}
