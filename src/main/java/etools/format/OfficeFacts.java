package etools.format;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What an office document says of itself.
record OfficeFacts(
        String title,
        List<String> authors,
        String description,
        String category,
        List<String> tags,
        @Nullable String language,
        Dates.@Nullable When created,
        Dates.@Nullable When modified,
        List<String> warnings) {

    /// `docProps/core.xml`
    static OfficeFacts ofWord(DocumentZip zip) throws IOException {
        return of(zip, "docProps/core.xml", "coreProperties");
    }

    /// `meta.xml`
    static OfficeFacts ofOpenDocument(DocumentZip zip) throws IOException {
        return of(zip, "meta.xml", "meta");
    }

    private static OfficeFacts of(DocumentZip zip, String path, String root) throws IOException {
        try {
            byte[] bytes = zip.read(path, Limit.PAGE_BYTES);
            return bytes == null
                    ? of(null, null)
                    : of(Nodes.first(Xml.tree(new ByteArrayInputStream(bytes)), root), null);
        } catch (RefusedException e) {
            return of(
                    null,
                    "what the document says of itself could not be read: " + e.refusal().line());
        }
    }

    /// @param tree the element that tells them, or null
    /// @param warning why there is none, or null
    static OfficeFacts of(@Nullable Node tree, @Nullable String warning) {
        List<String> warnings = new ArrayList<>();
        if (warning != null) {
            warnings.add(warning);
        }
        String language = first(tree, "language");
        List<String> authors = new ArrayList<>();
        String creator = first(tree, "initial-creator");
        for (String name : (creator.isEmpty() ? first(tree, "creator") : creator).split(";", -1)) {
            String line = Characters.cut(Characters.line(name), 200);
            if (!line.isEmpty() && authors.size() < 50) {
                authors.add(line);
            }
        }
        Set<String> tags = new LinkedHashSet<>();
        for (String name : List.of("keywords", "keyword")) {
            for (Element element : tree == null ? List.<Element>of() : Nodes.all(tree, name)) {
                for (String tag : Nodes.line(element).split("[,;]", -1)) {
                    String line = Characters.cut(Characters.line(tag), 200);
                    if (!line.isEmpty() && tags.size() < 100) {
                        tags.add(line);
                    }
                }
            }
        }
        String description = first(tree, "description");
        String created = first(tree, "created");
        String modified = first(tree, "modified");
        return new OfficeFacts(
                Characters.cut(first(tree, "title"), ArticleFields.MAX_TITLE_CHARS),
                authors,
                Characters.cut(description.isEmpty() ? first(tree, "subject") : description, 4_000),
                Characters.cut(first(tree, "category"), 200),
                List.copyOf(tags),
                language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}") ? language : null,
                date(created.isEmpty() ? first(tree, "creation-date") : created, warnings),
                date(modified.isEmpty() ? first(tree, "date") : modified, warnings),
                warnings);
    }

    private static String first(@Nullable Node tree, String name) {
        return Nodes.line(Nodes.first(tree, name));
    }

    private static Dates.@Nullable When date(String text, List<String> warnings) {
        if (text.isEmpty()) {
            return null;
        }
        Dates.When when = Dates.parse(text).orElse(null);
        if (when == null) {
            warnings.add("the date " + Characters.quoted(text) + " could not be read");
        }
        return when;
    }
}
