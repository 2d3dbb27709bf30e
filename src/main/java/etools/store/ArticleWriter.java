package etools.store;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Picture;
import etools.store.Incoming.IdKind;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Adds one batch of drafts within one transaction: finds which of them are already there, keeps
/// the former version of those that changed, and leaves the reading record alone.
public final class ArticleWriter implements AutoCloseable {

    /// What became of one draft.
    ///
    /// @param newText whether the article's text is new or another one now
    /// @param blended whether that is not the draft's alone
    public record Added(ArticleId id, int seq, Outcome outcome, boolean newText, boolean blended) {}

    public enum Outcome {
        ADDED,
        UPDATED,
        UNCHANGED
    }

    /// @param states of the articles that are new or whose state changed
    /// @param contentChanged whether any article has new content
    /// @param revision the highest number of a former version
    public record Result(
            List<Added> added, List<ArticleState> states, boolean contentChanged, long revision) {}

    /// Finds articles by hashes; some may turn out to be others.
    public interface Rows {
        IntStream withIdKey(long key);

        IntStream withUrlKey(long key);
    }

    /// What stands for a file where none is known.
    public static final int NO_FILE = -1;

    /// H2 takes no more elements in one array.
    private static final int MOST_LOOKED_UP = 10_000;

    private static final String COLUMNS_KEPT =
            "category, title, url, date_day, published_ms, body, summary, summary_given,"
                    + " words, tags, pictures, updated_ms, content_hash, authors, source,"
                    + " language";

    private static final String PLACES_KEPT =
            String.join(", ", Collections.nCopies(COLUMNS_KEPT.split(",").length, "?"));

    /// An article as far as a draft is compared with it.
    private static final class Known {
        UUID id;
        IdKind kind;
        @Nullable String sourceId;
        @Nullable String canonicalUrl;
        byte[] contentHash;
        ArticleState state;

        /// Whether it has no text, or null where that is not known yet.
        @Nullable Boolean link;

        Known(
                UUID id,
                IdKind kind,
                @Nullable String sourceId,
                @Nullable String canonicalUrl,
                byte[] contentHash,
                ArticleState state) {
            this.id = id;
            this.kind = kind;
            this.sourceId = sourceId;
            this.canonicalUrl = canonicalUrl;
            this.contentHash = contentHash;
            this.state = state;
        }
    }

    private final Connection connection;
    private final Rows rows;
    private final long importId;
    private final Instant now;
    private final Map<UUID, Known> byId = new HashMap<>();
    private final Map<String, List<Known>> byUrl = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, String> categoryNames = new HashMap<>();
    private final Set<String> pictures = new HashSet<>();
    private final Set<Integer> pending = new HashSet<>();
    private final Map<Integer, ArticleState> changed = new LinkedHashMap<>();
    private final PreparedStatement insertArticle;
    private final PreparedStatement insertBody;
    private final PreparedStatement insertState;
    private final PreparedStatement insertTitle;
    private final PreparedStatement putLastRead;
    private final MarginaliaStore marginalia;
    private final Mentions mentions;
    private final FlagBlocks flags;
    private int nextSeq;
    private int nextBody;
    private boolean contentChanged;

