package etools.ui;

import etools.article.Article;
import etools.article.Headline;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.PageDates;
import etools.article.Place;
import etools.library.Alike;
import etools.ui.text.ArticleText;
import etools.ui.text.Block;
import etools.ui.text.Block.Nest;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Block.Rule;
import etools.ui.text.Links;
import etools.ui.text.Match;
import etools.ui.text.OwnLink;
import etools.ui.text.Quotations;
import etools.ui.text.Span;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An article set as a page: category, title, who wrote it, text, and what its reader left in it.
/// Pure, but not quick: not for the JavaFX thread.
///
/// @param textFrom number of the first block of the article's text, which follows its head
/// @param textTo number of the first block after it
/// @param highlights what the reader marked in the text
/// @param noted for each note where its quotation stands, or null
/// @param place where it is opened, or null for the top
record ArticlePage(
        List<Block> blocks,
        int textFrom,
        int textTo,
        List<Match> highlights,
        List<@Nullable Match> noted,
        @Nullable Place place) {

    /// Own links on the page.
    static final String VERSIONS = "versions";

    static final String ARTICLE = "article";
    static final String NOTE = "note";
    static final String COPY_ADDRESS = "copy-address";

    private static final System.Logger LOG = System.getLogger(ArticlePage.class.getName());

    /// So many notes are looked for in the text; more stand in the list only.
    private static final int MOST_SOUGHT = 1_000;

    private static final String DOT = "  ·  ";

    ArticlePage {
        blocks = List.copyOf(blocks);
        highlights = List.copyOf(highlights);
    }

    /// @param facts what the line under the title tells beside source and date, such as its length
    /// @param changes how often the article changed
    static ArticlePage of(
            Article article, List<String> facts, Marginalia marginalia, int changes, ZoneId zone) {
        List<Block> blocks = new ArrayList<>();
        if (article.category() != null && !article.category().name().isBlank()) {
            blocks.add(Paragraph.of(Role.KICKER, article.category().name().strip()));
        }
        String title = article.title().strip();
        if (!title.isEmpty()) {
            blocks.add(Paragraph.of(Role.TITLE, title));
        }
        if (!article.credits().authors().isEmpty()) {
            blocks.add(Paragraph.of(Role.AUTHORS, String.join(", ", article.credits().authors())));
        }
        List<Span> byline = byline(article, facts, changes);
        if (!byline.isEmpty()) {
            blocks.add(paragraph(Role.BYLINE, byline, List.of(), ""));
        }
        int head = blocks.size();
        if (article.body().content().isBlank()) {
            blocks.addAll(placeholder(article.url()));
        } else {
            blocks.addAll(body(article, title));
        }
        int end = blocks.size();
        List<Match> highlights = new ArrayList<>();
        List<@Nullable Match> noted = new ArrayList<>();
        if (!marginalia.notes().isEmpty()) {
            Quotations text = new Quotations(blocks.subList(head, blocks.size()));
            for (Note note : marginalia.notes()) {
                List<Match> found =
                        note.quote().isBlank() || noted.size() >= MOST_SOUGHT
                                ? List.of()
                                : text.find(note.quote());
                List<Match> onPage =
                        found.stream()
                                .map(m -> new Match(m.block() + head, m.from(), m.to()))
                                .toList();
                highlights.addAll(onPage);
                noted.add(onPage.isEmpty() ? null : onPage.getFirst());
            }
            blocks.addAll(notes(marginalia.notes(), noted, zone));
        }
        return new ArticlePage(blocks, head, end, highlights, noted, null);
    }

    /// The same page, opened at another place.
    ArticlePage at(@Nullable Place other) {
        return new ArticlePage(blocks, textFrom, textTo, highlights, noted, other);
    }

    private static List<Span> byline(Article article, List<String> facts, int changes) {
        List<String> parts = new ArrayList<>();
        if (article.credits().source() != null) {
            parts.add(article.credits().source().strip());
        }
        if (article.date() != null) {
            parts.add(PageDates.date(article.date()));
        }
        parts.addAll(facts);
        parts.removeIf(String::isBlank);
        List<Span> byline = new ArrayList<>();
        if (!parts.isEmpty()) {
            byline.add(Span.plain(String.join(DOT, parts)));
        }
        if (changes > 0) {
            if (!byline.isEmpty()) {
                byline.add(Span.plain(DOT));
            }
            byline.add(link(changed(changes), OwnLink.to(VERSIONS, "")));
        }
        return byline;
    }

    /// `Changed once`, `Changed 3 times`
    static String changed(int times) {
        return times == 1 ? "Changed once" : "Changed " + Numbers.count(times) + " times";
    }

    private static List<Block> body(Article article, String title) {
        List<Block> body;
        try {
            body = ArticleText.of(article.body());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Cannot set article " + article.id(), e);
            return List.of(
                    Paragraph.of(
                            Role.BODY, "The text of this article cannot be shown; see the log."));
        }
        boolean repeatsTitle =
                !body.isEmpty()
                        && body.getFirst() instanceof Paragraph first
                        && first.role().isHeading()
                        && first.plainText().equalsIgnoreCase(title);
        return repeatsTitle ? body.subList(1, body.size()) : body;
    }

    private static List<Block> placeholder(@Nullable String url) {
        if (url == null) {
            return List.of(Paragraph.of(Role.NOTICE, "Of this article only the title is kept."));
        }
        URI page = Links.of(url).orElse(null);
        List<Span> spans = new ArrayList<>();
        spans.add(
                Span.plain(
                        "Only the address of this article is kept. Drop the saved page here to add"
                                + " its text.\n"));
        spans.add(page == null ? Span.plain(url) : link(url, page));
        spans.add(Span.plain(DOT));
        spans.add(link("Copy address", OwnLink.to(COPY_ADDRESS, "")));
        return List.of(paragraph(Role.NOTICE, spans, List.of(), ""));
    }

    private static List<Block> notes(List<Note> notes, List<@Nullable Match> noted, ZoneId zone) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Rule(List.of()));
        blocks.add(Paragraph.of(Role.HEADING_2, "Notes"));
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            if (!note.quote().isBlank()) {
                blocks.addAll(text(note.quote(), List.of(new Nest(Nest.Kind.QUOTE, -1 - i))));
            }
            if (!note.text().isBlank()) {
                blocks.addAll(text(note.text(), List.of()));
            }
            List<Span> below = new ArrayList<>();
            if (noted.get(i) != null) {
                below.add(link("Show in the text", OwnLink.to(NOTE, String.valueOf(i))));
            } else if (!note.quote().isBlank()) {
                below.add(Span.plain("These words are not in the text as it is now"));
            }
            if (note.made() != null) {
                String day = PageDates.date(note.made().atZone(zone).toLocalDate());
                below.add(Span.plain(below.isEmpty() ? day : DOT + day));
            }
            if (!below.isEmpty()) {
                blocks.add(paragraph(Role.CAPTION, below, List.of(), ""));
            }
        }
        return blocks;
    }

    private static List<Block> text(String text, List<Nest> nests) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : ArticleText.of(etools.article.Body.text(text))) {
            if (block instanceof Paragraph p) {
                blocks.add(new Paragraph(Role.BODY, p.spans(), nests, "", p.continued()));
            }
        }
        return blocks;
    }

    /// What follows the text where other articles tell the same story.
    static List<Block> alsoHere(List<Alike> alike) {
        if (alike.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Rule(List.of()));
        blocks.add(Paragraph.of(Role.HEADING_2, "Also here"));
        int number = Integer.MIN_VALUE;
        for (Alike each : alike) {
            Headline headline = each.headline();
            List<Nest> item = List.of(new Nest(Nest.Kind.LIST, number++));
            blocks.add(
                    paragraph(
                            Role.BODY,
                            List.of(
                                    link(
                                            headline.title(),
                                            OwnLink.to(ARTICLE, headline.id().toString()))),
                            item,
                            "•"));
            List<String> facts = new ArrayList<>();
            facts.add(reason(each));
            if (headline.category() != null) {
                facts.add(headline.category().name());
            }
            if (headline.date() != null) {
                facts.add(PageDates.date(headline.date()));
            }
            blocks.add(
                    paragraph(
                            Role.CAPTION, List.of(Span.plain(String.join(DOT, facts))), item, ""));
        }
        return blocks;
    }

    /// `same address`, `same text`, `93 % same text`
    static String reason(Alike alike) {
        return switch (alike.reason()) {
            case SAME_ADDRESS -> "same address";
            case SAME_TEXT -> "same text";
            case SIMILAR_TEXT -> alike.percent() + " % same text";
        };
    }

    /// What a click on such a link does.
    static String meaning(OwnLink link) {
        return switch (link.what()) {
            case VERSIONS -> "Show what changed";
            case ARTICLE -> "Open this article";
            case NOTE -> "Go to these words";
            case COPY_ADDRESS -> "Copy the address";
            default -> "Show";
        };
    }

    private static Span link(String text, URI to) {
        return new Span(text, Set.of(), to);
    }

    private static Paragraph paragraph(
            Role role, List<Span> spans, List<Nest> nests, String marker) {
        return new Paragraph(role, spans, nests, marker, false);
    }
}
