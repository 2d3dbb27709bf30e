package etools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `mvn -q test -Dtest=FormattingTest -Dformat=write` formats everything.
///
/// A test and no plugin: plugins run in Maven's own JVM, which may be too old to parse our Java.
class FormattingTest {

    @Test
    void everySourceFileIsFormatted() throws IOException {
        List<Path> unformatted;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            unformatted =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(FormattingTest::differsWhenFormatted)
                            .toList();
        }
        assertThat(unformatted)
                .as("run: mvn -q test -Dtest=FormattingTest -Dformat=write")
                .isEmpty();
    }

    private static boolean differsWhenFormatted(Path file) {
        try {
            String source = Files.readString(file);
            Formatter formatter =
                    new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
            String formatted = formatter.formatSourceAndFixImports(source);
            if (formatted.equals(source)) {
                return false;
            }
            if ("write".equals(System.getProperty("format"))) {
                Files.writeString(file, formatted);
                return false;
            }
            return true;
        } catch (IOException | FormatterException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }
}
