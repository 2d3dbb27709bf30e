package etools.format;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;

/// Makes PDF documents of lines of text, the same bytes each time.
final class PdfMaker {

    private static final PDType1Font FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

    private final PDDocument document = new PDDocument();

    PdfMaker() {
        document.setDocumentId(1L);
    }

    /// A page with `lines` below one another; `# ` begins a large one, an empty one parts
    /// paragraphs.
    PdfMaker page(String head, String foot, String... lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A5);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            put(out, head, 9, 570);
            put(out, foot, 9, 20);
            float y = 540;
            for (String line : lines) {
                boolean heading = line.startsWith("#");
                float size = line.startsWith("# ") ? 20 : heading ? 14 : 10;
                y -= size * 1.3f;
                put(out, heading ? line.replaceFirst("#+ ", "") : line, size, y);
            }
        }
        return this;
    }

    private static void put(PDPageContentStream out, String text, float size, float y)
            throws IOException {
        if (!text.isEmpty()) {
            out.beginText();
            out.setFont(FONT, size);
            out.newLineAtOffset(40, y);
            out.showText(text);
            out.endText();
        }
    }

    /// A page that shows only a picture.
    PdfMaker scan(byte[] png) throws IOException {
        PDPage page = new PDPage(PDRectangle.A5);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            out.drawImage(PDImageXObject.createFromByteArray(document, png, "scan"), 20, 20);
        }
        return this;
    }

    PdfMaker information(String title, String author, String subject, String keywords) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setSubject(subject);
        information.setKeywords(keywords);
        information.setCreationDate(
                GregorianCalendar.from(ZonedDateTime.parse("2026-03-07T07:30:00+01:00")));
        information.setModificationDate(
                GregorianCalendar.from(ZonedDateTime.parse("2026-03-08T08:00:00Z")));
        document.getDocumentCatalog().setLanguage("en-GB");
        return this;
    }

    PdfMaker entry(String name, String value) {
        document.getDocumentInformation().getCOSObject().setString(COSName.getPDFName(name), value);
        return this;
    }

    PdfMaker metadata(String rdf) throws IOException {
        String xmp =
                """
                <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                %s</rdf:Description></rdf:RDF></x:xmpmeta>
                """
                        .formatted(rdf);
        document.getDocumentCatalog()
                .setMetadata(
                        new PDMetadata(
                                document,
                                new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
        return this;
    }

    PdfMaker locked(String userPassword) throws IOException {
        var policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        document.protect(policy);
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (document) {
            document.save(out);
        }
        return out.toByteArray();
    }

    /// A document of one page whose objects are written by hand; object 1 is the catalog.
    static byte[] raw(String... objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        for (int i = 0; i < objects.length; i++) {
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        pdf.append("trailer\n<</Root 1 0 R/Size ").append(objects.length + 1).append(">>\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static String stream(String dictionary, String content) {
        return "<<%s/Length %d>>\nstream\n%s\nendstream"
                .formatted(dictionary, content.length(), content);
    }
}
