package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Articles described in schema.org's words as JSON-LD: one object, an array, an object with
/// `@graph`, or a list of items.
///
/// @see <a href="https://schema.org/NewsArticle">schema.org NewsArticle</a>
public final class JsonLdFormat implements ArticleFormat {

    private static final Set<String> NONE = Set.of();

    @Override
    public String name() {
        return "schema.org article (JSON-LD)";
    }

    @Override
    public String kept() {
        return "headline, text or HTML, description, section, keywords, address, dates, authors, "
                + "publisher, language, picture";
    }

    @Override
    public String lost() {
        return "comments, ratings, what else the document describes";
    }

    @Override
    public List<String> endings() {
        return List.of("jsonld", "json");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        JsonTree.Head head = JsonTree.head(input);
        boolean linked =
                head.root().containsKey("@context")
                        || head.root().containsKey("@graph")
                        || head.first().containsKey("@type");
        String type = head.root().getOrDefault("@type", "");
        return linked
                && (type.isEmpty()
                        || SchemaOrg.isArticleName(type)
                        || type.endsWith("List")
                        || type.endsWith("Page")
                        || type.equals("Blog")
                        || type.equals("WebSite"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        int[] found = {0};
        JsonFormat.articles(input, NONE, null)
                .read(
                        (parser, place) -> {
                            JsonNode node = JsonTree.read(parser);
                            List<Part> read = new ArrayList<>();
                            if (node == null) {
                                Story story = new Story(input.limits(), place);
                                story.refuse(JsonTree.TOO_LARGE);
                                return story.parts();
                            }
                            List<SchemaOrg> articles = SchemaOrg.all(node);
                            boolean one = place == null && articles.size() == 1;
                            for (SchemaOrg article : articles) {
                                Story story =
                                        new Story(
                                                input.limits(),
                                                one ? null : "article " + (found[0] + 1));
                                found[0]++;
                                tell(article, story);
                                read.addAll(story.parts());
                            }
                            return read;
                        },
                        parts);
        if (found[0] == 0) {
            throw new RefusedException(null, "the JSON describes no article");
        }
    }

    private static void tell(SchemaOrg article, Story story) {
        story.base(article.address("url"));
        story.url(article.address("url"));
        story.url(article.address("mainEntityOfPage"));
        story.url(article.text("@id"));
        story.id(article.text("identifier"));
        story.id(article.text("@id"));
        story.title(either(article.text("headline")));
        story.title(either(article.text("name")));
        story.title(either(article.text("alternativeHeadline")));
        story.body(either(article.text("articleBody")));
        story.body(either(article.text("text")));
        story.summary(either(article.text("description")));
        story.summary(either(article.text("abstract")));
        story.published(article.text("datePublished"));
        story.published(article.text("dateCreated"));
        story.updated(article.text("dateModified"));
        var credits = article.credits();
        credits.authors().forEach(story::author);
        story.source(credits.source());
        story.language(credits.language());
        List<String> sections = article.texts("articleSection");
        story.categories(sections);
        List<String> keywords = article.texts("keywords");
        for (String keyword : keywords) {
            for (String word :
                    keywords.size() == 1 ? keyword.split("[,;]", -1) : new String[] {keyword}) {
                story.tag(word);
            }
        }
        article.names("about").forEach(story::tag);
        story.image(article.address("image"), caption(article.value("image")));
        story.image(article.address("thumbnailUrl"), "");
        for (String field : List.of("copyrightHolder", "copyrightYear", "license", "dateline")) {
            story.extra(field, article.text(field));
        }
    }

    private static String caption(JsonNode image) {
        JsonNode first = image.isArray() ? image.path(0) : image;
        for (Map.Entry<String, JsonNode> field : first.properties()) {
            String text = JsonTree.text(field.getValue());
            if (field.getKey().equals("caption") && text != null) {
                return text;
            }
        }
        return "";
    }

    private static Story.@Nullable Text either(@Nullable String text) {
        return text == null ? null : Story.Text.either(text);
    }
}
