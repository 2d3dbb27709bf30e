package etools.importing;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.Picture;
import etools.format.Sanitiser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/// Articles as files could have brought them, with every field there is and every character that
/// has made trouble somewhere; one seed, the same articles.
final class GeneratedArticles {

    private static final List<String> PIECES =
            List.of(
                    "The ferry",
                    "left at noon",
                    "橋と川",
                    "ข่าววันนี้",
                    "شرق وغرب",
                    "מזרח",
                    "Zoë’s “café”",
                    "cafe\u0301",
                    "\ud83d\ude80\ud83c\udff3\ufe0f",
                    "a < b && c > d",
                    "</script><b>no</b>",
                    "]]> --> -->",
                    "&amp; &lt;p&gt; &#65;",
                    "\"quoted\" 'twice'",
                    "back\\slash \\n",
                    "= 1 + 2",
                    "@home",
                    "- dash",
                    "# hash",
                    "* star _under_ `tick`",
                    "[link](http://x.invalid/)",
                    "key: value",
                    "null",
                    "true",
                    "1984",
                    "2025-01-05",
                    "| pipe |",
                    "~tilde~ ^caret",
                    "\u2067right to left\u2069",
                    "\u200bzero width\u200d",
                    "a,b;c",
                    "../../x",
                    "CON",
                    "...",
                    "%00%2e",
                    "\u00a0no break");

    private final Random random;
    private final List<Category> categories;

    GeneratedArticles(long seed) {
        random = new Random(seed);
        categories =
                List.of(
                        new Category("town", "Town & Country"),
                        new Category("nhk", "NHK"),
                        new Category("日本", "日本"),
                        new Category("a,b", "A; \"B\""));
    }

    List<ArticleDraft> drafts(int count) {
        List<ArticleDraft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(draft(i));
        }
        return drafts;
    }

    Random random() {
        return random;
    }

    private ArticleDraft draft(int number) {
        List<Picture> pictures = new ArrayList<>();
        boolean link = chance(10);
        Body body = link ? Body.text("") : body(pictures);
        int count = chance(50) ? random.nextInt(5) : 0;
        ArticleDraft.Builder draft =
                ArticleDraft.titled(line(1 + random.nextInt(6)), body)
                        .tags(lines(4))
                        .credits(
                                new Credits(
                                        lines(3),
                                        maybe(() -> line(2)),
                                        maybe(() -> pick(List.of("en", "ja", "zh-Hant", "ar")))))
                        .marginalia(
                                new Marginalia(notes(), maybe(() -> random.nextInt(1001) / 1000.0)))
                        .category(maybe(() -> pick(categories)))
                        .summary(maybe(() -> line(8)))
                        .created(maybe(this::instant))
                        .updated(maybe(this::instant))
                        .readCount(count)
                        .lastRead(count > 0 ? instant() : null)
                        .read(maybe(() -> chance(50)))
                        .starred(maybe(() -> chance(30)))
                        .extra(chance(30) ? extra() : null)
                        .pictures(pictures);
        if (link || chance(70)) {
            draft.url("https://news.example/" + number + pick(List.of("", "?page=2&x=%20", "#a")));
        }
        if (chance(60)) {
            draft.id(new ArticleId(new UUID(0x4000L | random.nextLong(), random.nextLong())));
        } else if (chance(50)) {
            draft.sourceId("source-" + number + "-" + random.nextInt(1000));
        }
        if (chance(80)) {
            LocalDate date = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(300));
            draft.date(date);
            if (chance(50)) {
                draft.published(
                        Instant.parse(date + "T00:00:00Z").plusMillis(random.nextInt(86_400_000)));
            }
        }
        return draft.build();
    }

    private Body body(List<Picture> pictures) {
        if (chance(40)) {
            List<String> paragraphs = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                paragraphs.add(line(10) + (chance(30) ? "\n" + line(3) : ""));
            }
            return Body.text(String.join(chance(10) ? "\n\n\n" : "\n\n", paragraphs));
        }
        StringBuilder html = new StringBuilder();
        for (int i = 0; i <= random.nextInt(6); i++) {
            html.append(block(pictures));
        }
        html.append("<p>The end.</p>");
        String clean = Sanitiser.clean(html.toString(), "");
        pictures.removeIf(picture -> !clean.contains(picture.hash()));
        return Body.html(clean);
    }

    private String block(List<Picture> pictures) {
        return switch (random.nextInt(9)) {
            case 0 -> "<h2>" + text(3) + "</h2>";
            case 1 -> "<ul><li>" + text(3) + "<li>" + text(2) + "<ol><li>" + text(1) + "</ol></ul>";
            case 2 -> "<blockquote><p>" + text(6) + "</p><p>" + text(2) + "</p></blockquote>";
            case 3 ->
                    "<table><tr><th>a</th><th>"
                            + text(1)
                            + "</th></tr><tr><td>"
                            + text(2)
                            + "</td><td>"
                            + text(1)
                            + "</td></tr></table>";
            case 4 -> "<pre>  " + text(4) + "\n\n   " + text(2) + "</pre>";
            case 5 -> {
                Picture picture = picture();
                pictures.add(picture);
                yield "<figure><img src=\"picture:"
                        + picture.hash()
                        + "\" alt=\""
                        + text(2)
                        + "\"><figcaption>"
                        + text(3)
                        + "</figcaption></figure>";
            }
            case 6 ->
                    "<p>"
                            + text(2)
                            + " <a href=\"https://x.example/?a=1&amp;b=2\">"
                            + text(1)
                            + "</a> and <img src=\"https://x.example/p.png\""
                            + " alt=\"elsewhere\"></p>";
            case 7 -> "<p>" + text(2) + " <b>" + text(1) + "</b><i>" + text(1) + "</i><br>x</p>";
            default -> "<p>" + text(12) + "</p>";
        };
    }

    private String text(int pieces) {
        return line(pieces).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; chance(30) && i < 4; i++) {
            notes.add(
                    new Note(
                            line(3),
                            chance(50) ? "" : line(4) + "\n" + line(1),
                            maybe(this::instant)));
        }
        return notes;
    }

    private String extra() {
        return pick(
                List.of(
                        "{\"desk\":{\"editor\":\"A. N. <Other>\",\"pages\":[1,2]},\"weight\":0.5}",
                        "{\"x\":null,\"y\":[],\"z\":{\"\":\"]]>\"}}",
                        "{\"big\":12345678901234567890.123e-5,\"ok\":true}"));
    }

    Picture picture() {
        BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, random.nextInt());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(png.toByteArray());
            return new Picture(HexFormat.of().formatHex(hash), "image/png", png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            String line = line(1 + random.nextInt(2));
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// Clean, and one space between words, as every format gives titles and names.
    private String line(int pieces) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            line.append(i == 0 ? "" : " ").append(pick(PIECES));
        }
        return line.toString();
    }

    private Instant instant() {
        return Instant.ofEpochMilli(1_600_000_000_000L + random.nextLong(100_000_000_000L));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> @org.jspecify.annotations.Nullable T maybe(Supplier<T> value) {
        return chance(60) ? value.get() : null;
    }
}
