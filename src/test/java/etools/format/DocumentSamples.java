package etools.format;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Makes the samples of books and documents that no editor writes; run it after a change to them.
final class DocumentSamples {

    static final byte[] RED = ZipMaker.png(8, 6, Color.RED);
    static final byte[] LARGE = ZipMaker.png(300, 200, Color.GREEN);
    static final byte[] BLUE = ZipMaker.png(12, 5, Color.BLUE);

    public static void main(String[] args) throws IOException {
        Path folder = Path.of("src/test/resources/etools/format");
        write(folder.resolve("EpubFormat/newspaper.epub"), newspaper().bytes());
        write(folder.resolve("EpubFormat/novel.epub"), novel().bytes());
        write(folder.resolve("PdfFormat/report.pdf"), report().bytes());
        write(folder.resolve("PdfFormat/paper.pdf"), paper().bytes());
        write(folder.resolve("DocxFormat/minutes.docx"), word().bytes());
        write(folder.resolve("OdtFormat/minutes.odt"), openDocument().bytes());
        write(folder.resolve("OdtFormat/flat.fodt"), flat().getBytes(StandardCharsets.UTF_8));
        write(folder.resolve("MailFormat/newsletter.eml"), mail(newsletter()));
        write(folder.resolve("MailFormat/letter.eml"), mail(LETTER));
        write(folder.resolve("MboxFormat/folder.mbox"), mail(folder()));
    }

    /// Three pages with a running head, page numbers, broken words, and the old table of
    /// information.
    static PdfMaker report() throws IOException {
        return new PdfMaker()
                .information(
                        "Microsoft Word - report.doc",
                        "Ada Brook; Noor Haddad",
                        "Why the crane moved.",
                        "harbour, cranes")
                .page(
                        "The Pier & Quay",
                        "1",
                        "# The crane",
                        "# that moved",
                        "The old crane stood on the pier for nine and ninety years, and no-",
                        "body thought that it would ever go anywhere else than up and",
                        "down.",
                        "Then it moved.",
                        "The harbour-master saw it first. He had come out early to look at the",
                        "tide, and there it stood, three metres further to the east than it")
                .page(
                        "The Pier & Quay",
                        "2",
                        "had stood in the evening before, with a gull on it.",
                        "## What was said",
                        "Nobody said much. It is a quiet town, and the crane is a quiet crane,",
                        "which is how both of them have always liked it best, if one asks.")
                .page(
                        "The Pier & Quay",
                        "3",
                        "## What came of it",
                        "The crane stays where it is now.");
    }

    /// What a publisher says of a document in its metadata.
    static PdfMaker paper() throws IOException {
        return new PdfMaker()
                .information("old.indd", "somebody", "", "")
                .metadata(
                        """
                        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tides &amp; cranes</rdf:li></rdf:Alt></dc:title>
                        <dc:creator><rdf:Seq><rdf:li>Brook, Ada</rdf:li><rdf:li>Tomas Vale</rdf:li></rdf:Seq></dc:creator>
                        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Of both.</rdf:li></rdf:Alt></dc:description>
                        <dc:subject><rdf:Bag><rdf:li>tides</rdf:li><rdf:li>cranes, old</rdf:li></rdf:Bag></dc:subject>
                        <dc:date><rdf:Seq><rdf:li>2026-02-01</rdf:li></rdf:Seq></dc:date>
                        <prism:publicationName>Journal of Quays</prism:publicationName>
                        <prism:url>https://example.org/tides.pdf</prism:url>
                        <xmp:ModifyDate>2026-02-03T04:05:06Z</xmp:ModifyDate>
                        """)
                .page("", "", "Tides & cranes", "The moon has no part in it.");
    }

