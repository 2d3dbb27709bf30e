package etools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class NoticesTest {

    /// On the class path for tests alone; a new library belongs here or into the notices.
    private static final Set<String> TEST_TOOLS =
            Set.of(
                    "apiguardian-api",
                    "archunit",
                    "assertj-core",
                    "byte-buddy",
                    "error_prone_annotations",
                    "failureaccess",
                    "google-java-format",
                    "guava",
                    "hamcrest",
                    "htmlparser",
                    "j2objc-annotations",
                    "junit-jupiter",
                    "junit-jupiter-api",
                    "junit-jupiter-engine",
                    "junit-jupiter-params",
                    "junit-platform-commons",
                    "junit-platform-engine",
                    "junit-platform-launcher",
                    "listenablefuture",
                    "opentest4j",
                    "org.osgi.core",
                    "surefire-api",
                    "testfx-core",
                    "testfx-junit5");

    @Test
    void everyLibraryThatWeDistributeIsInTheNotices() throws IOException {
        String notices = Files.readString(Path.of("src/main/resources/META-INF/NOTICES.md"));
        List<String> missing =
                artifacts()
                        .filter(artifact -> !TEST_TOOLS.contains(artifact))
                        .filter(artifact -> !notices.contains("`" + artifact + "`"))
                        .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void noLibraryIsLeftInTheNoticesThatWeNoLongerDistribute() throws IOException {
        String notices = Files.readString(Path.of("src/main/resources/META-INF/NOTICES.md"));
        List<String> artifacts = artifacts().toList();
        List<String> named =
                Pattern.compile("`([a-z0-9-]+)`")
                        .matcher(notices)
                        .results()
                        .map(result -> result.group(1))
                        .toList();
        assertThat(artifacts).containsAll(named);
    }

    @Test
    void theLicenceOfEachTypefaceComesWithIt() {
        assertThat(Path.of("src/main/resources/etools/ui/fonts/Inter-OFL.txt")).isNotEmptyFile();
        assertThat(Path.of("src/main/resources/etools/ui/fonts/SourceSerif4-OFL.txt"))
                .isNotEmptyFile();
        assertThat(Path.of("LICENSE")).content().contains("Version 2.0, January 2004");
    }

    /// From a jar's place in a Maven repository: `…/ARTIFACT/VERSION/ARTIFACT-VERSION.jar`.
    private static Stream<String> artifacts() {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath)
                .filter(entry -> entry.endsWith(".jar"))
                .map(jar -> Path.of(jar).getParent().getParent().getFileName().toString())
                .distinct();
    }
}
