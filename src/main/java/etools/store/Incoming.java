package etools.store;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Credits;
import etools.article.Picture;
import etools.article.Summaries;
import etools.article.Words;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// A draft with everything that can be worked out without the library, so that many threads can.
///
/// @param id the file's, or one made of what `kind` says: the same in every library
/// @param urlKey see [#urlKey(String)]
/// @param contentHash of all that the publisher says
/// @param text the body as plain text
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record Incoming(
        ArticleDraft draft,
        IdKind kind,
        ArticleId id,
        @Nullable String canonicalUrl,
        long urlKey,
        byte[] contentHash,
        String text,
        int words,
        String summary) {

    /// What an article's id is made of, weakest first: a stronger one replaces a weaker.
    enum IdKind {
        CONTENT,
        URL,
        SOURCE,
        GIVEN
    }

    private static final int SHORTEST_SOURCE_ID = 8;

    public static Incoming of(ArticleDraft draft) {
        String url = draft.url() == null ? null : CanonicalUrl.of(draft.url()).orElse(null);
        IdKind kind;
        UUID id;
        if (draft.id() != null) {
            kind = IdKind.GIVEN;
            id = draft.id().value();
        } else if (draft.sourceId() != null && isDistinctive(draft.sourceId())) {
            kind = IdKind.SOURCE;
            id = named("source", draft.sourceId());
        } else if (url != null) {
            kind = IdKind.URL;
            id = named("url", url);
        } else {
            kind = IdKind.CONTENT;
            String text = draft.isLink() ? String.valueOf(draft.url()) : draft.body().content();
            id =
                    named(
                            "content",
                            String.valueOf(draft.sourceId()),
                            draft.title(),
                            String.valueOf(draft.date()),
                            text);
        }
        String text = draft.body().plainText();
        String summary = draft.summary() == null ? Summaries.of(text) : draft.summary();
        return new Incoming(
                draft,
                kind,
                new ArticleId(id),
                url,
                urlKey(url),
                contentHash(draft, draft.summary()),
                text,
                Words.count(text),
                summary);
    }

    /// Numbers and short words are used again by the next publisher: alone they make no id, but two
    /// articles of one text that are numbered differently are two.
    private static boolean isDistinctive(String sourceId) {
        return sourceId.length() >= SHORTEST_SOURCE_ID
                && !sourceId.chars().allMatch(Character::isDigit);
    }

    /// 64 bits of the hash of a canonical URL, 0 for none.
    static long urlKey(@Nullable String canonicalUrl) {
        return canonicalUrl == null ? 0 : ByteBuffer.wrap(sha256("url", canonicalUrl)).getLong();
    }

    /// 64 bits of an id; others may have the same.
    public static long idKey(UUID id) {
        long key = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
        return key == 0 ? 1 : key;
    }

    private static UUID named(String... parts) {
        return UUID.nameUUIDFromBytes(Arrays.copyOf(sha256(parts), 16));
    }

    /// Whether an article with that hash says the same. A summary that we would make says nothing
    /// new: our own exports bring it along.
    boolean saysTheSameAs(byte[] otherHash) {
        if (Arrays.equals(otherHash, contentHash)) {
            return true;
        }
        return draft.summary() != null
                && draft.summary().equals(Summaries.of(text))
                && Arrays.equals(otherHash, contentHash(draft, null));
    }

    private static byte[] contentHash(ArticleDraft draft, @Nullable String summary) {
        List<String> parts = new ArrayList<>();
        Collections.addAll(
                parts,
                draft.title(),
                String.valueOf(draft.url()),
                String.valueOf(draft.date()),
                String.valueOf(draft.published()),
                draft.category() == null ? "" : draft.category().id(),
                draft.body().kind().name(),
                draft.body().content(),
                String.valueOf(summary),
                String.join("\n", draft.tags()),
                String.join("\n", draft.pictures().stream().map(Picture::hash).toList()),
                String.valueOf(draft.extra()));
        Credits credits = draft.credits();
        if (!credits.isEmpty()) { // what came before there were credits keeps its hash
            parts.add(String.join("\n", credits.authors()));
            parts.add(String.valueOf(credits.source()));
            parts.add(String.valueOf(credits.language()));
        }
        return Arrays.copyOf(sha256(parts.toArray(String[]::new)), 16);
    }

    private static byte[] sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
