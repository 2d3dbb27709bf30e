package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Credits;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The article that a PDF is: its pages' text and what it says of itself, in its metadata (XMP) or
/// its older table of information.
final class PdfArticle {

    private static final int MAX_METADATA_BYTES = 1 << 20;

    /// Names that programs give where nobody gave a title.
    private static final Pattern NO_TITLE =
            Pattern.compile(
                    "(?i)untitled.*|document\\d*|microsoft word - .*|powerpoint presentation|slide"
                        + " \\d+|paper title.*"
                        + "|.*\\.(?:docx?|odt|rtf|txt|pdf|indd|qxd|qxp|tex|dvi|ps|eps|fm|pages|html?)|\\d+");

    /// `D:20260307063000+01'00'`
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:D:)?(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?)?)?"
                            + "(?:Z.*|([+-]\\d{2})'?(\\d{2})?'?)?");

    private final PDDocument document;
    private final Deadline deadline;
    private final Consumer<Part> parts;
    private final String fileName;
    private @Nullable Document metadata;

    PdfArticle(PDDocument document, Deadline deadline, Consumer<Part> parts, String fileName) {
        this.document = document;
        this.deadline = deadline;
        this.parts = parts;
        this.fileName = fileName;
    }

    void read() throws IOException, RefusedException {
        metadata = metadata();
        PdfText text = new PdfText(document, deadline);
        boolean pictures = readPages(text);
        PdfParagraphs paragraphs = new PdfParagraphs(text.lines());
        String title = title(paragraphs);
        Body body = Body.html(Sanitiser.clean(paragraphs.html(title), ""));
        if (body.content().isBlank() && !paragraphs.isEmpty()) {
            body = Body.html(Sanitiser.clean(paragraphs.html(""), ""));
        }
        if (body.content().isBlank()) {
            parts.accept(
                    new Part.Refused(
                            new Refusal(
                                    null,
                                    pictures
                                            ? "it holds pictures of text, such as scanned pages:"
                                                    + " have them read (OCR) and import that"
                                            : "it holds no text")));
            return;
        }
        List<String> warnings = new ArrayList<>();
        PDDocumentInformation information = document.getDocumentInformation();
        Dates.When published =
                date(
                        warnings,
                        told("date"),
                        told("CreateDate"),
                        information.getCustomMetadataValue("CreationDate"));
        Dates.When updated =
                date(warnings, told("ModifyDate"), information.getCustomMetadataValue("ModDate"));
        String summary = first(told("description"), information.getSubject());
        String url = first(told("url"));
        if (title.isEmpty()) {
            title = body.plainText().lines().findFirst().orElse(fileName);
        }
        parts.accept(
                new Part.Found(
                        ArticleDraft.titled(
                                        Characters.cut(title, ArticleFields.MAX_TITLE_CHARS), body)
                                .url(url.matches("(?i)https?://[^\\s/]+.*") ? url : null)
                                .date(published == null ? null : published.date())
                                .published(published == null ? null : published.instant())
                                .updated(updated == null ? null : updated.start())
                                .summary(summary.isEmpty() ? null : summary)
                                .tags(tags(information))
                                .credits(new Credits(authors(information), source(), language()))
                                .build()));
        warnings.forEach(why -> parts.accept(new Part.Warned(new Refusal(null, why))));
        if (text.isCut()) {
            parts.accept(
                    new Part.Refused(
                            new Refusal(null, "more text than one article may have: cut")));
        }
    }

    /// @return whether pages show pictures
    private boolean readPages(PdfText text) {
        boolean pictures = false;
        int number = 0;
        for (PDPage page : document.getPages()) {
            try {
                text.read(page, number);
                pictures |= pictures || showsPicture(page);
            } catch (IOException
                    | ArithmeticException
                    | ClassCastException
                    | IllegalArgumentException
                    | IllegalStateException
                    | IndexOutOfBoundsException
                    | NegativeArraySizeException
                    | NullPointerException e) {
                parts.accept(
                        new Part.Refused(new Refusal("page " + (number + 1), "it is damaged")));
            }
            number++;
        }
        return pictures;
    }

    private static boolean showsPicture(PDPage page) {
        if (page.getResources() != null) {
            for (COSName name : page.getResources().getXObjectNames()) {
                if (page.getResources().isImageXObject(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    // What it says of itself

    private @Nullable Document metadata() {
        PDMetadata stream = document.getDocumentCatalog().getMetadata();
        if (stream == null) {
            return null;
        }
        try (InputStream in = stream.createInputStream()) {
            return Xml.tree(new ByteArrayInputStream(in.readNBytes(MAX_METADATA_BYTES)));
        } catch (IOException | RefusedException unreadable) {
            return null; // the older table says the same
        }
    }

    /// The first value of that name in the metadata, or null.
    private @Nullable String told(String name) {
        List<String> all = allTold(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    private List<String> allTold(String name) {
        List<String> values = new ArrayList<>();
        Document xmp = metadata;
        if (xmp == null) {
            return values;
        }
        for (Element element : Nodes.all(xmp, name)) {
            List<Element> items = Nodes.all(element, "li");
            for (Element item : items.isEmpty() ? List.of(element) : items) {
                String line = Nodes.line(item);
                if (!line.isEmpty()) {
                    values.add(line);
                }
            }
            if (!values.isEmpty()) {
                return values;
            }
        }
        for (Element description : Nodes.all(xmp, "Description")) {
            String value = Characters.line(Nodes.attribute(description, name));
            if (!value.isEmpty()) {
                return List.of(value);
            }
        }
        return values;
    }

    private static String first(@Nullable String... texts) {
        for (String text : texts) {
            String line = text == null ? "" : Characters.line(text);
            if (!line.isEmpty()) {
                return Characters.cut(line, 4_000);
            }
        }
        return "";
    }

    private String title(PdfParagraphs paragraphs) {
        for (String told :
                new String[] {
                    first(told("title")), first(document.getDocumentInformation().getTitle())
                }) {
            if (!told.isEmpty() && !NO_TITLE.matcher(told).matches()) {
                return Characters.cut(told, ArticleFields.MAX_TITLE_CHARS);
            }
        }
        return paragraphs.largest();
    }

    private List<String> authors(PDDocumentInformation information) {
        List<String> told = allTold("creator");
        if (told.isEmpty() || told.size() == 1) {
            told =
                    List.of(
                            first(told.isEmpty() ? null : told.getFirst(), information.getAuthor())
                                    .split(";| and | & ", -1));
        }
        Set<String> authors = new LinkedHashSet<>();
        for (String name : told) {
            String line = Characters.cut(Characters.line(name), 200);
            if (!line.isEmpty() && authors.size() < 50) {
                authors.add(line);
            }
        }
        return List.copyOf(authors);
    }

    private @Nullable String source() {
        String source = first(told("publicationName"), told("publisher"));
        return source.isEmpty() ? null : Characters.cut(source, 200);
    }

    private @Nullable String language() {
        String language = first(document.getDocumentCatalog().getLanguage(), told("language"));
        return language.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}")
                ? language.replace('_', '-')
                : null;
    }

    private List<String> tags(PDDocumentInformation information) {
        Set<String> tags = new LinkedHashSet<>();
        List<String> subjects = allTold("subject");
        String keywords = first(told("Keywords"), information.getKeywords());
        for (String tag : subjects.isEmpty() ? List.of(keywords.split("[,;]", -1)) : subjects) {
            String line = Characters.cut(Characters.line(tag), 200);
            if (!line.isEmpty() && tags.size() < 100) {
                tags.add(line);
            }
        }
        return List.copyOf(tags);
    }

    private static Dates.@Nullable When date(List<String> warnings, @Nullable String... texts) {
        String unread = "";
        for (String text : texts) {
            String line = text == null ? "" : Characters.line(text);
            if (!line.isEmpty()) {
                Matcher own = DATE.matcher(line);
                String plain = own.matches() ? plain(own) : line;
                Dates.When when = Dates.parse(plain).orElse(null);
                if (when != null) {
                    return when;
                }
                unread = line;
            }
        }
        if (!unread.isEmpty()) {
            warnings.add("the date " + Characters.quoted(unread) + " could not be read");
        }
        return null;
    }

    /// A date as PDF writes it, as others do.
    private static String plain(Matcher date) {
        String day =
                date.group(1)
                        + "-"
                        + (date.group(2) == null ? "01" : date.group(2))
                        + "-"
                        + (date.group(3) == null ? "01" : date.group(3));
        if (date.group(4) == null) {
            return day;
        }
        String zone =
                date.group(7) == null
                        ? "Z"
                        : date.group(7) + ":" + (date.group(8) == null ? "00" : date.group(8));
        String second = date.group(6) == null ? "00" : date.group(6);
        return day + "T" + date.group(4) + ":" + date.group(5) + ":" + second + zone;
    }
}
