package etools.store;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/// Reads articles. Whether one was removed is for the caller to know.
public final class ArticleReader {

    /// An article without its body.
    public record Line(
            int seq,
            ArticleId id,
            @Nullable Category category,
            String title,
            @Nullable String url,
            @Nullable LocalDate date,
            String summary,
            int words,
            Instant created,
            Instant updated) {}

    private record Stored(int seq, Article article) {}

    /// What an article was until another version took its place.
    public record Former(Article article, Instant replaced) {}

    /// @param number in the store, never 0
    public record StoredCategory(int number, Category category) {}

    @FunctionalInterface
    public interface TextConsumer {
        void accept(int seq, String text);
    }

    private static final String ARTICLE =
            "SELECT a.seq, a.id, c.id, c.name, a.title, a.url, a.date_day, a.published_ms, b.html,"
                + " b.content, a.summary, a.words, a.tags, a.created_ms, a.updated_ms, b.extra,"
                + " a.authors, a.source, a.language FROM article a JOIN article_body b ON b.number"
                + " = a.body LEFT JOIN category c ON c.number = a.category";

    private final Connection connection;

    public ArticleReader(Connection connection) {
        this.connection = connection;
    }

    /// The one of `candidates` with that id.
    public OptionalInt seq(ArticleId id, int[] candidates) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM article WHERE seq = ?")) {
            for (int seq : candidates) {
                statement.setInt(1, seq);
                try (ResultSet found = statement.executeQuery()) {
                    if (found.next() && id.value().equals(found.getObject(1, UUID.class))) {
                        return OptionalInt.of(seq);
                    }
                }
            }
            return OptionalInt.empty();
        }
    }

    /// In the order of `seqs`; those that are not there are left out.
    public List<Article> articles(int[] seqs) throws SQLException {
        Map<Integer, Article> bySeq = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement(ARTICLE + " WHERE a.seq = ANY(?)")) {
            statement.setArray(
                    1, connection.createArrayOf("INT", StateReader.boxed(seqs, 0, seqs.length)));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Stored stored = stored(found);
                    bySeq.put(stored.seq(), stored.article());
                }
            }
        }
        return Arrays.stream(seqs).mapToObj(bySeq::get).filter(a -> a != null).toList();
    }

    private static Stored stored(ResultSet found) throws SQLException {
        String content = found.getString(10);
        return new Stored(
                found.getInt(1),
                new Article(
                        new ArticleId(found.getObject(2, UUID.class)),
                        category(found, 3),
                        found.getString(5),
                        found.getString(6),
                        date(found, 7),
                        instantOrNull(found, 8),
                        found.getBoolean(9) ? Body.html(content) : Body.text(content),
                        found.getString(11),
                        found.getInt(12),
                        lines(found.getString(13)),
                        credits(found, 17),
                        Instant.ofEpochMilli(found.getLong(14)),
                        Instant.ofEpochMilli(found.getLong(15)),
                        found.getString(16)));
    }

    /// In any order.
    public List<Line> lines(int[] seqs) throws SQLException {
        List<Line> lines = new ArrayList<>(seqs.length);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT a.seq, a.id, c.id, c.name, a.title, a.url, a.date_day, a.summary,"
                                + " a.words, a.created_ms, a.updated_ms FROM article a"
                                + " LEFT JOIN category c ON c.number = a.category"
                                + " WHERE a.seq = ANY(?)")) {
            statement.setArray(
                    1, connection.createArrayOf("INT", StateReader.boxed(seqs, 0, seqs.length)));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    lines.add(
                            new Line(
                                    found.getInt(1),
                                    new ArticleId(found.getObject(2, UUID.class)),
                                    category(found, 3),
                                    found.getString(5),
                                    found.getString(6),
                                    date(found, 7),
                                    found.getString(8),
                                    found.getInt(9),
                                    Instant.ofEpochMilli(found.getLong(10)),
                                    Instant.ofEpochMilli(found.getLong(11))));
                }
            }
        }
        return lines;
    }

    /// What an article is called.
    ///
    /// @param category its display name
    public record Name(int seq, ArticleId id, String title, @Nullable String category) {}

    /// In any order.
    public List<Name> names(int[] seqs) throws SQLException {
        List<Name> names = new ArrayList<>(seqs.length);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT a.seq, a.id, a.title, c.name FROM article a"
                                + " LEFT JOIN category c ON c.number = a.category"
                                + " WHERE a.seq = ANY(?)")) {
            statement.setArray(
                    1, connection.createArrayOf("INT", StateReader.boxed(seqs, 0, seqs.length)));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    names.add(
                            new Name(
                                    found.getInt(1),
                                    new ArticleId(found.getObject(2, UUID.class)),
                                    found.getString(3),
                                    found.getString(4)));
                }
            }
        }
        return names;
    }

    /// How many [#revisions] there are; no text is read.
    public int revisionCount(int seq) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT COUNT(*) FROM revision WHERE seq = ?")) {
            statement.setInt(1, seq);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    /// The former versions of an article, newest first.
    public List<Former> revisions(int seq) throws SQLException {
        List<Former> revisions = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT a.seq, a.id, c.id, c.name, r.title, r.url, r.date_day,"
                                + " r.published_ms, b.html, b.content, r.summary, r.words, r.tags,"
                                + " a.created_ms, r.updated_ms, b.extra, r.authors, r.source,"
                                + " r.language, r.replaced_ms FROM article a"
                                + " JOIN revision r ON r.seq = a.seq"
                                + " JOIN article_body b ON b.number = r.body"
                                + " LEFT JOIN category c ON c.number = r.category"
                                + " WHERE a.seq = ? ORDER BY r.number DESC")) {
            statement.setInt(1, seq);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    revisions.add(
                            new Former(
                                    stored(found).article(),
                                    Instant.ofEpochMilli(found.getLong(20))));
                }
            }
        }
        return revisions;
    }

    List<String> tags(int seq) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT tags FROM article WHERE seq = ?")) {
            statement.setInt(1, seq);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? lines(found.getString(1)) : List.of();
            }
        }
    }

    public Optional<Picture> picture(String hash) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT media_type, content FROM picture WHERE hash = ?")) {
            statement.setString(1, hash);
            try (ResultSet found = statement.executeQuery()) {
                return found.next()
                        ? Optional.of(new Picture(hash, found.getString(1), found.getBytes(2)))
                        : Optional.empty();
            }
        }
    }

    public List<StoredCategory> categories() throws SQLException {
        List<StoredCategory> categories = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT number, id, name FROM category");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                categories.add(
                        new StoredCategory(
                                found.getInt(1),
                                new Category(found.getString(2), found.getString(3))));
            }
        }
        return categories;
    }

    /// What the titles of all rows sort by, in the order of the rows.
    public void titles(TextConsumer to) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT seq, sort_key FROM article_title");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                to.accept(found.getInt(1), found.getString(2));
            }
        }
    }

    /// Rows whose text another replaced, by the number of the former version.
    ///
    /// @param after only versions replaced after this one
    public int[] replacedSince(long after) throws SQLException {
        IntStream.Builder rows = IntStream.builder();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT DISTINCT seq FROM revision WHERE number > ? ORDER BY seq")) {
            statement.setLong(1, after);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getInt(1));
                }
            }
        }
        return rows.build().toArray();
    }

    /// What the search index takes of an article.
    ///
    /// @param givenSummary the file's own, or null
    public record Searchable(
            int seq,
            String title,
            Body body,
            @Nullable String givenSummary,
            List<String> tags,
            @Nullable String url,
            Credits credits) {}

    /// In the order of the rows; those that are not there are left out.
    public List<Searchable> searchable(int[] seqs) throws SQLException {
        List<Searchable> articles = new ArrayList<>(seqs.length);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT a.seq, a.title, b.html, b.content, a.summary, a.summary_given,"
                                + " a.tags, a.url, a.authors, a.source, a.language FROM article a"
                                + " JOIN article_body b ON b.number = a.body"
                                + " WHERE a.seq = ANY(?) ORDER BY a.seq")) {
            statement.setArray(
                    1, connection.createArrayOf("INT", StateReader.boxed(seqs, 0, seqs.length)));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String content = found.getString(4);
                    articles.add(
                            new Searchable(
                                    found.getInt(1),
                                    found.getString(2),
                                    found.getBoolean(3) ? Body.html(content) : Body.text(content),
                                    found.getBoolean(6) ? found.getString(5) : null,
                                    lines(found.getString(7)),
                                    found.getString(8),
                                    credits(found, 9)));
                }
            }
        }
        return articles;
    }

    static List<String> lines(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split("\n", -1));
    }

    private static @Nullable Category category(ResultSet found, int first) throws SQLException {
        String id = found.getString(first);
        return id == null ? null : new Category(id, found.getString(first + 1));
    }

    private static Credits credits(ResultSet found, int first) throws SQLException {
        Credits credits =
                new Credits(
                        lines(found.getString(first)),
                        found.getString(first + 1),
                        found.getString(first + 2));
        return credits.isEmpty() ? Credits.NONE : credits;
    }

    private static @Nullable LocalDate date(ResultSet found, int column) throws SQLException {
        long day = found.getLong(column);
        return found.wasNull() ? null : LocalDate.ofEpochDay(day);
    }

    static @Nullable Instant instantOrNull(ResultSet found, int column) throws SQLException {
        long millis = found.getLong(column);
        return found.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
