package etools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The script that starts E-Tools, in a folder as `mvn package` lays it out.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is etools.cmd")
class LauncherTest {

    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir Path temp;
    private Path launcher;

    /// What it printed, messages included, and its exit code.
    private record Ran(int code, String printed) {}

    @BeforeEach
    void layOut() throws IOException {
        Path home = temp.resolve("a folder/etools");
        launcher = home.resolve("bin/etools");
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src/main/launcher/etools"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "etools.Main");
        String classPath = System.getProperty("java.class.path");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classPath.split(File.pathSeparator, -1))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream jar = Files.newOutputStream(home.resolve("lib/etools.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
    }

    private Ran run(Map<String, String> environment, String command, String... args)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line).directory(temp.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "ETOOLS_JAVA"));
        builder.environment().putAll(environment);
        builder.environment().put("ETOOLS_LIBRARY", temp.resolve("library").toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), printed);
    }

    @Test
    void itStartsWithTheJavaThatIsNamed() throws Exception {
        Ran version = run(Map.of("ETOOLS_JAVA", JAVA_HOME), launcher.toString(), "--version");
        assertThat(version.printed()).startsWith("E-Tools ").contains("Java " + Runtime.version());
        assertThat(version.code()).isZero();
        String binary = JAVA_HOME + "/bin/java";
        assertThat(run(Map.of("ETOOLS_JAVA", binary), launcher.toString(), "--version").code())
                .isZero();
        assertThat(run(Map.of("JAVA_HOME", JAVA_HOME), launcher.toString(), "--version").code())
                .isZero();
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Ran imported =
                run(
                        Map.of("ETOOLS_JAVA", JAVA_HOME),
                        launcher.toString(),
                        "import",
                        "a  name with 'quotes' and $HOME *");
        assertThat(imported.printed())
                .startsWith("a  name with 'quotes' and $HOME *: refused: it is not there\n");
        assertThat(imported.code()).isEqualTo(1);
    }

    @Test
    void itFindsItsHomeThroughLinks() throws Exception {
        Path bin = Files.createDirectories(temp.resolve("links"));
        Files.createSymbolicLink(bin.resolve("one"), launcher);
        Files.createSymbolicLink(bin.resolve("two"), Path.of("one"));
        Ran version = run(Map.of("ETOOLS_JAVA", JAVA_HOME), "links/two", "--version");
        assertThat(version.printed()).startsWith("E-Tools ");
    }

    @Test
    void aJavaThatDoesNotServeIsOneLine() throws Exception {
        Path old = Files.createDirectories(temp.resolve("java 17/bin"));
        Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 3\n");
        assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
        Path home = old.getParent();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Ran ran = run(Map.of("ETOOLS_JAVA", home.toString()), launcher.toString(), "list");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.printed())
                .isEqualTo(
                        "E-Tools needs Java 25 or later, and ETOOLS_JAVA=" + home + " is none.\n");
    }

    /// What a launched jar runs here, since a cache takes no class path of folders.
    static final class Small {
        public static void main(String[] args) {
            System.out.println("Small, " + String.join(" ", args));
        }

        private Small() {}
    }

    /// A jar that stands alone, and a cache made of it.
    private Path train() throws Exception {
        Path jar = launcher.getParent().resolveSibling("lib/etools.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Small.class.getName());
        String small = Small.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = Small.class.getResourceAsStream("/" + small)) {
            out.putNextEntry(new JarEntry(small));
            in.transferTo(out);
        }
        Ran trained =
                run(
                        Map.of("ETOOLS_JAVA", JAVA_HOME, "ETOOLS_TRAIN", "1"),
                        launcher.toString(),
                        "learns");
        assertThat(trained.code()).as(trained.printed()).isZero();
        try (Stream<Path> files = Files.list(jar.getParent())) {
            List<Path> caches =
                    files.filter(file -> file.getFileName().toString().endsWith(".aot")).toList();
            assertThat(caches).as(trained.printed()).hasSize(1);
            return caches.getFirst();
        }
    }

    /// Whether the class of a start came out of a cache.
    private boolean startsFromCache(String javaHome) throws Exception {
        Ran ran =
                run(
                        Map.of(
                                "ETOOLS_JAVA",
                                javaHome,
                                "ETOOLS_JAVA_OPTIONS",
                                "-Xlog:class+load=info"),
                        launcher.toString(),
                        "told");
        assertThat(ran.printed()).contains("Small, told\n");
        assertThat(ran.code()).isZero();
        return ran.printed()
                .lines()
                .anyMatch(line ->
                        line.contains(Small.class.getName())
                                && line.contains("shared objects file"));
    }

    @Test
    void itStartsFromTheCacheOfThatJarAndThatJava() throws Exception {
        Path cache = train();
        assertThat(cache.getFileName().toString())
                .startsWith("etools-")
                .endsWith("-" + Runtime.version() + ".aot");
        assertThat(startsFromCache(JAVA_HOME)).isTrue();
        assertThat(run(Map.of("ETOOLS_JAVA", JAVA_HOME), launcher.toString(), "a").printed())
                .isEqualTo("Small, a\n");
    }

    @Test
    void aJarThatWasReplacedOrAnotherJavaStartsWithoutTheCache() throws Exception {
        Path cache = train();
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.createSymbolicLink(other.resolve("bin"), Path.of(JAVA_HOME, "bin"));
        Files.writeString(
                other.resolve("release"),
                "JAVA_VERSION=\"25.0.99\"\nJAVA_RUNTIME_VERSION=\"25.0.99+1\"\n");
        assertThat(startsFromCache(other.toString())).isFalse();
        Path jar = cache.resolveSibling("etools.jar");
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Files.writeString(inside.getPath("newer"), "newer");
        }
        assertThat(startsFromCache(JAVA_HOME)).isFalse();
    }

    @Test
    void aCacheThatCannotBeUsedIsPassedOverInSilence() throws Exception {
        Path cache = train();
        byte[] whole = Files.readAllBytes(cache);
        for (byte[] useless : List.of(new byte[0], new byte[5000], Arrays.copyOf(whole, 100_000))) {
            Files.write(cache, useless);
            assertThat(run(Map.of("ETOOLS_JAVA", JAVA_HOME), launcher.toString(), "b").printed())
                    .isEqualTo("Small, b\n");
        }
    }
}
