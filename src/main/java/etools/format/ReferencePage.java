package etools.format;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.PageDates;
import etools.article.Reading;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One article as its reader sees it: title and category, body, summary, statistics, details. What
/// [#write] writes, [#read] reads back; writing that gives the same text again.
public final class ReferencePage implements ArticleFormat {

    private static final int MAX_BYTES = 16 << 20;
    private static final String FIRST_LINE = "E-Tools";
    private static final String SUMMARY = "Summary";
    private static final String STATISTICS = "Statistics";
    private static final String DETAILS = "Details";

    private final ZoneId zone;

    /// @param zone of the times on the page, which names none
    public ReferencePage(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String name() {
        return "E-Tools page";
    }

    @Override
    public String kept() {
        return "everything on the page";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("txt");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        List<String> lines = Encodings.head(input).lines().limit(3).toList();
        return lines.size() == 3
                && lines.get(0).strip().equals(FIRST_LINE)
                && lines.get(1).isBlank()
                && !lines.get(2).isBlank();
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        List<String> lines = List.of(Encodings.read(input, MAX_BYTES).split("\n", -1));
        parts.accept(new Part.Found(new Page(lines).draft()));
    }

    /// The page of `article`, its times in `zone`. Its last line has no line end.
    public static String write(Article article, Reading reading, ZoneId zone) {
        List<String> page = new ArrayList<>();
        page.add(FIRST_LINE);
        page.add("");
        page.add(titleLine(article));
        page.add("");
        page.add(Characters.trimBlankLines(Characters.clean(article.body().plainText())));
        page.add(SUMMARY);
        page.add(Characters.line(article.summary()));
        page.add(STATISTICS);
        addSpaced(page, Integer.toString(article.words()), "Words");
        addSpaced(page, Integer.toString(reading.count()), "Read Count");
        page.add(DETAILS);
        addSpaced(page, "ID: " + article.id());
        Category category = article.category();
        if (category != null) {
            if (!namedBySlug(category)) {
                addSpaced(page, "Category: " + Characters.line(category.name()));
            }
            addSpaced(page, "Category ID: " + Characters.line(category.id()));
        }
        String url = article.url();
        if (url != null) {
            addSpaced(page, "URL: " + Characters.line(url));
        }
        LocalDate date = article.date();
        if (date != null) {
            addSpaced(page, "Date: " + PageDates.date(date));
        }
        addSpaced(page, "Created: " + PageDates.minute(article.created(), zone));
        addSpaced(page, "Updated: " + PageDates.minute(article.updated(), zone));
        Instant lastRead = reading.lastRead();
        if (lastRead != null) {
            addSpaced(page, "Last Read: " + PageDates.minute(lastRead, zone));
        }
        return String.join("\n", page);
    }

    private static void addSpaced(List<String> page, String... lines) {
        for (String line : lines) {
            page.add("");
            page.add(line);
        }
    }

    private static String titleLine(Article article) {
        String title = Characters.line(article.title());
        Category category = article.category();
        return category == null ? title : title + " " + Characters.line(category.name());
    }

    /// Whether a reader can tell the category's name in the title line by the category's id alone.
    private static boolean namedBySlug(Category category) {
        String name = Characters.line(category.name());
        return nameStart("x " + name, Characters.line(category.id())) == 2;
    }

    /// Where in the title line the category's name starts, or -1. It is the longest run of words at
    /// the line's end that makes the id, such as `World News` for `world-news`.
    private static int nameStart(String line, String id) {
        String slug = Characters.slug(id);
        int found = -1;
        for (int space = line.lastIndexOf(' ');
                space > 0 && line.length() - space <= 4 * slug.length() + 16;
                space = line.lastIndexOf(' ', space - 1)) {
            String name = line.substring(space + 1);
            String word = name.split(" ", 2)[0];
            boolean says =
                    name.indexOf(' ') < 0 || word.codePoints().anyMatch(Character::isLetterOrDigit);
            if (says && Characters.slug(name).equals(slug)) {
                found = space + 1;
            }
        }
        return found;
    }

    /// A page's lines, and where its parts begin.
    private final class Page {
        private final List<String> lines;
        private final int details;
        private final int statistics;
        private final int summary;
        private @Nullable ArticleId id;
        private @Nullable String sourceId;
        private @Nullable String categoryId;
        private @Nullable String categoryName;
        private @Nullable String url;
        private @Nullable LocalDate date;
        private @Nullable Instant created;
        private @Nullable Instant updated;
        private @Nullable Instant lastRead;

        /// The parts are looked for from the end, since a body may hold any line.
        Page(List<String> lines) throws RefusedException {
            this.lines = lines;
            details = lastLine(DETAILS, lines.size());
            statistics = lastLine(STATISTICS, details);
            summary =
                    statistics >= 2 && is(SUMMARY, statistics - 2)
                            ? statistics - 2
                            : lastLine(SUMMARY, statistics);
        }

        private int lastLine(String text, int before) throws RefusedException {
            for (int i = before - 1; i > 2; i--) {
                if (is(text, i)) {
                    return i;
                }
            }
            throw new RefusedException(
                    null, "the E-Tools page has no line \"" + text + "\" where one must stand");
        }

        private boolean is(String text, int line) {
            return lines.get(line).stripTrailing().equals(text);
        }

        ArticleDraft draft() throws RefusedException {
            for (int i = details + 1; i < lines.size(); i++) {
                detail(lines.get(i).strip(), i + 1);
            }
            String title = Characters.line(lines.get(2));
            Category category = null;
            String id = categoryId;
            if (id != null) {
                int start = nameStart(title, id);
                String name = categoryName;
                if (name != null && title.endsWith(" " + name)) {
                    start = title.length() - name.length();
                }
                category = new Category(id, start > 0 ? title.substring(start) : id);
                title = start > 0 ? title.substring(0, start).strip() : title;
            }
            int readCount = statistic("Read Count");
            return ArticleDraft.titled(title, Body.text(part(3, summary)))
                    .id(this.id)
                    .sourceId(sourceId)
                    .category(category)
                    .url(url)
                    .date(date)
                    .summary(summaryText())
                    .created(created)
                    .updated(updated)
                    .lastRead(lastRead)
                    .readCount(readCount)
                    .read(readCount > 0 ? Boolean.TRUE : null)
                    .build();
        }

        private String part(int from, int to) {
            return Characters.trimBlankLines(String.join("\n", lines.subList(from, to)));
        }

        private @Nullable String summaryText() {
            String text = part(summary + 1, statistics).strip();
            return text.isEmpty() ? null : text;
        }

        /// The number above its label.
        private int statistic(String label) throws RefusedException {
            String number = null;
            int numberLine = 0;
            for (int i = statistics + 1; i < details; i++) {
                String line = lines.get(i).strip();
                if (line.equals(label) && number != null) {
                    if (!number.matches("\\d{1,3}([, ]?\\d{3}){0,3}|\\d{1,9}")) {
                        throw refused(numberLine, label, number, "number");
                    }
                    long value = Long.parseLong(number.replaceAll("\\D", ""));
                    return (int) Math.min(value, Integer.MAX_VALUE);
                }
                if (!line.isEmpty()) {
                    number = line;
                    numberLine = i + 1;
                }
            }
            return 0;
        }

        private void detail(String line, int number) throws RefusedException {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return;
            }
            String value = line.substring(colon + 1).strip();
            if (value.isEmpty()) {
                return;
            }
            switch (line.substring(0, colon)) {
                case "ID" -> {
                    id = ArticleId.parse(value).orElse(null);
                    sourceId = id == null ? value : null;
                }
                case "Category" -> categoryName = value;
                case "Category ID" -> categoryId = value;
                case "URL" -> url = value;
                case "Date" ->
                        date =
                                Dates.parse(value)
                                        .orElseThrow(() -> refused(number, "Date", value, "date"))
                                        .date();
                case "Created" -> created = instant(number, "Created", value);
                case "Updated" -> updated = instant(number, "Updated", value);
                case "Last Read" -> lastRead = instant(number, "Last Read", value);
                default -> {
                    // a detail of a later version
                }
            }
        }

        private Instant instant(int number, String label, String value) throws RefusedException {
            Dates.When when =
                    Dates.parse(value).orElseThrow(() -> refused(number, label, value, "time"));
            Instant read = when.instant();
            boolean local = read != null && !value.matches(".*([A-Za-z]|[+-]\\d\\d:?\\d\\d)$");
            return read == null
                    ? when.date().atStartOfDay(zone).toInstant()
                    : local
                            ? LocalDateTime.ofInstant(read, ZoneOffset.UTC).atZone(zone).toInstant()
                            : read;
        }

        private RefusedException refused(int line, String label, String value, String what) {
            return new RefusedException(
                    "line " + line, label + " " + Characters.quoted(value) + " is no " + what);
        }
    }
}