    /// @param cutOff what the import had done before it was cut off, where it goes on
    public ArticleWriter(
            Connection connection, Rows rows, long importId, Instant now, @Nullable CutOff cutOff)
            throws SQLException {
        this.connection = connection;
        this.rows = rows;
        this.importId = importId;
        this.now = now;
        flags = new FlagBlocks(connection);
        marginalia = new MarginaliaStore(connection);
        mentions = new Mentions(connection, importId, cutOff);
        nextSeq = highest("SELECT MAX(seq) FROM article") + 1;
        nextBody = highest("SELECT MAX(number) FROM article_body") + 1;
        insertArticle =
                connection.prepareStatement(
                        "INSERT INTO article (seq, id, id_kind, source_id, created_ms, "
                                + COLUMNS_KEPT
                                + ") VALUES (?, ?, ?, ?, ?, "
                                + PLACES_KEPT
                                + ")");
        insertBody =
                connection.prepareStatement(
                        "INSERT INTO article_body (number, html, content, extra)"
                                + " VALUES (?, ?, ?, ?)");
        insertState =
                connection.prepareStatement(
                        "INSERT INTO article_state (seq, read_count, imported_count,"
                                + " last_read_ms, listed_ms, date_day, created_ms, words, category,"
                                + " id_key, url_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insertTitle =
                connection.prepareStatement(
                        "INSERT INTO article_title (seq, sort_key) VALUES (?, ?)");
        putLastRead =
                connection.prepareStatement(
                        "MERGE INTO imported_last_read (seq, last_read_ms) KEY (seq)"
                                + " VALUES (?, ?)");
    }

    private int highest(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getInt(1); // 0 for none
        }
    }

    /// @param files the number of the file that brought each draft, or [#NO_FILE]
    public Result add(List<Incoming> drafts, int[] files) throws SQLException {
        lookUp(drafts);
        List<Added> added = new ArrayList<>(drafts.size());
        for (int i = 0; i < files.length; i++) {
            Incoming draft = drafts.get(i);
            Known known = match(draft);
            if (known == null) {
                known = insert(draft);
                mentions.added(known.state.seq(), files[i]);
                added.add(
                        new Added(
                                new ArticleId(known.id),
                                known.state.seq(),
                                Outcome.ADDED,
                                true,
                                false));
            } else {
                Merged merged = merge(known, draft);
                Outcome outcome = mentions.met(known.state.seq(), merged.outcome, files[i]);
                added.add(
                        new Added(
                                new ArticleId(known.id),
                                known.state.seq(),
                                outcome,
                                merged.newText,
                                merged.blended));
            }
        }
        flush();
        mentions.write();
        for (ArticleState state : changed.values()) {
            flags.put(state.seq(), state.flags());
        }
        flags.write();
        long revision = highestRevision(connection);
        return new Result(added, List.copyOf(changed.values()), contentChanged, revision);
    }

    /// The highest number of a former version, 0 where there is none.
    public static long highestRevision(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT MAX(number) FROM revision");
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /// The highest row, 0 where there is none.
    public static int highestSeq(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT MAX(seq) FROM article_state");
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getInt(1);
        }
    }

