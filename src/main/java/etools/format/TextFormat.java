package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Plain text: the first line is the title, the rest the body.
public final class TextFormat implements ArticleFormat {

    static final int MAX_BYTES = 16 << 20;
    static final int MAX_TITLE_CHARS = 200;

    /// A document's first tag with its namespace: no text for people.
    private static final Pattern XML =
            Pattern.compile("<[\\w:.-]+\\s[^<>]{0,4000}\\bxmlns(:\\w+)?=");

    @Override
    public String name() {
        return "Plain text";
    }

    @Override
    public String kept() {
        return "title (the first line), text";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("txt", "text");
    }

    /// Whatever is no other kind is text; what is no text at all was turned away before.
    @Override
    public boolean recognises(Input input) {
        return true;
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        String text = Characters.trimBlankLines(Encodings.read(input, MAX_BYTES));
        if (text.isBlank()) {
            throw new RefusedException(null, ForeignKinds.BLANK);
        }
        if (XML.matcher(text).lookingAt()) {
            throw new RefusedException(null, "XML of a kind that E-Tools does not read");
        }
        int end = text.indexOf('\n');
        String first = Characters.line(end < 0 ? text : text.substring(0, end));
        String title = Characters.cut(first, MAX_TITLE_CHARS);
        String rest = end < 0 ? "" : Characters.trimBlankLines(text.substring(end));
        String body = title.length() < first.length() ? text : rest.isEmpty() ? title : rest;
        parts.accept(new Part.Found(ArticleDraft.titled(title, Body.text(body)).build()));
    }
}
