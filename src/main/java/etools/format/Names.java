package etools.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// People as files name them in one text: `By Ada Brook and Tom Hill`, `ada@example.org (Ada
/// Brook)`.
final class Names {

    static final int MAX_NAMES = 50;
    static final int MAX_CHARS = 200;

    private static final Pattern BY =
            Pattern.compile("(?:by|von|par|por|door|av|af)[\\s:]\\s*(?=\\p{L})", flags());
    private static final Pattern MAIL_THEN_NAME =
            Pattern.compile("(?:mailto:)?[^\\s@()]+@[^\\s@()]+\\s*\\((.+)\\)");
    private static final Pattern NAME_THEN_MAIL =
            Pattern.compile("\"?([^\"<>]+?)\"?\\s*<[^\\s<>]*@[^\\s<>]*>");
    private static final Pattern NAME =
            Pattern.compile(
                    "\\p{Lu}\\S*(?:\\s+(?:[a-z]{1,3}\\s+)*(?:\\p{Ll}['\u2019])?\\p{Lu}\\S*){1,3}");
    private static final Pattern AND = Pattern.compile("\\s+(?:and|&|und|et|y|e|en|och|og)\\s+");

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /// The people that `text` names, each once.
    static List<String> of(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String part : text.split("[;|\\n]", -1)) {
            for (String name : several(one(part))) {
                add(names, name);
            }
        }
        return List.copyOf(names);
    }

    /// Adds one name, unless it is empty, an address or one too many.
    static void add(Set<String> names, String text) {
        String name = Characters.cut(one(text), MAX_CHARS);
        if (!name.isEmpty() && names.size() < MAX_NAMES && !name.matches("(?i)https?://\\S*")) {
            names.add(name);
        }
    }

    private static String one(String text) {
        String line = BodyText.line(text.length() > 4_000 ? text.substring(0, 4_000) : text);
        Matcher by = BY.matcher(line);
        String name = by.lookingAt() ? line.substring(by.end()) : line;
        Matcher mail = MAIL_THEN_NAME.matcher(name);
        if (mail.matches()) {
            return mail.group(1).strip();
        }
        mail = NAME_THEN_MAIL.matcher(name);
        return mail.matches() ? mail.group(1).strip() : name.strip();
    }

    /// `A B, C D and E F` are three where each looks like a person; `Arts and Culture` is one.
    private static List<String> several(String text) {
        String[] parts = AND.split(text, -1);
        if (parts.length == 1) {
            return List.of(text);
        }
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            for (String name : part.split(",\\s*", -1)) {
                if (!NAME.matcher(name).matches()) {
                    return List.of(text);
                }
                names.add(name);
            }
        }
        return names;
    }

    private Names() {}
}
