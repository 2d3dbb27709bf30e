package etools.format;

import etools.article.Body;
import etools.article.Picture;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The pictures that come with one article: takes them out of its HTML or finds them beside it, and
/// leaves their places marked. Whatever is elsewhere keeps its address and is never fetched.
final class PictureShelf {

    /// Where a picture lies that an article names.
    interface Files {
        /// @param address as the HTML has it: relative, `cid:`, `http:`
        /// @return null where it did not come along
        byte @Nullable [] find(String address) throws IOException;
    }

    /// Stands for a picture while its place is looked for; no site has this name.
    private static final String PICTURE_SITE = "https://picture.invalid/";

    /// A placeholder of a few bytes is no picture.
    private static final int LEAST_BASE64_CHARS = 140;

    private final Limits limits;
    private final @Nullable Files files;
    private final Consumer<String> warnings;
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private long bytes;

    /// @param files null where nothing came along
    /// @param warnings told of pictures that are missing or not to be used
    PictureShelf(Limits limits, @Nullable Files files, Consumer<String> warnings) {
        this.limits = limits;
        this.files = files;
        this.warnings = warnings;
    }

    /// A sanitised body of `html`, whose pictures this shelf then holds.
    Body body(String html, String baseUri) throws IOException {
        Document page = Sanitiser.parse(html, baseUri);
        page.outputSettings().prettyPrint(false);
        collect(page);
        return Body.html(placed(Sanitiser.clean(page.body().html(), baseUri)));
    }

    /// Keeps the pictures of `page` and marks their places; sanitise it, then call [#placed].
    void collect(Document page) throws IOException {
        for (Element image : page.select("img")) {
            String source = image.attr("src").strip();
            String later =
                    image.hasAttr("data-src")
                            ? image.attr("data-src")
                            : image.attr("data-original");
            String hash = hash(source);
            if (hash == null && !later.isBlank()) {
                hash = hash(later.strip());
            }
            if (hash != null) {
                image.attr("src", PICTURE_SITE + hash);
            } else if (source.isEmpty() || isInside(source)) {
                image.attr("src", later);
            }
        }
    }

    /// `html` with the pictures kept in their places.
    String placed(String html) {
        if (!html.contains(PICTURE_SITE)) {
            return html;
        }
        Document body = Sanitiser.parse(html, "");
        for (Element image : body.select("img[src^=" + PICTURE_SITE + "]")) {
            String hash = image.attr("src").substring(PICTURE_SITE.length());
            if (pictures.containsKey(hash)) {
                image.attr("src", Body.PICTURE_SCHEME + hash);
            } else {
                image.remove();
            }
        }
        body.outputSettings().prettyPrint(false);
        return Sanitiser.clean(body.body().html(), "");
    }

    /// Those that stand in `body`, in the order in which they were met.
    List<Picture> picturesIn(Body body) {
        return pictures.values().stream()
                .filter(picture -> body.content().contains(Body.PICTURE_SCHEME + picture.hash()))
                .toList();
    }

    /// Keeps a picture that stands in no text, such as a book's cover.
    ///
    /// @return the address to show it by, or null where it is none
    @Nullable String keep(byte[] content, String name) {
        String hash = kept(content, name);
        return hash == null ? null : Body.PICTURE_SCHEME + hash;
    }

    private static boolean isInside(String address) {
        return address.regionMatches(true, 0, "data:", 0, 5);
    }

    private @Nullable String hash(String address) throws IOException {
        if (address.isEmpty() || address.length() > 2 * limits.of(Limit.PICTURES_BYTES)) {
            return null;
        }
        String known = hashes.get(address);
        if (known != null) {
            return known.isEmpty() ? null : known;
        }
        String hash;
        if (isInside(address)) {
            byte[] content = data(address);
            hash = content == null ? null : kept(content, "a picture in the text");
        } else {
            byte[] content = files == null ? null : files.find(address);
            hash = content == null ? null : kept(content, address);
            boolean web = address.regionMatches(true, 0, "http", 0, 4) || address.startsWith("//");
            if (content == null && !web && files != null) {
                warnings.accept("the picture " + Characters.quoted(address) + " is missing");
            }
        }
        if (address.length() < 10_000) {
            hashes.put(address, hash == null ? "" : hash);
        }
        return hash;
    }

    private static byte @Nullable [] data(String address) {
        int comma = address.indexOf(',');
        if (comma < 0
                || !address.substring(0, comma)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .endsWith(";base64")) {
            return null;
        }
        String base64 = address.substring(comma + 1);
        if (base64.length() < LEAST_BASE64_CHARS) {
            return null;
        }
        if (base64.indexOf('%') >= 0) {
            try {
                base64 = URLDecoder.decode(base64.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return null;
            }
        }
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private @Nullable String kept(byte[] content, String name) {
        if (content.length > limits.of(Limit.PICTURE_BYTES)) {
            warnings.accept(Characters.quoted(name) + ": " + limits.line(Limit.PICTURE_BYTES));
            return null;
        }
        Picture picture = Pictures.of(content, limits);
        if (picture == null) {
            warnings.accept(
                    "the picture " + Characters.quoted(name) + " is of no kind that is shown");
            return null;
        }
        if (pictures.putIfAbsent(picture.hash(), picture) == null) {
            bytes += content.length;
            if (bytes > limits.of(Limit.PICTURES_BYTES)) {
                bytes -= content.length;
                pictures.remove(picture.hash());
                warnings.accept(Characters.quoted(name) + ": " + limits.line(Limit.PICTURES_BYTES));
                return null;
            }
        }
        return picture.hash();
    }
}
