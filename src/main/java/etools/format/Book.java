package etools.format;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What an EPUB says of itself: its title and credits, its documents in reading order, its table of
/// contents.
///
/// @param identifier as the publisher gave it, or ""
/// @param title or ""
/// @param publisher or null
/// @param description or ""
/// @param spine the paths of its documents, in reading order
/// @param contents the entries of each document, by its path
/// @param cover the path of the cover's picture, or null
/// @param aside documents that are no text: the cover, the table of contents
record Book(
        String identifier,
        String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable String language,
        Dates.@Nullable When date,
        Dates.@Nullable When modified,
        String description,
        List<String> subjects,
        List<String> spine,
        Map<String, List<Entry>> contents,
        @Nullable String cover,
        Set<String> aside,
        Set<String> locked) {

    static final String TYPE = "application/epub+zip";
    static final String CONTAINER = "META-INF/container.xml";

    private static final String NCX_TYPE = "application/x-dtbncx+xml";

    /// Of one document.
    private static final int MAX_ENTRIES = 1_000;

    /// Fonts alone are scrambled so, which is no lock.
    private static final Set<String> SCRAMBLING =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    /// A line of the table of contents.
    ///
    /// @param fragment where in the document, or ""
    /// @param depth 0 at the top
    record Entry(String title, String fragment, int depth) {}

    /// @param parts told of what is not vital
    static Book read(DocumentZip zip, Consumer<Part> parts) throws IOException, RefusedException {
        Set<String> locked = locked(zip);
        String path = packagePath(zip);
        Document opf = tree(zip, path);
        if (opf == null) {
            throw new RefusedException(null, "the book's list of its parts is missing in it");
        }
        return new Reading(zip, parts, path, opf, locked).book();
    }

    private static @Nullable Document tree(DocumentZip zip, String path)
            throws IOException, RefusedException {
        byte[] bytes = zip.read(path, Limit.PAGE_BYTES);
        try {
            return bytes == null ? null : Xml.tree(new ByteArrayInputStream(bytes));
        } catch (RefusedException e) {
            throw new RefusedException(path, e.refusal().line());
        }
    }

    /// Where the book's list of its parts is: where the container says, or where one lies.
    private static String packagePath(DocumentZip zip) throws IOException, RefusedException {
        try {
            Document container = tree(zip, CONTAINER);
            if (container != null) {
                for (Element root : Nodes.all(container, "rootfile")) {
                    String path = DocumentZip.resolve("", root.getAttribute("full-path"));
                    if (path != null && zip.has(path)) {
                        return path;
                    }
                }
            }
        } catch (RefusedException e) {
            if (zip.names().stream().noneMatch(name -> name.endsWith(".opf"))) {
                throw e;
            }
        }
        return zip.names().stream()
                .filter(name -> name.endsWith(".opf"))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(
                                null, "the book's list of its parts is missing in it"));
    }

    private static Set<String> locked(DocumentZip zip) throws IOException, RefusedException {
        Set<String> locked = new HashSet<>();
        Document encryption = tree(zip, "META-INF/encryption.xml");
        if (encryption != null) {
            for (Element data : Nodes.all(encryption, "EncryptedData")) {
                Element method = Nodes.first(data, "EncryptionMethod");
                Element reference = Nodes.first(data, "CipherReference");
                if (reference != null
                        && (method == null
                                || !SCRAMBLING.contains(method.getAttribute("Algorithm")))) {
                    String path = DocumentZip.resolve("", reference.getAttribute("URI"));
                    if (path != null) {
                        locked.add(path);
                    }
                }
            }
        }
        return locked;
    }

    /// One reading of a package document.
    private static final class Reading {

        private record Item(String path, String type, String properties) {}

        private final DocumentZip zip;
        private final Consumer<Part> parts;
        private final String path;
        private final Document opf;
        private final Set<String> locked;
        private final Map<String, Item> items = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> refined = new HashMap<>();
        private final Map<String, List<Entry>> contents = new HashMap<>();
        private final Set<String> aside = new HashSet<>();

        Reading(
                DocumentZip zip,
                Consumer<Part> parts,
                String path,
                Document opf,
                Set<String> locked) {
            this.zip = zip;
            this.parts = parts;
            this.path = path;
            this.opf = opf;
            this.locked = locked;
            for (Element item : Nodes.all(opf, "item")) {
                String found = DocumentZip.resolve(path, item.getAttribute("href"));
                if (found != null) {
                    items.putIfAbsent(
                            item.getAttribute("id"),
                            new Item(
                                    found,
                                    item.getAttribute("media-type"),
                                    " " + item.getAttribute("properties") + " "));
                }
            }
            for (Element meta : Nodes.all(opf, "meta")) {
                String of = meta.getAttribute("refines");
                if (of.startsWith("#")) {
                    refined.computeIfAbsent(of.substring(1), id -> new HashMap<>())
                            .putIfAbsent(meta.getAttribute("property"), Nodes.line(meta));
                }
            }
        }

        Book book() throws IOException, RefusedException {
            List<String> spine = spine();
            readContents();
            Dates.When modified = date("modification");
            return new Book(
                    identifier(),
                    title(),
                    authors(),
                    emptyToNull(first("publisher")),
                    language(),
                    date("publication"),
                    modified,
                    Characters.cut(BodyText.line(first("description")), 4_000),
                    subjects(),
                    spine,
                    contents,
                    cover(),
                    aside,
                    locked);
        }

        private List<String> spine() throws RefusedException {
            List<String> spine = new ArrayList<>();
            Set<String> met = new HashSet<>();
            for (Element reference : Nodes.all(opf, "itemref")) {
                Item item = items.get(reference.getAttribute("idref"));
                if (item == null) {
                    warn(
                            "the chapter "
                                    + Characters.quoted(reference.getAttribute("idref"))
                                    + " is missing in the book");
                } else if (met.add(item.path())) {
                    spine.add(item.path());
                }
            }
            if (spine.isEmpty()) {
                throw new RefusedException(null, "the book has no chapters");
            }
            return spine;
        }

        private List<Element> told(String name) {
            return Nodes.all(opf, name);
        }

        private String first(String name) {
            return told(name).stream()
                    .map(Nodes::line)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private String refinement(Element element, String property) {
            return refined.getOrDefault(element.getAttribute("id"), Map.of())
                    .getOrDefault(property, "");
        }

        private String identifier() {
            Element root = opf.getDocumentElement();
            String id = root == null ? "" : root.getAttribute("unique-identifier");
            for (Element identifier : told("identifier")) {
                if (identifier.getAttribute("id").equals(id)) {
                    return Characters.cut(Nodes.line(identifier), 200);
                }
            }
            return Characters.cut(first("identifier"), 200);
        }

        private String title() {
            String title = first("title");
            for (Element element : told("title")) {
                if (refinement(element, "title-type").equals("main")) {
                    title = Nodes.line(element);
                }
            }
            return Characters.cut(title, 200);
        }

        private List<String> authors() {
            Set<String> authors = new LinkedHashSet<>();
            for (Element creator : told("creator")) {
                String role =
                        refinement(creator, "role").isEmpty()
                                ? Nodes.attribute(creator, "role")
                                : refinement(creator, "role");
                String name = Characters.cut(Nodes.line(creator), 200);
                if ((role.isEmpty() || role.equals("aut"))
                        && !name.isEmpty()
                        && authors.size() < 50) {
                    authors.add(name);
                }
            }
            return List.copyOf(authors);
        }

        private @Nullable String language() {
            String language = first("language");
            return language.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}")
                            && !language.equalsIgnoreCase("und")
                    ? language.replace('_', '-')
                    : null;
        }

        private List<String> subjects() {
            Set<String> subjects = new LinkedHashSet<>();
            for (Element subject : told("subject")) {
                String line = Characters.cut(Nodes.line(subject), 200);
                if (!line.isEmpty() && subjects.size() < 100) {
                    subjects.add(line);
                }
            }
            return List.copyOf(subjects);
        }

        /// @param event `publication`, which is also meant where nothing is said, or `modification`
        private Dates.@Nullable When date(String event) {
            List<String> dates = new ArrayList<>();
            boolean published = event.equals("publication");
            for (Element date : told("date")) {
                String said = Nodes.attribute(date, "event");
                if (said.equals(event)) {
                    dates.addFirst(Nodes.line(date));
                } else if (published && (said.isEmpty() || said.equals("original-publication"))) {
                    dates.add(Nodes.line(date));
                }
            }
            for (Element meta : told("meta")) {
                if (!published && meta.getAttribute("property").equals("dcterms:modified")) {
                    dates.add(Nodes.line(meta));
                }
            }
            dates.removeIf(date -> date.isEmpty() || date.startsWith("0101-01-01"));
            for (String date : dates) {
                Dates.When when = Dates.parse(date).orElseGet(() -> ofYear(date));
                if (when != null) {
                    return when;
                }
            }
            if (!dates.isEmpty()) {
                warn("the date " + Characters.quoted(dates.getFirst()) + " could not be read");
            }
            return null;
        }

        /// A book is often dated by its year or month alone.
        private static Dates.@Nullable When ofYear(String date) {
            String whole =
                    date.matches("\\d{4}")
                            ? date + "-01-01"
                            : date.matches("\\d{4}-\\d{2}") ? date + "-01" : "";
            return Dates.parse(whole).orElse(null);
        }

        private @Nullable String cover() {
            String named = "";
            for (Element meta : told("meta")) {
                if (meta.getAttribute("name").equals("cover")) {
                    named = meta.getAttribute("content");
                }
            }
            Item byName = items.get(named);
            for (Item item : items.values()) {
                if (item.properties().contains(" cover-image ")) {
                    return item.path();
                }
            }
            return byName != null && byName.type().startsWith("image/") ? byName.path() : null;
        }

        // The table of contents

        private void readContents() throws IOException {
            Item nav = null;
            Item ncx = null;
            for (Item item : items.values()) {
                if (item.properties().contains(" nav ")) {
                    nav = item;
                    aside.add(item.path());
                } else if (item.type().equals(NCX_TYPE)) {
                    ncx = item;
                }
            }
            for (Element reference : Nodes.all(opf, "reference")) {
                String type = reference.getAttribute("type");
                String target = DocumentZip.resolve(path, reference.getAttribute("href"));
                if (target != null && (type.equals("cover") || type.equals("toc"))) {
                    aside.add(target);
                }
            }
            try {
                if (nav != null) {
                    readNav(nav.path());
                }
                if (contents.isEmpty() && ncx != null) {
                    readNcx(ncx.path());
                }
            } catch (RefusedException e) {
                warn("the table of contents could not be read: " + e.refusal().line());
            }
        }

        private void readNav(String navPath) throws IOException, RefusedException {
            byte[] bytes = zip.read(navPath, Limit.PAGE_BYTES);
            if (bytes == null) {
                throw new RefusedException(null, "it is missing in the book");
            }
            var page = BookArticles.page(bytes);
            for (var nav : page.select("nav")) {
                String type = nav.attr("epub:type");
                if (!type.isEmpty() && !(" " + type + " ").contains(" toc ")) {
                    continue;
                }
                for (var link : nav.select("a[href]")) {
                    int depth = 0;
                    for (var up = link.parent(); up != null && !up.equals(nav); up = up.parent()) {
                        depth += up.normalName().equals("li") ? 1 : 0;
                    }
                    add(navPath, link.attr("href"), link.text(), depth - 1);
                }
                return;
            }
        }

        private void readNcx(String ncxPath) throws IOException, RefusedException {
            Document ncx = tree(zip, ncxPath);
            if (ncx == null) {
                throw new RefusedException(null, "it is missing in the book");
            }
            for (Element point : Nodes.all(ncx, "navPoint")) {
                int depth = 0;
                for (var up = point.getParentNode(); up instanceof Element; ) {
                    depth += "navPoint".equals(up.getLocalName()) ? 1 : 0;
                    up = up.getParentNode();
                }
                List<Element> label = Nodes.children(point, "navLabel");
                List<Element> content = Nodes.children(point, "content");
                if (!label.isEmpty() && !content.isEmpty()) {
                    add(
                            ncxPath,
                            content.getFirst().getAttribute("src"),
                            Nodes.line(label.getFirst()),
                            depth);
                }
            }
        }

        private void add(String from, String reference, String label, int depth) {
            String target = DocumentZip.resolve(from, reference);
            String title = Characters.cut(Characters.line(label), ArticleFields.MAX_TITLE_CHARS);
            if (target == null || title.isEmpty()) {
                return;
            }
            List<Entry> entries = contents.computeIfAbsent(target, key -> new ArrayList<>());
            String fragment = DocumentZip.fragment(reference);
            if (entries.size() < MAX_ENTRIES
                    && entries.stream().noneMatch(entry -> entry.fragment().equals(fragment))) {
                entries.add(new Entry(title, fragment, Math.max(depth, 0)));
            }
        }

        private void warn(String why) {
            parts.accept(new Part.Warned(new Refusal(null, why)));
        }

        private static @Nullable String emptyToNull(String text) {
            return text.isEmpty() ? null : Characters.cut(text, 200);
        }
    }
}
