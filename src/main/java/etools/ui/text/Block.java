package etools.ui.text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// One thing that stands by itself on the page, from top to bottom.
public sealed interface Block {

    /// What the block stands in, outermost first.
    List<Nest> nests();

    /// What copying all of it gives.
    String plainText();

    /// A quotation or a list around a block. Two neighbours in the same one share its `number`.
    record Nest(Kind kind, int number) {
        public enum Kind {
            QUOTE,
            LIST
        }
    }

    enum Role {
        KICKER,
        TITLE,
        AUTHORS,
        BYLINE,
        LEAD,
        BODY,
        HEADING_1,
        HEADING_2,
        HEADING_3,
        CODE,
        CAPTION,
        /// what the program says among an article's own words
        NOTICE;

        public boolean isHeading() {
            return this == HEADING_1 || this == HEADING_2 || this == HEADING_3;
        }
    }

    /// A paragraph of any role.
    ///
    /// @param marker `•` or `3.` before the first block of a list item, or ""
    /// @param continued the block before is the beginning of the same paragraph, which was too long
    ///   to be laid out in one go
    record Paragraph(
            Role role, List<Span> spans, List<Nest> nests, String marker, boolean continued)
            implements Block {

        public Paragraph {
            spans = List.copyOf(spans);
            nests = List.copyOf(nests);
        }

        public static Paragraph of(Role role, String text) {
            return new Paragraph(role, List.of(Span.plain(text)), List.of(), "", false);
        }

        @Override
        public String plainText() {
            return spansText(spans);
        }

        Paragraph withRole(Role other) {
            return new Paragraph(other, spans, nests, marker, continued);
        }
    }

    /// A picture that came with the article, or the place of one that did not.
    ///
    /// @param hash of a picture in the library
    /// @param address shown as text where there is no `hash`; never fetched
    record Illustration(@Nullable String hash, String alt, String address, List<Nest> nests)
            implements Block {

        public Illustration {
            nests = List.copyOf(nests);
        }

        @Override
        public String plainText() {
            return "";
        }
    }

    record Rule(List<Nest> nests) implements Block {

        public Rule {
            nests = List.copyOf(nests);
        }

        @Override
        public String plainText() {
            return "";
        }
    }

    /// One row of a table.
    ///
    /// @param table the same for all rows of one table
    /// @param shares of the width for each column, together 1
    record Row(
            int table,
            List<List<Span>> cells,
            List<Double> shares,
            boolean header,
            List<Nest> nests)
            implements Block {

        public Row {
            cells = cells.stream().map(List::copyOf).toList();
            shares = List.copyOf(shares);
            nests = List.copyOf(nests);
        }

        @Override
        public String plainText() {
            return cells.stream().map(Block::spansText).collect(Collectors.joining("\t"));
        }
    }

    static String spansText(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
