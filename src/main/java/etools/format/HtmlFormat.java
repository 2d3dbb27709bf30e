package etools.format;

import etools.article.ArticleDraft;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A web page, saved.
public final class HtmlFormat implements ArticleFormat {

    static final int MAX_BYTES = 32 << 20;

    private static final Pattern DOCUMENT =
            Pattern.compile("<(?:!doctype\\s+html|html|head|body)[\\s>]", Pattern.CASE_INSENSITIVE);

    private static final Pattern START =
            Pattern.compile(
                    "<(?:!doctype\\s+html|html|head|body|meta|title|script|style|link|div|p|h[1-6]|article"
                        + "|main|section|header|span|table)[\\s>/]",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern META_CHARSET =
            Pattern.compile(
                    "<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w:-]{2,40})",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern XML_CHARSET =
            Pattern.compile("^\\s*<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([\\w:-]{2,40})");

    @Override
    public String name() {
        return "Web page";
    }

    @Override
    public String kept() {
        return "title, readable text, summary, section, tags, address, dates, "
                + "authors, site, language, pictures inside the page or in its folder";
    }

    @Override
    public String lost() {
        return "what surrounds the text, scripts, styles, forms, films";
    }

    @Override
    public List<String> endings() {
        return List.of("html", "htm", "xhtml");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String name = input.name().toLowerCase(Locale.ROOT);
        boolean markdown = name.endsWith(".md") || name.endsWith(".markdown");
        String head = firstTag(Encodings.head(input));
        return (markdown ? DOCUMENT : START).matcher(head).lookingAt()
                || (endings().stream().anyMatch(ending -> name.endsWith("." + ending))
                        && head.indexOf('<') >= 0);
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        String html = Encodings.read(input, MAX_BYTES, HtmlFormat::declaredCharset);
        Sanitiser.checkSize(html);
        List<String> warnings = new ArrayList<>();
        ArticleDraft own =
                OwnPage.mayBe(html)
                        ? OwnPage.draft(
                                Sanitiser.parse(html, ""),
                                new OwnRecord(null, input.limits(), warnings::add))
                        : null;
        parts.accept(
                new Part.Found(
                        own != null
                                ? own
                                : new WebPage(html, input.limits(), input::beside, warnings::add)
                                        .draft()));
        for (String warning : warnings) {
            parts.accept(new Part.Warned(new Refusal(null, warning)));
        }
    }

    /// `head` without the comments and the XML declaration at its start.
    private static String firstTag(String head) {
        String rest = head.strip();
        while (true) {
            int end;
            if (rest.startsWith("<!--")) {
                end = rest.indexOf("-->");
            } else if (rest.startsWith("<?xml")) {
                end = rest.indexOf('>') - 2;
            } else {
                return rest;
            }
            if (end < 0) {
                return rest;
            }
            rest = rest.substring(end + 3).strip();
        }
    }

    static @Nullable String declaredCharset(String head) {
        for (Pattern pattern : List.of(XML_CHARSET, META_CHARSET)) {
            Matcher matcher = pattern.matcher(head);
            if (matcher.find()) {
                // a page whose ASCII can be read is not UTF-16, whatever it says
                String name = matcher.group(1).toLowerCase(Locale.ROOT);
                return name.startsWith("utf-16") ? StandardCharsets.UTF_8.name() : name;
            }
        }
        return null;
    }
}
