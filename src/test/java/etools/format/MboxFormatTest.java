package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

class MboxFormatTest {

    @Test
    void everyMailOfAFolderIsAnArticle() throws Exception {
        Input file = Samples.file("MboxFormat/folder.mbox");
        assertThat(Formats.detect(file)).isInstanceOf(MboxFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).extracting(ArticleDraft::title).containsExactly("First", "Third");
        ArticleDraft first = drafts.getFirst();
        assertThat(first.body().content())
                .isEqualTo(
                        "The first.\n\nFrom here on it is quoted.\n"
                                + "From nobody knows where, it goes on.");
        assertThat(first.sourceId()).isEqualTo("first-mail@pier.example");
        assertThat(first.credits().authors()).containsExactly("Ada Brook");
        assertThat(first.published()).isEqualTo("2026-03-07T06:30:00Z");
        assertThat(first.read()).isTrue();
        assertThat(first.starred()).isNull();
        assertThat(drafts.getLast().read()).isFalse();
        assertThat(drafts.getLast().starred()).isTrue();
    }

    @Test
    void whatIsWrongWithAMailIsToldWithItsNumber() throws Exception {
        Input file = Samples.file("MboxFormat/folder.mbox");
        assertThat(Samples.refusals(file)).containsExactly("mail 2: the mail holds no text");
        assertThat(Samples.parts(file).getLast())
                .isEqualTo(
                        new Part.Warned(
                                new Refusal("mail 3", "the date \"someday\" could not be read")));
    }

    @Test
    void aMailTooLargeIsPassedOver() throws Exception {
        String mail =
                DocumentSamples.folder().replace("The first.", "The first.\n" + "x".repeat(2_000));
        Input file =
                new Input.Wrapped(Samples.text("a.mbox", mail)) {
                    @Override
                    public Limits limits() {
                        return new Limits(Map.of(Limit.MAIL_BYTES, 1_000L));
                    }
                };
        assertThat(Samples.drafts(file)).extracting(ArticleDraft::title).containsExactly("Third");
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "mail 1: more than 1,000 bytes of one mail (limit mail.bytes)",
                        "mail 2: the mail holds no text");
    }

    @Test
    void everyMailOfALongFolderIsRead() throws Exception {
        byte[] mails = DocumentSamples.folder().concat("\n").getBytes(StandardCharsets.UTF_8);
        int times = 1_000;
        Input file =
                new Input() {
                    @Override
                    public String name() {
                        return "long.mbox";
                    }

                    @Override
                    public InputStream open() throws IOException {
                        return new SequenceInputStream(
                                Collections.enumeration(
                                        Collections.nCopies(times, mails).stream()
                                                .map(ByteArrayInputStream::new)
                                                .toList()));
                    }
                };
        int[] found = {0};
        new MboxFormat().read(file, part -> found[0] += part instanceof Part.Found ? 1 : 0);
        assertThat(found[0]).isEqualTo(2 * times);
    }
}
