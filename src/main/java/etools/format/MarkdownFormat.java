package etools.format;

import etools.article.Body;

import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown, with or without YAML front matter, whose fields go by the same names as in JSON.
///
/// @see <a href="https://spec.commonmark.org/">CommonMark; tables as on GitHub</a>
public final class MarkdownFormat implements ArticleFormat {

    static final int MAX_BYTES = 2 << 20;

    private static final YAMLFactory YAML =
            YAMLFactory.builder().streamReadConstraints(Json.LIMITS).build();

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .maxOpenBlockParsers(100)
                    .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    /// What other writers of Markdown use; our own files have none of it.
    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    FootnotesExtension.create());

    private static final Parser EXTENDED_PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(100).build();

    private static final HtmlRenderer EXTENDED_RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /// Obsidian's picture: `![[crane.png|300]]`
    private static final Pattern EMBEDDED =
            Pattern.compile(
                    "!\\[\\[([^\\]|#\\n<>]+\\.(?:png|jpe?g|gif|webp|bmp))(?:\\|[^\\]\\n]*)?\\]\\]",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern YAML_MATTER =
            Pattern.compile(
                    "---[ \\t]*\\n(.*?\\n)??(?:---|\\.\\.\\.)[ \\t]*(?:\\n|$)", Pattern.DOTALL);
    private static final Pattern TOML_MATTER =
            Pattern.compile(
                    "\\+\\+\\+[ \\t]*\\n(.*?\\n)??\\+\\+\\+[ \\t]*(?:\\n|$)", Pattern.DOTALL);
    private static final Pattern TOML_LINE =
            Pattern.compile(
                    "(?m)^(\\w+)\\s*=\\s*(?:\"([^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"|'([^'\\n]*)'|([^\\[{\"'\\n]+))");
    private static final Pattern KEY = Pattern.compile("(?m)^[\\w -]{1,40}:(?:\\s|$)");
    private static final Pattern TITLE = Pattern.compile("(?m)^# \\S");
    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?m)^#{2,6} \\S|\\[[^\\]\\n]+\\]\\([^)\\s]+\\)|\\*\\*\\S[^*\\n]*\\*\\*|^```|^>"
                            + " \\S|^[-*+] \\S|^\\d+\\."
                            + " \\S|^\\|.*\\|\\s*$|`[^`\\n]+`|(?<!\\w)_\\S[^_\\n]*_(?!\\w)");

    @Override
    public String name() {
        return "Markdown";
    }

    @Override
    public String kept() {
        return "title, text, everything in the front matter, pictures beside the file";
    }

    @Override
    public String lost() {
        return "raw HTML beyond the allowed elements";
    }

    @Override
    public List<String> endings() {
        return List.of("md", "markdown");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String name = input.name().toLowerCase(Locale.ROOT);
        if (endings().stream().anyMatch(ending -> name.endsWith("." + ending))) {
            return true;
        }
        String head = Characters.clean(Encodings.head(input));
        Matcher matter = YAML_MATTER.matcher(head);
        if (matter.lookingAt() && matter.group(1) != null) {
            return KEY.matcher(matter.group(1)).find();
        }
        return TOML_MATTER.matcher(head).lookingAt()
                || (TITLE.matcher(head).find() && MARKUP.matcher(head).find());
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        String text = Encodings.read(input, MAX_BYTES);
        ArticleFields fields = new ArticleFields();
        Matcher yaml = YAML_MATTER.matcher(text);
        Matcher toml = TOML_MATTER.matcher(text);
        String rest = text;
        if (yaml.lookingAt() && isMatter(yaml.group(1))) {
            readYaml(yaml.group(1) == null ? "" : yaml.group(1), fields);
            rest = text.substring(yaml.end());
        } else if (toml.lookingAt()) {
            readToml(toml.group(1) == null ? "" : toml.group(1), fields);
            rest = text.substring(toml.end());
        }
        boolean ours = fields.isOurs();
        String markdown = ours ? rest : EMBEDDED.matcher(rest).replaceAll("![](<$1>)");
        Parser parser = ours ? PARSER : EXTENDED_PARSER;
        Node document = parser.parse(markdown);
        if (!fields.hasTitle()) {
            String title = takeTitle(document);
            fields.titleIfMissing(
                    Characters.cut(
                            title.isEmpty() ? Characters.line(rest) : title,
                            TextFormat.MAX_TITLE_CHARS));
        }
        List<Part> warnings = new ArrayList<>();
        PictureShelf shelf =
                new PictureShelf(
                        input.limits(),
                        input::beside,
                        why -> warnings.add(new Part.Warned(new Refusal(null, why))));
        Body body = body(document, ours, fields, shelf);
        if (body.content().isEmpty() && !rest.isBlank()) {
            body = body(parser.parse(markdown), ours, fields, shelf); // there is only the title
        }
        if (body.content().isEmpty() && !ours) {
            throw new RefusedException(
                    null, rest.isBlank() ? "the body is missing" : "the body is empty");
        }
        fields.keepPictures(shelf.picturesIn(body));
        try {
            parts.accept(
                    new Part.Found(
                            fields.draft(body.content().isEmpty() ? Body.text("") : body, ours)));
        } catch (RefusedException e) {
            throw new RefusedException("front matter", e.refusal().why());
        }
        warnings.forEach(parts);
    }

    /// What a text says, as HTML that is not yet sanitised.
    static String text(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    private static Body body(Node document, boolean ours, ArticleFields fields, PictureShelf shelf)
            throws IOException, RefusedException {
        String html = (ours ? RENDERER : EXTENDED_RENDERER).render(document);
        Sanitiser.checkSize(html);
        if (!ours) {
            Document page = Sanitiser.parse(html, "");
            page.outputSettings().prettyPrint(false);
            page.select("a.footnote-backref").remove();
            page.select("del").tagName("s");
            html = page.body().html();
        }
        return shelf.body(html, fields.webAddress());
    }

    /// A rule at the start of a text also looks like the start of front matter.
    private static boolean isMatter(@Nullable String matter) {
        return matter == null || matter.isBlank() || KEY.matcher(matter).find();
    }

    /// Aliases are read as their names, so that none can be unfolded without end.
    private static void readYaml(String matter, ArticleFields fields) throws RefusedException {
        try (JsonParser parser = YAML.createParser(Json.CONTEXT, matter)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                fields.readObject(parser);
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new RefusedException(
                    at == null || at.getLineNr() < 1 ? null : "line " + (at.getLineNr() + 1),
                    "the front matter is no YAML here");
        }
    }

    /// The plain values of the table at the top; that is where title and date stand.
    private static void readToml(String matter, ArticleFields fields) throws RefusedException {
        int tables = matter.indexOf("\n[");
        StringBuilder yaml = new StringBuilder();
        Matcher line = TOML_LINE.matcher(tables < 0 ? matter : matter.substring(0, tables));
        while (line.find()) {
            String value =
                    line.group(2) != null
                            ? line.group(2).replaceAll("\\\\(.)", "$1")
                            : line.group(3) != null ? line.group(3) : line.group(4).strip();
            yaml.append(line.group(1)).append(": ");
            yaml.append('\'').append(value.replace("'", "''")).append("'\n");
        }
        readYaml(yaml.toString(), fields);
    }

    /// The first `#` heading, which is no longer part of the document then; else its first line.
    private static String takeTitle(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                String title = Characters.line(textOf(heading));
                if (!title.isEmpty()) {
                    heading.unlink();
                    return title;
                }
            }
        }
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            String title = Characters.line(textOf(node).lines().findFirst().orElse(""));
            if (!title.isEmpty()) {
                return title;
            }
        }
        return "";
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text words) {
                        text.append(words.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        text.append(code.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak lineBreak) {
                        text.append(node instanceof Heading ? " " : "\n");
                    }

                    @Override
                    public void visit(HardLineBreak lineBreak) {
                        text.append(node instanceof Heading ? " " : "\n");
                    }
                });
        return text.toString();
    }
}
