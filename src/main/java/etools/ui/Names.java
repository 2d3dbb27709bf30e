package etools.ui;

import java.util.Locale;

/// Names of files, as the screen writes them.
final class Names {

    /// The last name of a path of any system: `export.zip`.
    static String of(String path) {
        int end = path.length();
        while (end > 1 && isSeparator(path.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !isSeparator(path.charAt(start - 1))) {
            start--;
        }
        return path.substring(start, end);
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    /// `17 bytes`, `3.4 KB`, `120 MB`
    static String size(long bytes) {
        if (bytes < 1000) {
            return Numbers.count(bytes, "byte", "bytes");
        }
        double value = bytes;
        String unit = "";
        for (String each : new String[] {"KB", "MB", "GB", "TB"}) {
            if (value >= 999.5) {
                value /= 1000;
                unit = each;
            }
        }
        return String.format(Locale.ENGLISH, value < 9.95 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    private Names() {}
}
