package etools.search;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

import java.util.Locale;
import java.util.Set;

/// The names of fields: those of the index, and those that are typed.
final class Fields {

    /// Title, tags, authors, source, given summary and body.
    static final String TEXT = "text";

    static final String TITLE = "title";

    /// Whole tags, folded.
    static final String TAG = "tag";

    static final String URL = "url";

    static final String AUTHOR = "author";

    static final String SOURCE = "source";

    /// A language and what it is a kind of: `zh-hant` and `zh`.
    static final String LANGUAGE = "lang";

    /// The library's number of an article.
    static final String ROW = "row";

    /// See [Sketch].
    static final String SKETCH = "sketch";

    static final Set<String> NAMES =
            Set.of(
                    "title",
                    "tag",
                    "url",
                    "author",
                    "source",
                    "lang",
                    "category",
                    "is",
                    "date",
                    "created",
                    "lastread",
                    "words",
                    "read");

    private static final Set<String> TEXTS =
            Set.of("title", "tag", "url", "author", "source", "lang");

    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    static FieldType withPositions(boolean norms) {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.setTokenized(true);
        type.setOmitNorms(!norms);
        type.freeze();
        return type;
    }

    static FieldType docsOnly() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    static String withoutScheme(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? url : url.substring(scheme + 3);
    }

    /// As languages stand in the index.
    static String foldedLanguage(String tag) {
        return tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /// Its words side by side: what two ways to write one tag have in common.
    static String foldedTag(String tag) {
        StringBuilder words = new StringBuilder();
        Tokens tokens = new Tokens().of(tag);
        int end = 0;
        while (tokens.next()) {
            if (tokens.from() < end) {
                continue; // the second character of the pair before
            }
            if (!words.isEmpty()) {
                words.append(' ');
            }
            words.append(tokens.word(), 0, tokens.length());
            end = tokens.to();
        }
        return words.toString();
    }

    private Fields() {}
}
