package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// reStructuredText, read as text: the title loses its underline, the fields at the start are used,
/// everything else stays as it was written.
///
/// @see <a href="https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html">
///   reStructuredText</a>
public final class RstFormat implements ArticleFormat {

    /// A line above the title perhaps, the title, and a line below of one sign.
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?:([=\\-~^\"'`#*+:.<>_])\\1{2,}[ \\t]*\\n)?[ \\t]*(\\S[^\\n]*)\\n"
                            + "([=\\-~^\"'`#*+:.<>_])\\3{2,}[ \\t]*(?:\\n|$)");

    /// `:Author: Ada Brook`, or as a comment `.. author: Ada Brook`
    private static final Pattern FIELD =
            Pattern.compile("(?::([A-Za-z][\\w -]{0,40}):|\\.\\. ([a-z_]{2,20}):(?!:))[ \\t]+(.*)");

    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?m)^\\s*\\.\\. [\\w-]+::|^:[A-Za-z][\\w -]{0,40}:"
                            + " |``[^`\\n]+``|`[^`\\n<]+<[^>\\n]+>`_|:[a-z]+:`[^`\\n]+`|^\\.\\."
                            + " _[^:\\n]+:|::\\s*$");

    private static final Pattern NAME = Pattern.compile("(?i).*\\.(?:rst|rest)");

    @Override
    public String name() {
        return "reStructuredText";
    }

    @Override
    public String kept() {
        return "title, text as it was written, authors, date, tags, category, summary, language,"
                + " source and address from its fields";
    }

    @Override
    public String lost() {
        return "markup is left as text; pictures";
    }

    @Override
    public List<String> endings() {
        return List.of("rst", "rest");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String name = input.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".md") || name.endsWith(".markdown")) {
            return false;
        }
        if (NAME.matcher(input.name()).matches()) {
            return true;
        }
        String head = Characters.clean(Encodings.head(input)).stripLeading();
        Matcher title = TITLE.matcher(head);
        return title.lookingAt() && MARKUP.matcher(head).find();
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        String text = Characters.trimBlankLines(Encodings.read(input, TextFormat.MAX_BYTES));
        if (text.isBlank()) {
            throw new RefusedException(null, ForeignKinds.BLANK);
        }
        Map<String, String> fields = new HashMap<>();
        String rest = takeFields(text, fields);
        Matcher heading = TITLE.matcher(rest);
        String title = fields.getOrDefault("title", "");
        if (heading.lookingAt()) {
            String line = Characters.line(heading.group(2));
            if (title.isEmpty() || title.equals(line)) {
                title = line;
                rest = takeFields(rest.substring(heading.end()), fields);
            }
        }
        if (title.isEmpty()) {
            title = Characters.line(rest.lines().findFirst().orElse(""));
        }
        title = Characters.cut(title.isEmpty() ? text.strip() : title, TextFormat.MAX_TITLE_CHARS);
        List<String> warnings = new ArrayList<>();
        Dates.When date = date(fields, warnings);
        String category = first(fields, "category");
        String url = first(fields, "url", "link", "slug_url");
        String language = first(fields, "language", "lang");
        parts.accept(
                new Part.Found(
                        ArticleDraft.titled(
                                        Characters.line(title),
                                        Body.text(rest.isBlank() ? title : rest))
                                .url(url.matches("(?i)https?://[^\\s/]+.*") ? url : null)
                                .category(
                                        category.isEmpty()
                                                ? null
                                                : new Category(Characters.slug(category), category))
                                .date(date == null ? null : date.date())
                                .published(date == null ? null : date.instant())
                                .summary(
                                        emptyToNull(
                                                first(
                                                        fields,
                                                        "summary",
                                                        "abstract",
                                                        "description")))
                                .tags(list(first(fields, "tags", "keywords")))
                                .credits(
                                        new Credits(
                                                list(first(fields, "author", "authors")),
                                                emptyToNull(
                                                        first(
                                                                fields,
                                                                "source",
                                                                "organization",
                                                                "publisher")),
                                                language.matches(
                                                                "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
                                                        ? language
                                                        : null))
                                .build()));
        warnings.forEach(why -> parts.accept(new Part.Warned(new Refusal(null, why))));
    }

    /// @return `text` without the fields at its start
    private static String takeFields(String text, Map<String, String> fields) {
        String rest = Characters.trimBlankLines(text);
        while (true) {
            int end = rest.indexOf('\n');
            Matcher field = FIELD.matcher(end < 0 ? rest : rest.substring(0, end));
            if (!field.matches()) {
                return Characters.trimBlankLines(rest);
            }
            String name = field.group(1) != null ? field.group(1) : field.group(2);
            StringBuilder value = new StringBuilder(field.group(3));
            rest = end < 0 ? "" : rest.substring(end + 1);
            while (rest.startsWith("  ") && !rest.stripLeading().isEmpty()) {
                end = rest.indexOf('\n');
                value.append(' ').append(end < 0 ? rest : rest.substring(0, end));
                rest = end < 0 ? "" : rest.substring(end + 1);
            }
            fields.putIfAbsent(name.toLowerCase(Locale.ROOT), Characters.line(value.toString()));
        }
    }

    private static Dates.@Nullable When date(Map<String, String> fields, List<String> warnings) {
        String text = first(fields, "date", "published");
        if (text.isEmpty()) {
            return null;
        }
        Dates.When when = Dates.parse(text.replaceAll("^\\$Date: |\\$$", "").strip()).orElse(null);
        if (when == null) {
            warnings.add("the date " + Characters.quoted(text) + " could not be read");
        }
        return when;
    }

    private static String first(Map<String, String> fields, String... names) {
        for (String name : names) {
            String value = fields.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return Characters.cut(value, 2_000);
            }
        }
        return "";
    }

    private static List<String> list(String text) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : text.split("[,;]", -1)) {
            String line = Characters.cut(Characters.line(value), 200);
            if (!line.isEmpty() && values.size() < 100) {
                values.add(line);
            }
        }
        return List.copyOf(values);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
