package etools.format;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Credits;
import etools.article.Reading;
import etools.article.Summaries;
import etools.article.Words;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Reads sample files and texts the way an import does.
final class Samples {

    static final ArticleId ID =
            new ArticleId(UUID.fromString("11111111-2222-3333-4444-555555555555"));
    static final Instant THEN = Instant.parse("2026-01-02T03:04:00Z");

    /// The sample `path` below this package's resources.
    static Input file(String path) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
            return Input.of(path.substring(path.lastIndexOf('/') + 1), bytes);
        }
    }

    static Input text(String name, String content) {
        return Input.of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// What the file's own format finds in it, stretches parsed.
    static List<Part> parts(Input input) throws IOException, RefusedException {
        List<Part> parts = new ArrayList<>();
        Formats.read(
                input,
                part -> {
                    if (part instanceof Part.Unparsed unparsed) {
                        parts.addAll(unparsed.parse());
                    } else {
                        parts.add(part);
                    }
                });
        return parts;
    }

    static List<ArticleDraft> drafts(Input input) throws IOException, RefusedException {
        return parts(input).stream()
                .filter(Part.Found.class::isInstance)
                .map(part -> ((Part.Found) part).draft())
                .toList();
    }

    /// The one article of a file.
    static ArticleDraft draft(Input input) throws IOException, RefusedException {
        List<Part> parts = parts(input);
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Found(ArticleDraft draft)) {
            return draft;
        }
        throw new AssertionError("not one article but " + parts);
    }

    /// The lines a person reads about what was not taken; of a file refused whole, one.
    static List<String> refusals(Input input) throws IOException {
        try {
            return parts(input).stream()
                    .filter(Part.Refused.class::isInstance)
                    .map(part -> ((Part.Refused) part).refusal().line())
                    .toList();
        } catch (RefusedException e) {
            return List.of(e.refusal().line());
        }
    }

    static List<String> refusals(String name, String content) throws IOException {
        return refusals(text(name, content));
    }

    /// The article that a library makes of a draft.
    static Article article(ArticleDraft draft) {
        String text = draft.body().plainText();
        return new Article(
                or(draft.id(), ID),
                draft.category(),
                draft.title(),
                draft.url(),
                draft.date(),
                draft.published(),
                draft.body(),
                or(draft.summary(), Summaries.of(text)),
                Words.count(text),
                draft.tags(),
                Credits.NONE,
                or(draft.created(), THEN),
                or(draft.updated(), THEN),
                draft.extra());
    }

    static Reading reading(ArticleDraft draft) {
        return new Reading(
                Boolean.TRUE.equals(draft.read()),
                Boolean.TRUE.equals(draft.starred()),
                draft.readCount(),
                draft.lastRead());
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private Samples() {}
}