    private void lookUp(List<Incoming> drafts) throws SQLException {
        int[] candidates =
                drafts.stream()
                        .flatMapToInt(draft ->
                                IntStream.concat(
                                        rows.withIdKey(Incoming.idKey(draft.id().value())),
                                        draft.urlKey() == 0
                                                ? IntStream.empty()
                                                : rows.withUrlKey(draft.urlKey())))
                        .sorted()
                        .distinct()
                        .toArray();
        for (int from = 0; from < candidates.length; from += MOST_LOOKED_UP) {
            int to = Math.min(candidates.length, from + MOST_LOOKED_UP);
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT a.id, a.id_kind, a.source_id, a.url, a.content_hash, "
                                    + StateReader.COLUMNS
                                    + " FROM article a JOIN article_state s ON s.seq = a.seq"
                                    + " WHERE a.seq = ANY(?)")) {
                statement.setArray(
                        1,
                        connection.createArrayOf("INT", StateReader.boxed(candidates, from, to)));
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        remember(known(found, flags));
                    }
                }
            }
        }
    }

    private static Known known(ResultSet found, FlagBlocks flags) throws SQLException {
        String url = found.getString(4);
        return new Known(
                found.getObject(1, UUID.class),
                IdKind.valueOf(found.getString(2)),
                found.getString(3),
                url == null ? null : CanonicalUrl.of(url).orElse(null),
                found.getBytes(5),
                StateReader.state(found, 6, flags));
    }

    private void remember(Known known) {
        if (byId.putIfAbsent(known.id, known) == null && known.canonicalUrl != null) {
            byUrl.computeIfAbsent(known.canonicalUrl, url -> new ArrayList<>()).add(known);
        }
    }

    private @Nullable Known match(Incoming draft) throws SQLException {
        Known known = byId.get(draft.id().value());
        if (known != null || draft.canonicalUrl() == null) {
            return known;
        }
        for (Known other : byUrl.getOrDefault(draft.canonicalUrl(), List.of())) {
            if ((known == null || other.state.seq() < known.state.seq())
                    && mayBeTheSame(draft, other)) {
                known = other;
            }
        }
        return known;
    }

    /// Two articles at one address are the same unless both say by their ids that they are not. Who
    /// only keeps an address numbers it by itself.
    private boolean mayBeTheSame(Incoming draft, Known known) throws SQLException {
        return switch (draft.kind()) {
            case GIVEN -> known.kind != IdKind.GIVEN;
            case SOURCE ->
                    known.sourceId == null
                            || known.sourceId.equals(draft.draft().sourceId())
                            || draft.draft().isLink()
                            || isLink(known);
            case URL, CONTENT -> true;
        };
    }

    private boolean isLink(Known known) throws SQLException {
        if (known.link == null) {
            known.link = known.state.words() == 0 && hasNoText(known.state.seq());
        }
        return known.link;
    }

    private boolean hasNoText(int seq) throws SQLException {
        flushIfPending(seq);
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT b.content = '' FROM article a"
                                + " JOIN article_body b ON b.number = a.body WHERE a.seq = ?")) {
            select.setInt(1, seq);
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    private Known insert(Incoming incoming) throws SQLException {
        ArticleDraft draft = incoming.draft();
        long created = millis(draft.created() == null ? now : draft.created());
        boolean read = draft.read() == null ? draft.readCount() > 0 : draft.read();
        boolean starred = draft.starred() != null && draft.starred();
        ArticleState state =
                new ArticleState(
                        nextSeq++,
                        (read ? ArticleState.READ : 0) | (starred ? ArticleState.STARRED : 0),
                        draft.readCount(),
                        draft.readCount(),
                        lastRead(draft),
                        listed(draft, created),
                        day(draft),
                        created,
                        incoming.words(),
                        category(draft.category()),
                        Incoming.idKey(incoming.id().value()),
                        incoming.urlKey());
        Known known =
                new Known(
                        incoming.id().value(),
                        incoming.kind(),
                        incoming.kind() == IdKind.SOURCE ? draft.sourceId() : null,
                        incoming.canonicalUrl(),
                        incoming.contentHash(),
                        state);
        insertArticle.setInt(1, state.seq());
        insertArticle.setObject(2, known.id);
        insertArticle.setString(3, known.kind.name());
        insertArticle.setString(4, known.sourceId);
        insertArticle.setLong(5, created);
        setContent(insertArticle, 6, incoming, state.category(), insertBody(draft));
        insertArticle.addBatch();
        insertTitle.setInt(1, state.seq());
        insertTitle.setString(2, Folded.titleKey(draft.title()));
        insertTitle.addBatch();
        addState(state);
        putLastRead(state.seq(), ArticleState.NEVER, draft);
        addPictures(draft.pictures());
        marginalia.add(state.seq(), draft.marginalia());
        known.link = draft.isLink();
        pending.add(state.seq());
        remember(known);
        changed.put(state.seq(), state);
        contentChanged = true;
        return known;
    }

    private record Merged(Outcome outcome, boolean newText, boolean blended) {}

    private Merged merge(Known known, Incoming incoming) throws SQLException {
        boolean wasRemoved = known.state.has(ArticleState.REMOVED);
        boolean adopted = adoptId(known, incoming);
        boolean noted = mergeMarginalia(known, incoming.draft().marginalia());
        ArticleState state = mergeReading(known.state, incoming.draft());
        putLastRead(state.seq(), known.state.lastReadMs(), incoming.draft());
        boolean newText = false;
        boolean blended = false;
        if (!incoming.saysTheSameAs(known.contentHash)) {
            if (incoming.draft().isLink()) {
                newText = addTags(known, incoming.draft().tags());
                blended = newText;
            } else {
                blended = isLink(known);
                Incoming content = blended ? completed(known, incoming) : incoming;
                ArticleDraft draft = content.draft();
                state =
                        state.withContent(
                                listed(draft, state.createdMs()),
                                day(draft),
                                content.words(),
                                category(draft.category()),
                                content.urlKey());
                replaceContent(known, content, state.category());
                if (blended) {
                    takeSourceId(known, incoming);
                }
                newText = true;
            }
        }
        state = state.with(ArticleState.REMOVED, false);
        if (!state.equals(known.state)) {
            flushIfPending(state.seq());
            updateStates(connection, List.of(state));
            known.state = state;
            changed.put(state.seq(), state);
        } else if (!newText && !adopted && !noted) {
            return new Merged(Outcome.UNCHANGED, false, false);
        }
        return new Merged(wasRemoved ? Outcome.ADDED : Outcome.UPDATED, newText, blended);
    }

    private boolean mergeMarginalia(Known known, Marginalia brought) throws SQLException {
        if (brought.isEmpty()) {
            return false;
        }
        flushIfPending(known.state.seq());
        return marginalia.merge(known.state.seq(), brought);
    }

    /// What came without a text says nothing new of an article but its tags.
    ///
    /// @return whether there are more now
    private boolean addTags(Known known, List<String> brought) throws SQLException {
        if (brought.isEmpty()) {
            return false;
        }
        int seq = known.state.seq();
        flushIfPending(seq);
        List<String> before = new ArticleReader(connection).tags(seq);
        List<String> all = distinct(before, brought);
        if (all.size() == before.size()) {
            return false;
        }
        keepRevision(connection, seq, importId, now);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE article SET tags = ? WHERE seq = ?")) {
            update.setString(1, joined(all));
            update.setInt(2, seq);
            update.executeUpdate();
        }
        contentChanged = true;
        return true;
    }

    /// The text of an article of which only the address was there, with what the reader had sorted
    /// it by. Its hash is that of the text's file, which brings nothing new the next time.
    private Incoming completed(Known known, Incoming text) throws SQLException {
        flushIfPending(known.state.seq());
        Article link =
                new ArticleReader(connection).articles(new int[] {known.state.seq()}).getFirst();
        ArticleDraft draft = text.draft();
        boolean dated = draft.date() != null || draft.published() != null;
        Credits credits =
                new Credits(
                        draft.credits().authors().isEmpty()
                                ? link.credits().authors()
                                : draft.credits().authors(),
                        either(draft.credits().source(), link.credits().source()),
                        either(draft.credits().language(), link.credits().language()));
        String linkSummary = link.summary().isEmpty() ? null : link.summary();
        String summary = either(draft.summary(), linkSummary);
        ArticleDraft whole =
                ArticleDraft.titled(draft.title(), draft.body())
                        .category(draft.category() == null ? link.category() : draft.category())
                        .url(either(draft.url(), link.url()))
                        .date(dated ? draft.date() : link.date())
                        .published(dated ? draft.published() : link.published())
                        .summary(summary)
                        .updated(draft.updated())
                        .tags(distinct(link.tags(), draft.tags()))
                        .credits(credits)
                        .pictures(draft.pictures())
                        .extra(either(draft.extra(), link.extra()))
                        .build();
        boolean ownAddress = text.canonicalUrl() != null;
        return new Incoming(
                whole,
                text.kind(),
                text.id(),
                ownAddress ? text.canonicalUrl() : known.canonicalUrl,
                ownAddress ? text.urlKey() : known.state.urlKey(),
                text.contentHash(),
                text.text(),
                text.words(),
                summary == null ? text.summary() : summary);
    }

    /// From now on the article is known by the number its text's file gives it; its id stays.
    private void takeSourceId(Known known, Incoming text) throws SQLException {
        if (known.kind == IdKind.SOURCE && text.kind() == IdKind.SOURCE) {
            known.sourceId = text.draft().sourceId();
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE article SET source_id = ? WHERE seq = ?")) {
                update.setString(1, known.sourceId);
                update.setInt(2, known.state.seq());
                update.executeUpdate();
            }
        }
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    /// A file's own id replaces one that was made of something else.
    private boolean adoptId(Known known, Incoming incoming) throws SQLException {
        UUID id = incoming.id().value();
        if (known.id.equals(id) || incoming.kind().compareTo(known.kind) <= 0) {
            return false;
        }
        flushIfPending(known.state.seq());
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE article SET id = ?, id_kind = ?, source_id = COALESCE(?, source_id)"
                                + " WHERE seq = ?")) {
            String sourceId = incoming.kind() == IdKind.SOURCE ? incoming.draft().sourceId() : null;
            update.setObject(1, id);
            update.setString(2, incoming.kind().name());
            update.setString(3, sourceId);
            update.setInt(4, known.state.seq());
            update.executeUpdate();
            byId.remove(known.id);
            known.id = id;
            known.state = known.state.withIdKey(Incoming.idKey(id));
            updateStates(connection, List.of(known.state));
            changed.put(known.state.seq(), known.state);
            known.kind = incoming.kind();
            known.sourceId = sourceId == null ? known.sourceId : sourceId;
            byId.put(id, known);
            return true;
        }
    }

    /// The larger count and the later time win. Marks made here stay: a file only sets them where
    /// its count won, and a list of addresses its stars, which are all it has to say.
    private static ArticleState mergeReading(ArticleState state, ArticleDraft draft) {
        int count = Math.max(state.readCount(), draft.readCount());
        int flags = state.flags();
        if (count > state.readCount()) {
            if (draft.read() == null || draft.read()) {
                flags |= ArticleState.READ;
            }
            if (draft.starred() != null && draft.starred()) {
                flags |= ArticleState.STARRED;
            }
        }
        if (draft.isLink() && draft.starred() != null && draft.starred()) {
            flags |= ArticleState.STARRED;
        }
        return state.withReading(
                flags,
                count,
                state.importedCount() + count - state.readCount(),
                Math.max(state.lastReadMs(), lastRead(draft)));
    }

    private void replaceContent(Known known, Incoming incoming, int category) throws SQLException {
        int seq = known.state.seq();
        flushIfPending(seq);
        keepRevision(connection, seq, importId, now);
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE article SET ("
                                + COLUMNS_KEPT
                                + ") = ("
                                + PLACES_KEPT
                                + ") WHERE seq = ?")) {
            int body = insertBody(incoming.draft());
            insertBody.executeBatch();
            int next = setContent(update, 1, incoming, category, body);
            update.setInt(next, seq);
            update.executeUpdate();
        }
        replaceTitle(connection, seq, incoming.draft().title());
        addPictures(incoming.draft().pictures());
        if (!Objects.equals(known.canonicalUrl, incoming.canonicalUrl())) {
            if (known.canonicalUrl != null) {
                byUrl.getOrDefault(known.canonicalUrl, new ArrayList<>()).remove(known);
            }
            known.canonicalUrl = incoming.canonicalUrl();
            if (known.canonicalUrl != null) {
                byUrl.computeIfAbsent(known.canonicalUrl, url -> new ArrayList<>()).add(known);
            }
        }
        known.contentHash = incoming.contentHash();
        known.link = false;
        contentChanged = true;
    }

    static void replaceTitle(Connection connection, int seq, String title) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE article_title SET sort_key = ? WHERE seq = ?")) {
            update.setString(1, Folded.titleKey(title));
            update.setInt(2, seq);
            update.executeUpdate();
        }
    }

    /// @param importId what brings the next version, or null
    static void keepRevision(Connection connection, int seq, @Nullable Long importId, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO revision (seq, import_number, replaced_ms, "
                                + COLUMNS_KEPT
                                + ") SELECT seq, CAST(? AS INT), CAST(? AS BIGINT), "
                                + COLUMNS_KEPT
                                + " FROM article WHERE seq = ?")) {
            setLong(insert, 1, importId);
            insert.setLong(2, now.toEpochMilli());
            insert.setInt(3, seq);
            insert.executeUpdate();
        }
    }

    /// Gives an article the content of one of its revisions.
    static void putBack(Connection connection, int seq, int revision) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE article SET ("
                                + COLUMNS_KEPT
                                + ") = (SELECT "
                                + COLUMNS_KEPT
                                + " FROM revision WHERE number = ?) WHERE seq = ?")) {
            update.setInt(1, revision);
            update.setInt(2, seq);
            update.executeUpdate();
        }
    }

    private int insertBody(ArticleDraft draft) throws SQLException {
        int number = nextBody++;
        insertBody.setInt(1, number);
        insertBody.setBoolean(
                2,
                switch (draft.body().kind()) {
                    case TEXT -> false;
                    case HTML -> true;
                });
        insertBody.setString(3, draft.body().content());
        insertBody.setString(4, draft.extra());
        insertBody.addBatch();
        return number;
    }

    /// @return the number of the next parameter
    private int setContent(
            PreparedStatement statement, int first, Incoming incoming, int category, int body)
            throws SQLException {
        ArticleDraft draft = incoming.draft();
        int i = first;
        setLong(statement, i++, category == 0 ? null : (long) category);
        statement.setString(i++, draft.title());
        statement.setString(i++, draft.url());
        setLong(statement, i++, draft.date() == null ? null : draft.date().toEpochDay());
        setLong(statement, i++, draft.published() == null ? null : millis(draft.published()));
        statement.setInt(i++, body);
        statement.setString(i++, incoming.summary());
        statement.setBoolean(i++, draft.summary() != null);
        statement.setInt(i++, incoming.words());
        statement.setString(i++, joined(distinct(draft.tags(), List.of())));
        statement.setString(i++, joined(draft.pictures().stream().map(Picture::hash).toList()));
        statement.setLong(i++, millis(draft.updated() == null ? now : draft.updated()));
        statement.setBytes(i++, incoming.contentHash());
        statement.setString(i++, joined(oneLine(draft.credits().authors())));
        statement.setString(i++, draft.credits().source());
        statement.setString(i++, draft.credits().language());
        return i;
    }

    private void addState(ArticleState state) throws SQLException {
        insertState.setInt(1, state.seq());
        setColumns(insertState, 2, state);
        insertState.addBatch();
    }

    private static void setColumns(PreparedStatement statement, int first, ArticleState state)
            throws SQLException {
        boolean never = state.lastReadMs() == ArticleState.NEVER;
        boolean dated = state.day() != ArticleState.NO_DAY;
        int i = first;
        statement.setInt(i++, state.readCount());
        statement.setInt(i++, state.importedCount());
        setLong(statement, i++, never ? null : state.lastReadMs());
        statement.setLong(i++, state.listedMs());
        setLong(statement, i++, dated ? (long) state.day() : null);
        statement.setLong(i++, state.createdMs());
        statement.setInt(i++, state.words());
        statement.setInt(i++, state.category());
        statement.setLong(i++, state.idKey());
        statement.setLong(i, state.urlKey());
    }

    /// Writes all but the flags, see [FlagBlocks].
    static void updateStates(Connection connection, Collection<ArticleState> states)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE article_state SET read_count = ?, imported_count = ?,"
                                + " last_read_ms = ?, listed_ms = ?, date_day = ?, created_ms = ?,"
                                + " words = ?, category = ?, id_key = ?, url_key = ?"
                                + " WHERE seq = ?")) {
            int waiting = 0;
            for (ArticleState state : states) {
                setColumns(update, 1, state);
                update.setInt(11, state.seq());
                update.addBatch();
                if (++waiting == MOST_LOOKED_UP) {
                    update.executeBatch();
                    waiting = 0;
                }
            }
            update.executeBatch();
        }
    }

    private void addPictures(List<Picture> added) throws SQLException {
        for (Picture picture : added) {
            if (pictures.add(picture.hash())) {
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO picture (hash, media_type, content) SELECT"
                                        + " CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                                        + " CAST(? AS BYTEA) WHERE NOT EXISTS"
                                        + " (SELECT 1 FROM picture WHERE hash = ?)")) {
                    insert.setString(1, picture.hash());
                    insert.setString(2, picture.mediaType());
                    insert.setBytes(3, picture.bytes());
                    insert.setString(4, picture.hash());
                    insert.executeUpdate();
                }
            }
        }
    }

    /// The number of a category; a name that is more than the id replaces the former.
    private int category(@Nullable Category category) throws SQLException {
        if (category == null) {
            return 0;
        }
        Integer number = categories.get(category.id());
        if (number == null) {
            number = loadOrInsert(category);
            categories.put(category.id(), number);
        }
        if (!category.name().equals(category.id())
                && !category.name().equals(categoryNames.get(category.id()))) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE category SET name = ? WHERE number = ?")) {
                update.setString(1, category.name());
                update.setInt(2, number);
                update.executeUpdate();
            }
            categoryNames.put(category.id(), category.name());
        }
        return number;
    }

    private int loadOrInsert(Category category) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number, name FROM category WHERE id = ?")) {
            select.setString(1, category.id());
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    categoryNames.put(category.id(), found.getString(2));
                    return found.getInt(1);
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO category (id, name) VALUES (?, ?)", new String[] {"NUMBER"})) {
            insert.setString(1, category.id());
            insert.setString(2, category.name());
            insert.executeUpdate();
            categoryNames.put(category.id(), category.name());
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }

    /// A time that is no later than all we knew brings nothing: it may be our own, exported.
    private void putLastRead(int seq, long known, ArticleDraft draft) throws SQLException {
        long brought = lastRead(draft);
        if (brought > known) {
            putLastRead.setInt(1, seq);
            putLastRead.setLong(2, brought);
            putLastRead.addBatch();
        }
    }

    private List<PreparedStatement> batches() {
        return List.of(insertBody, insertArticle, insertState, insertTitle, putLastRead);
    }

    private void flushIfPending(int seq) throws SQLException {
        if (pending.contains(seq)) {
            flush();
        }
    }

    private void flush() throws SQLException {
        for (PreparedStatement batch : batches()) {
            batch.executeBatch();
        }
        marginalia.flush();
        pending.clear();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement batch : batches()) {
            batch.close();
        }
        marginalia.close();
        mentions.close();
    }

    private static long listed(ArticleDraft draft, long createdMs) {
        if (draft.published() != null) {
            return millis(draft.published());
        }
        return draft.date() == null
                ? createdMs
                : millis(draft.date().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static int day(ArticleDraft draft) {
        return ArticleState.day(draft.date() == null ? null : draft.date().toEpochDay());
    }

    private static long lastRead(ArticleDraft draft) {
        return draft.lastRead() == null ? ArticleState.NEVER : millis(draft.lastRead());
    }

    /// Years beyond a long's milliseconds are kept at its ends.
    static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
        }
    }

    private static List<String> distinct(List<String> first, List<String> second) {
        return Stream.concat(oneLine(first).stream(), oneLine(second).stream()).distinct().toList();
    }

    private static List<String> oneLine(List<String> names) {
        return names.stream().map(name -> name.replace('\n', ' ')).toList();
    }

    private static @Nullable String joined(List<String> lines) {
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static void setLong(PreparedStatement statement, int index, @Nullable Long value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }
}