    /// A document of a word processor with one of each thing that is read.
    static ZipMaker word() {
        return new ZipMaker()
                .file("[Content_Types].xml", "<Types/>")
                .file("word/document.xml", wordText(WORD))
                .file(
                        "word/styles.xml",
                        """
                        <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                        <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
                        <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
                        <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
                        </w:styles>
                        """)
                .file(
                        "word/numbering.xml",
                        """
                        <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                        <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
                        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
                        <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
                        </w:numbering>
                        """)
                .file(
                        "word/footnotes.xml",
                        """
                        <w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                        <w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
                        <w:footnote w:id="1"><w:p><w:r><w:t>By the clock on the pier.</w:t></w:r></w:p></w:footnote>
                        </w:footnotes>
                        """)
                .file(
                        "word/_rels/document.xml.rels",
                        """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="r1" Type="x/image" Target="media/crane.png"/>
                        <Relationship Id="r2" Type="x/hyperlink" Target="https://example.org/pier" TargetMode="External"/>
                        <Relationship Id="r3" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/>
                        <Relationship Id="r4" Type="x/image" Target="../../../secret.png"/>
                        </Relationships>
                        """)
                .file("word/media/crane.png", RED)
                .file(
                        "docProps/core.xml",
                        """
                        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
                        <dc:title>Minutes of the pier</dc:title><dc:creator>Ada Brook;Noor Haddad</dc:creator>
                        <cp:keywords>pier, minutes</cp:keywords><dc:description>What was said.</dc:description>
                        <cp:category>Council</cp:category><dc:language>en-GB</dc:language>
                        <cp:lastModifiedBy>Somebody</cp:lastModifiedBy>
                        <dcterms:created>2026-03-07T06:30:00Z</dcterms:created>
                        <dcterms:modified>2026-03-08T08:00:00Z</dcterms:modified>
                        </cp:coreProperties>
                        """);
    }

    /// What stands in its body.
    static final String WORD =
            """
            <w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Minutes of the pier</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Present were </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>nine</w:t></w:r>
            <w:r><w:t xml:space="preserve"> and a </w:t></w:r><w:r><w:rPr><w:i/><w:b w:val="0"/></w:rPr><w:t>gull</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Said</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>and a half</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Gulls</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr><w:r><w:t>It moved.</w:t></w:r></w:p>
            <w:p><w:hyperlink r:id="r2"><w:r><w:t>The pier</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>has a</w:t></w:r>
            <w:del><w:r><w:delText>small</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> page</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:p><w:r><w:drawing><wp:docPr xmlns:wp="wp" id="1" name="x" descr="The crane"/><a:blip xmlns:a="a" r:embed="r1"/></w:drawing></w:r></w:p>
            """;

    static String wordText(String body) {
        return """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>%s</w:body></w:document>
        """
                .formatted(body);
    }

    private static final String NAMESPACES =
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                    + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                    + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
                    + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                    + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

    private static final String META =
            """
            <office:meta><dc:title>Minutes of the quay</dc:title><meta:initial-creator>Ada Brook</meta:initial-creator>
            <dc:creator>Somebody</dc:creator><dc:description>What was said there.</dc:description>
            <meta:keyword>quay</meta:keyword><meta:keyword>minutes</meta:keyword><dc:language>de-AT</dc:language>
            <meta:creation-date>2026-03-07T06:30:00</meta:creation-date><dc:date>2026-03-08T08:00:00.123456789</dc:date></office:meta>
            """;

    private static final String LOOKS =
            """
            <office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold" fo:font-style="italic"/></style:style>
            <style:style style:name="P1" style:parent-style-name="Title"/>
            <text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style></office:automatic-styles>
            """;

    private static final String QUAY =
            """
            <office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
            <text:p text:style-name="P1">Minutes of the quay</text:p>
            <text:p>Present<text:s text:c="2"/>were <text:span text:style-name="T1">eight</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>And a cat.</text:p></text:note-body></text:note>.</text:p>
            <text:h text:outline-level="2">Said</text:h>
            <text:list text:style-name="L1"><text:list-item><text:p>One</text:p></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>Cats</text:p></table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>
            <text:p text:style-name="Quotations">It moved.</text:p>
            <text:p>See <text:a xlink:href="https://example.org/quay">the quay</text:a><text:line-break/>and <text:a xlink:href="javascript:x()">this</text:a>.</text:p>
            <text:p><draw:frame draw:name="The crane"><draw:image %s</draw:image></draw:frame></text:p>
            </office:text></office:body>
            """;

    static ZipMaker openDocument() {
        String text = QUAY.formatted("xlink:href=\"Pictures/crane.png\">");
        return new ZipMaker()
                .file("mimetype", "application/vnd.oasis.opendocument.text")
                .file(
                        "content.xml",
                        "<office:document-content "
                                + NAMESPACES
                                + ">"
                                + LOOKS
                                + text
                                + "</office:document-content>")
                .file(
                        "meta.xml",
                        "<office:document-meta "
                                + NAMESPACES
                                + ">"
                                + META
                                + "</office:document-meta>")
                .file("Pictures/crane.png", RED)
                .file("META-INF/manifest.xml", "<manifest/>");
    }

