package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class MailFormatTest {

    private static final String HEADER =
            """
            From: Ada Brook <ada@pier.example>
            Date: Sat, 7 Mar 2026 06:30:00 +0000
            Subject: Tide
            Message-ID: <tide-1@pier.example>
            MIME-Version: 1.0
            """;

    private static Input mail(String text) {
        return Input.of("tide.eml", DocumentSamples.mail(text));
    }

    private static ArticleDraft html(String html) throws Exception {
        return Samples.drafts(mail(HEADER + "Content-Type: text/html; charset=utf-8\n\n" + html))
                .getFirst();
    }

    @Test
    void aNewsletterIsAnArticle() throws Exception {
        Input file = Samples.file("MailFormat/newsletter.eml");
        assertThat(Formats.detect(file)).isInstanceOf(MailFormat.class);
        List<Part> parts = Samples.parts(file);
        assertThat(parts).hasSize(3);
        ArticleDraft draft = ((Part.Found) parts.getFirst()).draft();
        assertThat(draft.title()).isEqualTo("The crane moved \u2013 again");
        String crane = Pictures.of(DocumentSamples.RED).hash();
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p><a href=\"https://pier.example/issues/77\">View this email in your"
                            + " browser</a></p><h2>The crane moved</h2><p>Three metres \u2013 and"
                            + " no more.</p><p><img src=\"picture:"
                                + crane
                                + "\" alt=\"The crane\"></p><p>More <a"
                                + " href=\"https://pier.example/more\">here</a>.</p>");
        assertThat(draft.pictures()).containsExactly(Pictures.of(DocumentSamples.RED));
        assertThat(draft.credits())
                .isEqualTo(
                        new Credits(
                                List.of("Ada Br\u00fcck", "Noor, of the Quay"),
                                "The Pier Weekly",
                                "en-GB"));
        assertThat(draft.category()).isEqualTo(new Category("the-pier-weekly", "The Pier Weekly"));
        assertThat(draft.date()).isEqualTo("2026-03-07");
        assertThat(draft.published()).isEqualTo("2026-03-07T06:30:00Z");
        assertThat(draft.url()).isEqualTo("https://pier.example/issues/77");
        assertThat(draft.summary()).isEqualTo("It did it at night, while all slept.");
        assertThat(draft.sourceId()).isEqualTo("20260307.77@mail.pier.example");
        assertThat(draft.tags()).containsExactly("harbour", "cranes", "Newsletters");
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isTrue();
        Input attached = ((Part.Member) parts.get(1)).input();
        assertThat(attached.name()).isEqualTo("f\u00e4hre.md");
        assertThat(Samples.draft(attached).title()).isEqualTo("The ferry");
        assertThat(parts.get(2)).isEqualTo(new Part.PassedOver(".._tide.bin"));
    }

    @Test
    void aPlainLetterIsUnfoldedAndUnflowed() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("MailFormat/letter.eml"));
        assertThat(draft.title()).isEqualTo("Gr\u00fc\u00dfe vom Kai");
        assertThat(draft.body())
                .isEqualTo(
                        Body.text(
                                "Heute war es sch\u00f6n am Kai, und die  F\u00e4hre kam.\n\n"
                                        + "> Kommt sie  bald?\nJa.\n-- \nTomas"));
        assertThat(draft.date()).isEqualTo("1997-05-05");
        assertThat(draft.published()).isEqualTo("1997-05-05T16:03:00Z");
        assertThat(draft.credits().source()).isEqualTo("lamps.example");
        assertThat(draft.sourceId()).isEqualTo("lamps-9@lamps.example");
        assertThat(draft.read()).isNull();
    }

    @Test
    void linesOfAFlowedParagraphAreJoined() {
        assertThat(MailArticle.unflowed("a \nb\n\n c \n> d \n> e\nf \n-- \ng", false))
                .isEqualTo("a b\n\nc \n> d e\nf \n-- \ng");
        assertThat(MailArticle.unflowed("\u65e5 \n\u672c", true)).isEqualTo("\u65e5\u672c");
    }

    @Test
    void anyLetterOfAnyCharacterSetIsRead() throws Exception {
        byte[] head =
                (HEADER + "Content-Type: text/plain; charset=shift_jis\n\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] text = "\u6e2f\u306e\u732b".getBytes("Shift_JIS");
        byte[] both = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, both, head.length, text.length);
        assertThat(Samples.draft(Input.of("a.eml", both)).body().content())
                .isEqualTo("\u6e2f\u306e\u732b");
        String wrong =
                HEADER.replace("Tide", "F\u00e4hre")
                        + "Content-Type: text/plain; charset=x\n\n\u00fc";
        ArticleDraft draft = Samples.draft(mail(wrong));
        assertThat(draft.title()).isEqualTo("F\u00e4hre");
        assertThat(draft.body().content()).isEqualTo("\u00fc");
    }

    @Test
    void invisiblePicturesAreDroppedAndOthersKeepTheirAddress() throws Exception {
        ArticleDraft draft =
                html(
                        "<p>Text</p><img src='https://t.example/a.gif' height=1><img"
                            + " src='https://t.example/b.gif' style='width:1px; height:1px'><img"
                            + " src='https://t.example/c.gif' width=100>");
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p>Text<img src=\"https://t.example/c.gif\" alt=\"\"></p>"
                                .replace("Text<", "Text</p><p><"));
    }

    @Test
    void aPictureThatIsMissingIsTold() throws Exception {
        List<Part> parts =
                Samples.parts(
                        mail(
                                HEADER
                                        + "Content-Type: text/html\n\n"
                                        + "<p>A</p><img src='cid:no@where'>"));
        assertThat(parts.getLast())
                .isEqualTo(
                        new Part.Warned(
                                new Refusal(null, "the picture \"cid:no@where\" is missing")));
    }

    @Test
    void nothingThatActsComesIn() throws Exception {
        ArticleDraft draft =
                html(
                        "<p onclick='x()'>A<script>alert(1)</script><a href='javascript:x()'>b</a>"
                                + "<form action='https://x.example'><input name=a></form></p>");
        assertThat(draft.body().content()).isEqualTo("<p>Ab</p>");
    }

    @Test
    void aDateThatIsNoneIsTold() throws Exception {
        List<Part> parts =
                Samples.parts(mail(HEADER.replace("Sat, 7 Mar 2026 06:30:00", "soon") + "\nText."));
        assertThat(((Part.Found) parts.getFirst()).draft().date()).isNull();
        assertThat(parts.get(1))
                .isEqualTo(
                        new Part.Warned(
                                new Refusal(null, "the date \"soon +0000\" could not be read")));
    }

    @Test
    void aMailThatEndsInTheMiddleIsReadUpToThere() throws Exception {
        String whole = DocumentSamples.newsletter();
        String cut = whole.substring(0, whole.indexOf("no=\n"));
        List<Part> parts = Samples.parts(mail(cut));
        assertThat(((Part.Found) parts.getFirst()).draft().body().plainText())
                .endsWith("Three metres \u2013 and");
        assertThat(parts.getLast())
                .isEqualTo(
                        new Part.Refused(
                                new Refusal(
                                        null,
                                        "the mail ends in the middle: what follows is missing")));
    }

    @Test
    void aMailWithoutTextIsRefused() throws Exception {
        assertThat(Samples.refusals(mail(HEADER + "\n"))).containsExactly("the mail holds no text");
    }

    @Test
    void partsInPartsWithoutEndAreRefused() throws Exception {
        StringBuilder deep = new StringBuilder(HEADER);
        for (int i = 0; i < 3_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        }
        assertThat(Samples.refusals(mail(deep + "\nx")))
                .containsExactly("the mail's parts are nested too deeply");
    }

    @Test
    void aForwardedMailIsAFileInIt() throws Exception {
        Input forward =
                mail(
                        HEADER
                                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nLook.\n--b\n"
                                + "Content-Type: message/rfc822\n\n"
                                + HEADER.replace("Tide", "Ebb")
                                + "\nLow.\n--b--\n");
        List<Part> parts = Samples.parts(forward);
        Input inner = ((Part.Member) parts.getLast()).input();
        assertThat(inner.name()).isEqualTo("mail.eml");
        assertThat(Samples.draft(inner).title()).isEqualTo("Ebb");
    }

    @Test
    void aMailLargerThanTheLimitIsRefused() throws Exception {
        Input large =
                new Input.Wrapped(mail(HEADER + "\n" + "x\n".repeat(1_000))) {
                    @Override
                    public Limits limits() {
                        return new Limits(Map.of(Limit.MAIL_BYTES, 1_000L));
                    }
                };
        assertThat(Samples.refusals(large))
                .containsExactly("more than 1,000 bytes of one mail (limit mail.bytes)");
    }

    @Test
    void aTextThatBeginsLikeALetterIsNoMail() throws Exception {
        assertThat(Formats.detect(Samples.text("", "From: the editor\nDate: today\n\nHello.")))
                .isInstanceOf(TextFormat.class);
        assertThat(Formats.detect(mail(HEADER + "\nHello."))).isInstanceOf(MailFormat.class);
        assertThat(Formats.detect(Input.of("", DocumentSamples.mail(HEADER + "\nHello."))))
                .isInstanceOf(MailFormat.class);
    }

    @Test
    void linesBrokenInTheMiddleOfAFieldAreRead() throws Exception {
        byte[] text =
                (HEADER + "Content-Type: text/plain;\r x=\"a\rb\"\n\nLow water.")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(Samples.draft(Input.of("a.eml", text)).body().content()).isEqualTo("Low water.");
    }
}
