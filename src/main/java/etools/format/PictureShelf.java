package etools.format;

import etools.article.Body;
import etools.article.Picture;

import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

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

    /// Where pages that fill in their pictures later keep the address.
    private static final List<String> ADDRESSES =
            List.of(
                    "src",
                    "data-savepage-src",
                    "data-src",
                    "data-original",
                    "data-lazy-src",
                    "data-original-src",
                    "data-full-src");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:|//");

    /// @param addresses where the picture may lie, likeliest first
    private record Place(List<String> addresses, String baseUri) {}

    private final List<Place> places = new ArrayList<>();
    private final Limits limits;
    private final @Nullable Files files;
    private final Consumer<String> warnings;
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /// Addresses of pictures that came along and are not shown, which was said.
    private final Set<String> unusable = new HashSet<>();

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
        mark(page, baseUri);
        page.outputSettings().prettyPrint(false);
        return Body.html(placed(Sanitiser.clean(page.body().html(), baseUri)));
    }

    /// Puts a number in place of each picture of `page`, so that only those in its main part are
    /// looked for: choose that, sanitise it, then call [#placed].
    void mark(Document page, String baseUri) {
        for (Element image : page.select("img, input[type=image]")) {
            image.tagName("img");
            image.attr("src", marked(addresses(image), baseUri));
        }
    }

    /// What stands for a picture until [#placed].
    ///
    /// @param addresses where it may lie, likeliest first
    String marked(List<String> addresses, String baseUri) {
        places.add(new Place(addresses, baseUri));
        return PICTURE_SITE + (places.size() - 1);
    }

    /// The picture's own address, and those that scripts put in its place when it comes into view.
    private static List<String> addresses(Element image) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String attribute : ADDRESSES) {
            String address = image.attr(attribute).strip();
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        for (String attribute : List.of("srcset", "data-srcset")) {
            String first = image.attr(attribute).strip().split("\\s", 2)[0];
            if (!first.isEmpty()) {
                addresses.add(first.replaceFirst(",$", ""));
            }
        }
        return List.copyOf(addresses);
    }

    /// Sanitised `html` with the pictures kept in their places.
    String placed(String html) throws IOException {
        if (!html.contains(PICTURE_SITE)) {
            return html;
        }
        Document body = Sanitiser.parse(html, "");
        for (Element image : body.select("img[src^=" + PICTURE_SITE + "]")) {
            String number = image.attr("src").substring(PICTURE_SITE.length());
            String address = number.matches("\\d{1,9}") ? found(Integer.parseInt(number)) : "";
            if (address.isEmpty()) {
                image.remove();
            } else {
                image.attr("src", address);
            }
        }
        body.outputSettings().prettyPrint(false);
        return Sanitiser.clean(body.body().html(), "");
    }

    /// The kept picture's address, the one elsewhere, or "".
    private String found(int number) throws IOException {
        if (number >= places.size()) {
            return "";
        }
        Place place = places.get(number);
        for (String address : place.addresses()) {
            String hash = hash(address);
            if (hash != null) {
                return Body.PICTURE_SCHEME + hash;
            }
        }
        boolean missing = false;
        for (String address : place.addresses()) {
            if (isInside(address)) {
                continue;
            }
            boolean local = isInPageFolder(address);
            String elsewhere = local ? "" : resolved(place.baseUri(), address);
            if (isWeb(elsewhere) && !elsewhere.startsWith(PICTURE_SITE)) {
                return elsewhere;
            }
            boolean inside = local || isInMail(address) || !SCHEME.matcher(address).lookingAt();
            missing |= inside && !unusable.contains(address);
        }
        if (missing && files != null) {
            String first = place.addresses().getFirst();
            warnings.accept("the picture " + Characters.quoted(first) + " is missing");
        }
        return "";
    }

    /// Whether the browser that saved the page has put the picture into the page's folder.
    private static boolean isInPageFolder(String address) {
        for (String way : Besides.paths(address)) {
            int slash = way.indexOf('/');
            return slash > 0 && !Besides.pagesOf(way.substring(0, slash)).isEmpty();
        }
        return false;
    }

    private static String resolved(String baseUri, String address) {
        return isWeb(address) || baseUri.isEmpty() ? address : StringUtil.resolve(baseUri, address);
    }

    private static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7)
                || address.regionMatches(true, 0, "https://", 0, 8);
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

    private static boolean isInMail(String address) {
        return address.regionMatches(true, 0, "cid:", 0, 4);
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
            if (content != null && hash == null) {
                unusable.add(address);
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
        if (picture == null && Pictures.isTooLarge(content, limits)) {
            warnings.accept(Characters.quoted(name) + ": " + limits.line(Limit.PICTURE_PIXELS));
            return null;
        }
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
