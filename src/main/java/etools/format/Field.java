package etools.format;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a file can say of an article, and the names it is said by, ours first: where a file has two
/// names of one field, the one further left counts.
@SuppressWarnings("ImmutableEnumChecker") // List.of is
enum Field {
    ID("id", "uuid", "guid"),
    CATEGORY_ID("categoryId"),
    CATEGORY("category", "categories", "section", "articleSection"),
    TITLE("title", "headline", "name"),
    URL("url", "link", "pageUrl", "permalink", "canonicalUrl"),
    DATE(
            "date",
            "published",
            "publishDate",
            "publishedAt",
            "publicAt",
            "datePublished",
            "pubDate",
            "publicationDate",
            "publishedDate",
            "datePublish",
            "publishTime",
            "publishedTime"),
    BODY("body", "text", "content", "detail", "articleBody", "contentText", "fullText", "maintext"),
    BODY_HTML("bodyHtml", "contentHtml", "html"),
    SUMMARY("summary", "description", "abstract", "excerpt"),
    CREATED("created", "createdAt", "dateCreated"),
    UPDATED("updated", "updatedAt", "dateModified", "modified", "modifiedAt", "lastModified"),
    LAST_READ("lastRead", "lastReadAt"),
    READ_COUNT("readCount"),
    READ("read", "isRead"),
    STARRED("starred", "isStarred"),
    TAGS("tags", "keywords", "topics"),
    AUTHORS("authors", "author", "byline", "creator"),
    SOURCE("source", "publisher", "siteName"),
    LANGUAGE("language", "lang", "inLanguage"),
    NOTES("notes"),
    PROGRESS("progress"),
    PICTURES("pictures"),
    THUMBNAILS("thumbnails"),
    WORDS("words"),
    WRAPPED("data");

    /// A field under one of its names.
    ///
    /// @param rank 0 for our own name
    record Named(Field field, int rank) {}

    private static final Map<String, Named> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            for (int rank = 0; rank < field.names.size(); rank++) {
                Named named = new Named(field, rank);
                String name = field.names.get(rank);
                BY_NAME.put(name, named);
                BY_NAME.putIfAbsent(flat(name), named);
            }
        }
    }

    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    /// The name that we write.
    String ours() {
        return names.getFirst();
    }

    /// The field of that name in any spelling (`readCount`, `read_count`, `Read Count`), or null.
    static @Nullable Named of(String name) {
        Named named = BY_NAME.get(name);
        return named != null || name.length() > 40 ? named : BY_NAME.get(flat(name));
    }

    private static String flat(String name) {
        StringBuilder flat = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                flat.append(c);
            }
        }
        return flat.toString().toLowerCase(Locale.ROOT);
    }
}
