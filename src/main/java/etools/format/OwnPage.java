package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/// Reads back the pages that [HtmlExport] and [EpubExport] write.
final class OwnPage {

    static final String GENERATOR = "E-Tools";

    /// The class of a text that was plain.
    static final String PLAIN = "plain";

    private static final JsonMapper MAPPER = JsonMapper.builder(Json.FACTORY).build();

    /// @param files where pictures lie that do not stand in the page, or null
    /// @param warnings told of pictures that are missing
    /// @return null where the page is none of ours
    static @Nullable ArticleDraft draft(
            Document page,
            PictureShelf.@Nullable Files files,
            Limits limits,
            Consumer<String> warnings)
            throws IOException, RefusedException {
        Element generator = page.selectFirst("meta[name=generator]");
        Element text = page.selectFirst("[itemprop=articleBody]");
        Element script = page.selectFirst("script[type=application/ld+json]");
        if (generator == null
                || text == null
                || script == null
                || !generator.attr("content").equals(GENERATOR)) {
            return null;
        }
        JsonNode own;
        try {
            own = MAPPER.readTree(script.data()).path(OwnRecord.NAME);
        } catch (JacksonException e) {
            return null;
        }
        Inside inside = new Inside(files);
        inside.takeOut(text);
        PictureShelf shelf = new PictureShelf(limits, inside, warnings);
        Body body = shelf.body(BodyHtml.inner(text), "");
        if (text.hasClass(PLAIN)) {
            body = Body.text(body.plainText());
        }
        return OwnRecord.draft(own.toString(), body, shelf.picturesIn(body));
    }

    /// Pictures inside the page, the smallest too: we put them there.
    private static final class Inside implements PictureShelf.Files {
        private static final String PLACE = "inside-";

        private final PictureShelf.@Nullable Files beside;
        private final List<byte[]> pictures = new ArrayList<>();

        Inside(PictureShelf.@Nullable Files beside) {
            this.beside = beside;
        }

        void takeOut(Element text) {
            for (Element image : text.select("img[src^=data:]")) {
                String source = image.attr("src");
                try {
                    pictures.add(
                            Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1)));
                    image.attr("src", PLACE + (pictures.size() - 1));
                } catch (IllegalArgumentException notBase64) {
                    image.removeAttr("src");
                }
            }
        }

        @Override
        public byte @Nullable [] find(String address) throws IOException {
            if (address.matches(PLACE + "\\d{1,7}")) {
                int place = Integer.parseInt(address.substring(PLACE.length()));
                return place < pictures.size() ? pictures.get(place) : null;
            }
            return beside == null ? null : beside.find(address);
        }
    }

    private OwnPage() {}
}
