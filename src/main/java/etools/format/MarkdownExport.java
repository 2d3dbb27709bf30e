package etools.format;

import etools.article.Picture;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Markdown file for each article: all its fields as YAML front matter, then its text; pictures
/// in a folder beside it.
final class MarkdownExport implements ExportFormat.FileEach {

    private static final YAMLFactory YAML =
            YAMLFactory.builder().disable(YAMLWriteFeature.SPLIT_LINES).build();

    @Override
    public String key() {
        return "markdown";
    }

    @Override
    public String name() {
        return "Markdown";
    }

    @Override
    public List<String> endings() {
        return List.of("md", "markdown");
    }

    @Override
    public String carries() {
        return "everything, the text as Markdown; pictures in a folder beside the file";
    }

    @Override
    public List<NamedFile> write(ExportedArticle exported, String name) {
        List<NamedFile> files = new ArrayList<>();
        Map<String, String> addresses = new LinkedHashMap<>();
        for (Picture picture : exported.pictures()) {
            String file = "picture-" + (addresses.size() + 1) + "." + Pictures.ending(picture);
            String address = name + "_files/" + file;
            addresses.put(picture.hash(), address);
            files.add(new NamedFile(address, picture.bytes()));
        }
        String text =
                HtmlToMarkdown.of(
                        BodyHtml.of(
                                exported, picture -> addresses.getOrDefault(picture.hash(), "")));
        String page = matter(exported) + "\n" + text;
        files.addFirst(new NamedFile(name + ".md", page.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static String matter(ExportedArticle exported) {
        StringWriter text = new StringWriter();
        try (JsonGenerator yaml = YAML.createGenerator(ObjectWriteContext.empty(), text)) {
            ArticleJson.record(yaml, exported, null);
        }
        return text.toString().stripTrailing() + "\n---\n";
    }
}
