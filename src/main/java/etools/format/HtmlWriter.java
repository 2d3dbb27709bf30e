package etools.format;

import org.jsoup.nodes.Entities;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML element by element; what is open is closed in order.
final class HtmlWriter {

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    HtmlWriter open(String tag) {
        html.append('<').append(tag).append('>');
        open.push(tag);
        return this;
    }

    /// @param value of the attribute, as it is
    HtmlWriter open(String tag, String attribute, String value) {
        html.append('<').append(tag).append(' ').append(attribute).append("=\"");
        html.append(Entities.escape(value)).append("\">");
        open.push(tag);
        return this;
    }

    /// Closes the innermost element.
    HtmlWriter close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /// Closes elements until only `depth` are open.
    HtmlWriter closeTo(int depth) {
        while (open.size() > depth) {
            close();
        }
        return this;
    }

    /// Closes the innermost element of that name and what is open in it; nothing where none is.
    HtmlWriter closeThrough(String tag) {
        if (open.contains(tag)) {
            String closed = "";
            while (!closed.equals(tag)) {
                closed = open.element();
                close();
            }
        }
        return this;
    }

    int depth() {
        return open.size();
    }

    boolean isOpen(String tag) {
        return open.contains(tag);
    }

    HtmlWriter text(String text) {
        html.append(Entities.escape(text));
        return this;
    }

    HtmlWriter lineBreak() {
        html.append("<br>");
        return this;
    }

    HtmlWriter picture(String source, String alternative) {
        html.append("<img src=\"").append(Entities.escape(source)).append("\" alt=\"");
        html.append(Entities.escape(alternative)).append("\">");
        return this;
    }

    HtmlWriter raw(String markup) {
        html.append(markup);
        return this;
    }

    int length() {
        return html.length();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
