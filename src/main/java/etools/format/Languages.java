package etools.format;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Languages as files name them: `en-US`, `pt_BR`, `eng`, `English`.
final class Languages {

    private static final Map<String, String> BY_NAME = new TreeMap<>();

    static {
        for (Locale locale : Locale.getAvailableLocales()) {
            String language = locale.getLanguage();
            if (language.length() == 2 && locale.getCountry().isEmpty()) {
                BY_NAME.putIfAbsent(
                        locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                        language);
                BY_NAME.putIfAbsent(
                        locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT), language);
            }
        }
        for (String language : Locale.getISOLanguages()) {
            if (language.length() == 2) {
                BY_NAME.putIfAbsent(Locale.of(language).getISO3Language(), language);
            }
        }
    }

    /// The BCP 47 tag of a language, or null where `text` names none.
    static @Nullable String tag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String name = text.strip();
        if (name.isEmpty() || name.length() > 60) {
            return null;
        }
        String known = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        String first = Arrays.asList(name.split("[,;\\s]", 2)).getFirst().replace('_', '-');
        int charset = first.indexOf('.');
        String plain = charset > 0 ? first.substring(0, charset) : first;
        if (!plain.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")) {
            return null;
        }
        String tag = Locale.forLanguageTag(plain).toLanguageTag();
        return tag.equals("und") || tag.equals("mul") || tag.equals("zxx") ? null : tag;
    }

    private Languages() {}
}
