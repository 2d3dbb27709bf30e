package etools.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One mail, saved: mostly a newsletter.
public final class MailFormat implements ArticleFormat {

    static final String KEPT =
            "subject, text, sender, list, date, language, keywords, web address, pictures in the"
                    + " text, read and starred state; attached article files by themselves";

    static final String LOST = "who else received it, other attachments, invisible pictures";

    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,60}):.*");

    /// What every mail has, and texts that begin like one do not.
    private static final Set<String> TELLING =
            Set.of(
                    "received",
                    "message-id",
                    "mime-version",
                    "return-path",
                    "delivered-to",
                    "x-mailer",
                    "dkim-signature",
                    "list-id");

    @Override
    public String name() {
        return "Mail";
    }

    @Override
    public String kept() {
        return KEPT;
    }

    @Override
    public String lost() {
        return LOST;
    }

    @Override
    public List<String> endings() {
        return List.of("eml");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isHeader(Characters.clean(Encodings.head(input)), hasEnding(input));
    }

    private boolean hasEnding(Input input) {
        return input.name().toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    /// @param named whether the file's name says that it is a mail
    static boolean isHeader(String text, boolean named) {
        Set<String> fields = new HashSet<>();
        for (String line : text.split("\n", 400)) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                fields.add(field.group(1).toLowerCase(Locale.ROOT));
            } else if (line.isBlank() || (!line.startsWith(" ") && !line.startsWith("\t"))) {
                break;
            }
        }
        boolean told = named || fields.stream().anyMatch(TELLING::contains);
        return told
                && fields.contains("from")
                && (fields.contains("date")
                        || fields.contains("subject")
                        || fields.contains("received"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Limits limits = input.limits();
        byte[] bytes;
        try (InputStream in = input.open()) {
            bytes = in.readNBytes(limits.intOf(Limit.MAIL_BYTES));
            if (in.read() >= 0) {
                throw new RefusedException(null, limits.line(Limit.MAIL_BYTES));
            }
        }
        MailMessage mail = MailMessage.read(new ByteArrayInputStream(bytes), limits);
        new MailArticle(mail, limits, parts, "").read();
    }
}
