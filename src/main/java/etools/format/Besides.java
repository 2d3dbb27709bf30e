package etools.format;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a saved page means by the address of a file beside it, and which files are only there for a
/// page.
public final class Besides {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    /// As browsers in many languages name the folder beside `page.html`.
    private static final List<String> PAGE_FOLDERS =
            List.of(
                    "_files",
                    ".files",
                    "-files",
                    "_Files",
                    "-Dateien",
                    "_Dateien",
                    "_fichiers",
                    "-fichiers",
                    "_archivos",
                    "_arquivos",
                    "_ficheiros",
                    "_bestanden",
                    "_filer",
                    "-filer",
                    "_file",
                    "-file",
                    "_pliki",
                    "_soubory",
                    "_s\u00fabory",
                    "_f\u00e1jlok",
                    "_elemei",
                    "_tiedostot",
                    "_dosyalar",
                    "_datoteke",
                    "_fitxers",
                    "_fitxategiak",
                    "_fails",
                    "_failid",
                    "_bylos",
                    "_\u0444\u0430\u0439\u043b\u044b",
                    ".download",
                    "_resources",
                    "_assets");

    private static final List<String> PAGES =
            List.of(".html", ".htm", ".xhtml", ".HTML", ".HTM", ".shtml", ".php", ".asp", ".aspx");

    /// Endings of what belongs to a page and is no article.
    private static final Set<String> NO_ARTICLES =
            Set.of(
                    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "bmp", "ico", "cur", "svg",
                    "svgz", "avif", "heic", "heif", "tif", "tiff", "jxl", "css", "scss", "sass",
                    "less", "js", "mjs", "cjs", "map", "wasm", "swf", "woff", "woff2", "ttf", "otf",
                    "eot", "mp3", "m4a", "ogg", "oga", "wav", "flac", "aac", "mp4", "m4v", "webm",
                    "mov", "avi", "mkv", "mpg", "mpeg");

    /// What file managers and version control leave lying about.
    private static final Set<String> LEFT_LYING =
            Set.of("thumbs.db", "desktop.ini", "__macosx", "$recycle.bin");

    /// The ways in which `address` can name a file in a page's own folder or below, likeliest
    /// first; none where it leads anywhere else. The parts of each are joined by `/`.
    public static List<String> paths(String address) {
        String path = address.strip().replace('\\', '/');
        if (path.isEmpty()
                || path.length() > 2000
                || path.startsWith("/")
                || SCHEME.matcher(path).matches()) {
            return List.of();
        }
        Set<String> ways = new LinkedHashSet<>();
        String bare = path.replaceFirst("#.*$", "");
        String withoutQuery = bare.replaceFirst("\\?.*$", "");
        for (String way : List.of(decoded(withoutQuery), withoutQuery, decoded(bare), bare)) {
            String inside = inside(way);
            if (inside != null) {
                ways.add(inside);
            }
        }
        return List.copyOf(ways);
    }

    /// `path` without `.` and doubled `/`, or null where it is empty or leads out of its folder.
    static @Nullable String inside(String path) {
        String name = path.replace('\\', '/');
        if (name.startsWith("/") || name.indexOf('\0') >= 0 || name.matches("[A-Za-z]:.*")) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/+", -1)) {
            if (part.equals("..")) {
                return null;
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : String.join("/", parts);
    }

    /// Whether a file or folder of that name is hidden or left lying about by a program.
    public static boolean isLeftLying(String name) {
        return name.startsWith(".") || LEFT_LYING.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Whether a file of that name is a picture, a style, a script, a font or a film, which is
    /// looked at only with its page.
    public static boolean isNoArticle(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && NO_ARTICLES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /// The names of pages to which a folder of that name belongs, `page.html` for `page_files`;
    /// mostly none.
    public static List<String> pagesOf(String folder) {
        List<String> pages = new ArrayList<>();
        for (String ending : PAGE_FOLDERS) {
            if (folder.endsWith(ending) && folder.length() > ending.length()) {
                String stem = folder.substring(0, folder.length() - ending.length());
                PAGES.forEach(page -> pages.add(stem + page));
            }
        }
        return pages;
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    private Besides() {}
}
