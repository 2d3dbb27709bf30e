package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Any table of articles or links whose first row names its columns as [Field] knows them, or as
/// lists of links usually do.
public final class CsvFormat implements ArticleFormat {

    /// What lists of links call what [Field] calls otherwise.
    private static final Map<String, Field> ALSO =
            Map.ofEntries(
                    Map.entry("href", Field.URL),
                    Map.entry("uri", Field.URL),
                    Map.entry("address", Field.URL),
                    Map.entry("website", Field.URL),
                    Map.entry("folder", Field.CATEGORY),
                    Map.entry("collection", Field.CATEGORY),
                    Map.entry("list", Field.CATEGORY),
                    Map.entry("labels", Field.TAGS),
                    Map.entry("added", Field.CREATED),
                    Map.entry("addedat", Field.CREATED),
                    Map.entry("dateadded", Field.CREATED),
                    Map.entry("timeadded", Field.CREATED),
                    Map.entry("saved", Field.CREATED),
                    Map.entry("savedat", Field.CREATED),
                    Map.entry("saveddate", Field.CREATED),
                    Map.entry("timestamp", Field.CREATED),
                    Map.entry("archived", Field.READ),
                    Map.entry("isarchived", Field.READ),
                    Map.entry("status", Field.READ),
                    Map.entry("state", Field.READ),
                    Map.entry("favorite", Field.STARRED),
                    Map.entry("favourite", Field.STARRED),
                    Map.entry("isfavorite", Field.STARRED),
                    Map.entry("publication", Field.SOURCE),
                    Map.entry("site", Field.SOURCE),
                    Map.entry("domain", Field.SOURCE),
                    Map.entry("note", Field.NOTES),
                    Map.entry("comment", Field.NOTES),
                    Map.entry("readingprogress", Field.PROGRESS));

    private static final Set<Field> NAMING = Set.of(Field.TITLE, Field.URL);

    /// More than what columns without a field of ours are called.
    private static final int OTHERS = 1_000;

    @Override
    public String name() {
        return "Table (CSV)";
    }

    @Override
    public String kept() {
        return "every column that is named as a field of ours; the others as they are";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("csv", "tsv");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        Csv table = Csv.of(input);
        if (table == null) {
            return false;
        }
        Map<Field, List<Integer>> columns = columns(table);
        boolean named = columns.keySet().stream().anyMatch(NAMING::contains);
        String name = input.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return named && (table.names().size() > 1 || columns.containsKey(Field.URL));
        }
        return named && columns.size() > 1 && table.isRegular();
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Csv table = Objects.requireNonNull(Csv.of(input));
        if (ReadingsCsv.hasReadings(table.names())) {
            throw new RefusedException(null, ReadingsCsv.REFUSAL);
        }
        Map<Field, List<Integer>> columns = columns(table);
        SavedArticles articles = new SavedArticles(parts);
        table.read(input, articles, row -> articles.add(article(input, row, columns)));
    }

    /// The columns of each field, those with the better name first.
    private static Map<Field, List<Integer>> columns(Csv table) {
        Map<Field, List<Integer>> columns = new EnumMap<>(Field.class);
        int[] ranks = new int[table.names().size()];
        for (int i = 0; i < ranks.length; i++) {
            String name = table.names().get(i);
            Field.Named named = Field.of(name);
            Field field = named == null ? ALSO.get(Csv.flat(name)) : named.field();
            if (field == null) {
                continue;
            }
            ranks[i] = named == null ? OTHERS : named.rank();
            List<Integer> same = columns.computeIfAbsent(field, one -> new ArrayList<>());
            int at = 0;
            while (at < same.size() && ranks[same.get(at)] <= ranks[i]) {
                at++;
            }
            same.add(at, i);
        }
        return columns;
    }

    private static SavedArticle article(
            Input input, Csv.Row row, Map<Field, List<Integer>> columns) {
        SavedArticle article = new SavedArticle(input.limits(), row.place());
        boolean[] taken = new boolean[row.table().names().size()];
        columns.forEach((field, among) -> {
            for (int column : among) {
                String cell = row.get(column);
                if (cell != null && add(article, field, cell)) {
                    taken[column] = true;
                    return;
                }
            }
        });
        for (int i = 0; i < taken.length; i++) {
            String name = row.table().names().get(i);
            if (!taken[i] && !name.isEmpty()) {
                article.extra(name, row.get(i));
            }
        }
        return article;
    }

    /// @return false where the article has no place for it
    private static boolean add(SavedArticle article, Field field, String cell) {
        switch (field) {
            case ID -> article.id(cell);
            case TITLE -> article.title(cell);
            case URL -> article.address(cell);
            case DATE -> article.published(cell);
            case BODY -> article.text(cell);
            case BODY_HTML -> article.html(cell);
            case SUMMARY -> article.summary(cell);
            case CATEGORY -> article.folder(cell);
            case CREATED -> article.saved(cell);
            case UPDATED -> article.updated(cell);
            case LAST_READ -> article.lastRead(cell);
            case READ_COUNT -> article.readCount(cell);
            case STARRED -> {
                Boolean starred = SavedArticle.flag(cell);
                article.starred(starred);
                return starred != null;
            }
            case READ -> {
                Boolean read = read(cell);
                article.read(read);
                return read != null;
            }
            case TAGS ->
                    article.listedTags(
                            cell.startsWith("[") ? cell : cell.replace('|', ',').replace(';', ','));
            case AUTHORS -> {
                for (String author : cell.split("[;|]", -1)) {
                    article.author(author);
                }
            }
            case SOURCE -> article.source(cell);
            case LANGUAGE -> article.language(cell);
            case NOTES -> article.note(null, cell, null);
            case PROGRESS -> article.progress(cell, 1);
            case WORDS -> {
                return true; // counted anew
            }
            case CATEGORY_ID -> article.folderId(cell);
            case PICTURES, THUMBNAILS, WRAPPED -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Boolean read(String cell) {
        Boolean flag = SavedArticle.flag(cell);
        return flag != null
                ? flag
                : switch (cell.strip().toLowerCase(Locale.ROOT)) {
                    case "read", "archive", "archived", "done", "finished" -> Boolean.TRUE;
                    case "unread", "new", "inbox", "later", "active" -> Boolean.FALSE;
                    default -> null;
                };
    }
}