    static String flat() {
        String data = Base64.getMimeEncoder(72, new byte[] {'\n'}).encodeToString(LARGE);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document "
                + NAMESPACES
                + " office:mimetype=\"application/vnd.oasis.opendocument.text\">"
                + META
                + LOOKS
                + QUAY.formatted("><office:binary-data>" + data + "</office:binary-data>")
                + "</office:document>";
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /// EPUB 3, as a publisher of a newspaper makes it: an article a document.
    static ZipMaker newspaper() {
        return new ZipMaker()
                .file("mimetype", "application/epub+zip")
                .file(
                        "META-INF/container.xml",
                        """
                        <?xml version="1.0"?>
                        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                          <rootfiles>
                            <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
                          </rootfiles>
                        </container>
                        """)
                .file(
                        "EPUB/package.opf",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
                          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                            <dc:identifier id="other">urn:isbn:0000000000000</dc:identifier>
                            <dc:identifier id="id">urn:uuid:8f7a2b10-3c4d-4e5f-8a9b-0c1d2e3f4a5b</dc:identifier>
                            <dc:title id="sub">A weekly of small things</dc:title>
                            <dc:title id="main">The Pier &amp; Quay</dc:title>
                            <meta refines="#sub" property="title-type">subtitle</meta>
                            <meta refines="#main" property="title-type">main</meta>
                            <dc:creator id="a1">Ada Brook</dc:creator>
                            <meta refines="#a1" property="role" scheme="marc:relators">aut</meta>
                            <dc:creator id="a2">Noor Haddad</dc:creator>
                            <dc:creator id="a3">Ilse Ray</dc:creator>
                            <meta refines="#a3" property="role" scheme="marc:relators">ill</meta>
                            <dc:language>en_GB</dc:language>
                            <dc:publisher>Quay Press</dc:publisher>
                            <dc:date>2026-03-07T06:00:00Z</dc:date>
                            <dc:description>&lt;p>What happened at the &lt;b>harbour&lt;/b>.&lt;/p></dc:description>
                            <dc:subject>Harbours</dc:subject>
                            <dc:subject>Cats</dc:subject>
                            <meta property="dcterms:modified">2026-03-08T07:30:00Z</meta>
                          </metadata>
                          <manifest>
                            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                            <item id="cov" href="images/cover.png" media-type="image/png" properties="cover-image"/>
                            <item id="covpage" href="cover.xhtml" media-type="application/xhtml+xml" properties="svg"/>
                            <item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
                            <item id="c1" href="text/crane%20story.xhtml" media-type="application/xhtml+xml"/>
                            <item id="c1b" href="text/crane-rest.xhtml" media-type="application/xhtml+xml"/>
                            <item id="c2" href="text/briefs.xhtml" media-type="application/xhtml+xml"/>
                            <item id="pic" href="images/crane.png" media-type="image/png"/>
                          </manifest>
                          <spine>
                            <itemref idref="covpage" linear="no"/>
                            <itemref idref="title"/>
                            <itemref idref="nav"/>
                            <itemref idref="c1"/>
                            <itemref idref="c1b"/>
                            <itemref idref="c2"/>
                          </spine>
                        </package>
                        """)
                .file(
                        "EPUB/nav.xhtml",
                        page(
                                "Contents",
                                """
                                <nav epub:type="toc"><h1>Contents</h1><ol>
                                  <li><a href="text/crane%20story.xhtml">The old crane moves</a></li>
                                  <li><span>In brief</span><ol>
                                    <li><a href="text/briefs.xhtml#b1">Ferry late again</a></li>
                                    <li><a href="text/briefs.xhtml#b2">A cat is found</a></li>
                                  </ol></li>
                                </ol></nav>
                                """))
                .file(
                        "EPUB/cover.xhtml",
                        page(
                                "Cover",
                                """
                                <div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
                                <image width="12" height="5" xlink:href="images/cover.png"/></svg></div>
                                """))
                .file(
                        "EPUB/title.xhtml",
                        page(
                                "",
                                "<section epub:type=\"titlepage\"><h1>The Pier &amp;"
                                        + " Quay</h1></section>"))
                .file(
                        "EPUB/text/crane story.xhtml",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <html xmlns="http://www.w3.org/1999/xhtml"><head><title/>
                        <link rel="canonical" href="https://example.org/crane"/>
                        <meta name="author" content="Mara Lind"/><script src="x.js"/></head>
                        <body><h1>The old crane moves</h1>
                        <p>It moved <em>three</em> metres on Monday.<a id="n1"/></p>
                        <figure><img src="../images/crane.png" alt="A crane"/><figcaption>The crane</figcaption></figure>
                        <p>See <a href="briefs.xhtml#b1">the ferry</a> and <a href="https://example.org/more">more</a>.</p>
                        </body></html>
                        """)
                .file(
                        "EPUB/text/crane-rest.xhtml",
                        page("", "<p>Nobody was hurt, and the crane is well.</p>"))
                .file(
                        "EPUB/text/briefs.xhtml",
                        page(
                                "In brief",
                                """
                                <h1>In brief</h1>
                                <section><h2 id="b1">Ferry late again</h2><p>By nine minutes.</p></section>
                                <section><h2 id="b2">A cat is found</h2><p>It was on the ferry.</p></section>
                                """))
                .file("EPUB/images/cover.png", BLUE)
                .file("EPUB/images/crane.png", RED);
    }

    /// EPUB 2, as converters make it.
    static ZipMaker novel() {
        return new ZipMaker()
                .file("mimetype", "application/epub+zip")
                .file(
                        "META-INF/container.xml",
                        """
                        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                        <rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles>
                        </container>
                        """)
                .file(
                        "content.opf",
                        """
                        <?xml version='1.0' encoding='utf-8'?>
                        <package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uuid_id">
                          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
                            <dc:title>Nine Lamps</dc:title>
                            <dc:creator opf:role="aut" opf:file-as="Vale, Tomas">Tomas Vale</dc:creator>
                            <dc:creator opf:role="trl">Someone Else</dc:creator>
                            <dc:language>de</dc:language>
                            <dc:date opf:event="modification">2021-05-06</dc:date>
                            <dc:date opf:event="publication">1931</dc:date>
                            <dc:identifier id="uuid_id" opf:scheme="uuid">11f0c9a4-77aa-4d0e-9d7e-2b8a6b1f0d11</dc:identifier>
                            <meta name="cover" content="coverpic"/>
                          </metadata>
                          <manifest>
                            <item href="toc.ncx" id="ncx" media-type="application/x-dtbncx+xml"/>
                            <item href="cover.png" id="coverpic" media-type="image/png"/>
                            <item href="titlepage.xhtml" id="titlepage" media-type="application/xhtml+xml"/>
                            <item href="part1.html" id="p1" media-type="application/xhtml+xml"/>
                            <item href="part2.html" id="p2" media-type="application/xhtml+xml"/>
                            <item href="note.html" id="p3" media-type="application/xhtml+xml"/>
                          </manifest>
                          <spine toc="ncx">
                            <itemref idref="titlepage"/><itemref idref="p1"/><itemref idref="p2"/><itemref idref="p3"/>
                          </spine>
                          <guide><reference type="cover" title="Cover" href="titlepage.xhtml"/></guide>
                        </package>
                        """)
                .file(
                        "toc.ncx",
                        """
                        <?xml version='1.0' encoding='utf-8'?>
                        <!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
                        <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
                          <docTitle><text>Nine Lamps</text></docTitle>
                          <navMap>
                            <navPoint id="n1" playOrder="1"><navLabel><text>I. The first lamp</text></navLabel><content src="part1.html"/>
                              <navPoint id="n2" playOrder="2"><navLabel><text>Morning</text></navLabel><content src="part1.html#m"/></navPoint>
                              <navPoint id="n3" playOrder="3"><navLabel><text>Evening</text></navLabel><content src="part1.html#e"/></navPoint>
                            </navPoint>
                            <navPoint id="n4" playOrder="4"><navLabel><text>II. The second lamp</text></navLabel><content src="part2.html"/></navPoint>
                          </navMap>
                        </ncx>
                        """)
                .file(
                        "titlepage.xhtml",
                        page("Cover", "<div><img src=\"cover.png\" alt=\"cover\"/></div>"))
                .file(
                        "part1.html",
                        page(
                                "Nine Lamps",
                                "<p>I</p><h2 id=\"m\">Morning</h2><p>Licht fiel herein.</p>"
                                        + "<h2 id=\"e\">Evening</h2><p>Es ging aus.</p>"))
                .file("part2.html", page("Nine Lamps", "<p>Noch eine Lampe brannte.</p>"))
                .file(
                        "note.html",
                        page("Nine Lamps", "<h2>A note on the type</h2><p>It is small.</p>"))
                .file("cover.png", BLUE);
    }

    /// A newsletter as services send them: text and page, a picture in the page, an article
    /// attached.
    static String newsletter() {
        return """
        Delivered-To: reader@example.net
        Received: from out.example.org (out.example.org [192.0.2.7])
         by mx.example.net; Sat, 07 Mar 2026 06:30:05 +0000
        Message-ID: <20260307.77@mail.pier.example>
        Date: Sat, 7 Mar 2026 07:30:00 +0100 (CET)
        From: =?UTF-8?Q?Ada_Br=C3=BCck?= <ada@pier.example>, "Noor, of the Quay" <noor@pier.example>
        Sender: robot@out.example.org
        To: reader@example.net
        Subject: =?UTF-8?B?VGhlIGNyYW5lIG1vdmVkIOKAkyBhZ2Fpbg==?=
        List-Id: "The Pier Weekly" <weekly.pier.example>
        Content-Language: en-GB
        Keywords: harbour, cranes
        X-Gmail-Labels: Inbox,Newsletters,Starred,Category Updates
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="outer"

        --outer
        Content-Type: multipart/alternative; boundary=alt

        --alt
        Content-Type: text/plain; charset=utf-8

        The crane moved. Again.
        --alt
        Content-Type: multipart/related; boundary="rel"

        --rel
        Content-Type: text/html; charset="utf-8"
        Content-Transfer-Encoding: quoted-printable

        <html lang=3D"en"><head><title>x</title><style>p{color:red}</style></head><body>
        <div style=3D"display: none; max-height: 0">It did it at night, while all slept.&zwnj;&nbsp;</div>
        <p><a href=3D"https://pier.example/issues/77">View this email in your browser</a></p>
        <table><tr><td><h1>The crane moved</h1><p>Three metres =E2=80=93 and no=
         more.</p><img src=3D"cid:crane@pier" alt=3D"The crane"></td></tr></table>
        <img src=3D"https://track.example.org/o.gif?u=3D1" width=3D"1" height=3D"1">
        <p>More <a href=3D"https://pier.example/more">here</a>.</p></body></html>
        --rel
        Content-Type: image/png; name="crane.png"
        Content-Transfer-Encoding: base64
        Content-ID: <crane@pier>
        Content-Disposition: inline; filename="crane.png"

        %s
        --rel--
        --alt--
        --outer
        Content-Type: text/markdown; charset=utf-8
        Content-Disposition: attachment; filename*=UTF-8''f%%C3%%A4hre.md

        # The ferry

        It was **late**.
        --outer
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="../tide.bin"
        Content-Transfer-Encoding: base64

        AAECAw==
        --outer--
        """
                .formatted(Base64.getMimeEncoder(72, new byte[] {'\n'}).encodeToString(RED));
    }

    /// A letter without a page, in the letters of its time.
    static final String LETTER =
            """
            Return-Path: <tomas@lamps.example>
            Date: Mon, 5 May 97 18:03:00 +0200
            From: tomas@lamps.example (Tomas Vale)
            To: reader@example.net
            Subject: =?ISO-8859-1?Q?Gr=FC=DFe?= =?ISO-8859-1?Q?_vom_Kai?=
            Message-Id: <lamps-9@lamps.example>
            Mime-Version: 1.0
            Content-Type: text/plain; charset=iso-8859-1; format=flowed; delsp=no
            Content-Transfer-Encoding: quoted-printable

            Heute war es sch=F6n am Kai, und die =20
            F=E4hre kam.

            > Kommt sie =20
            > bald?
            Ja.
            --=20
            Tomas
            """;

    /// Three mails as mail programs keep them, the second of which is empty.
    static String folder() {
        return """
        From ada@pier.example Sat Mar  7 06:30:00 2026
        From: Ada Brook <ada@pier.example>
        Date: Sat, 7 Mar 2026 06:30:00 +0000
        Subject: First
        Message-ID: <first-mail@pier.example>
        Status: RO

        The first.

        >From here on it is quoted.
        From nobody knows where, it goes on.

        From - Sun Mar  8 06:30:00 2026
        From: nobody@pier.example
        Date: Sun, 8 Mar 2026 06:30:00 +0000
        Subject: Nothing

        From - Mon Mar  9 06:30:00 2026
        X-Mozilla-Status: 0004
        From: Noor Haddad <noor@pier.example>
        Date: someday
        Subject: Third
        Message-ID: <third-mail@pier.example>

        The third.
        """;
    }

    static byte[] mail(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static String page(String title, String body) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
        <head><title>%s</title></head>
        <body>%s</body></html>
        """
                .formatted(title, body);
    }

    private DocumentSamples() {}
}
