package etools.article;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The plain text of a sanitised HTML body: blocks parted by a blank line, lines of a list or a
/// table by a line break.
final class HtmlText {

    static String of(String html) {
        Writer writer = new Writer();
        Jsoup.parseBodyFragment(html).body().traverse(writer);
        return writer.text.toString().strip();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element element) {
                if (element.normalName().equals("pre")) {
                    preformatted++;
                }
                if (element.normalName().equals("br")) {
                    dropTrailingSpace();
                    text.append('\n');
                } else {
                    breakAround(element);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.normalName().equals("pre")) {
                    preformatted--;
                }
                breakAround(element);
            }
        }

        private void append(TextNode words) {
            if (preformatted > 0) {
                text.append(words.getWholeText());
                return;
            }
            String folded = words.text();
            boolean atLineStart = text.isEmpty() || endsWithSpace();
            text.append(atLineStart ? folded.stripLeading() : folded);
        }

        private void breakAround(Element element) {
            switch (element.normalName()) {
                case "li", "tr", "dt", "dd", "figcaption" -> line();
                case "td", "th" -> {
                    if (!text.isEmpty() && !endsWithSpace()) {
                        text.append(' ');
                    }
                }
                default -> {
                    if (element.isBlock() && !element.normalName().equals("body")) {
                        paragraph();
                    }
                }
            }
        }

        private void line() {
            dropTrailingSpace();
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private void paragraph() {
            line();
            int length = text.length();
            if (length > 1 && text.charAt(length - 2) != '\n') {
                text.append('\n');
            }
        }

        private boolean endsWithSpace() {
            return Character.isWhitespace(text.charAt(text.length() - 1));
        }

        private void dropTrailingSpace() {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
        }
    }

    private HtmlText() {}
}
