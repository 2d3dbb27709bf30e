package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links, pipes and permissions are POSIX here")
class FileWalkTest {

    @TempDir Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text of " + name);
    }

    private FileWalk walk(Path... paths) {
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            sources.add(new Source.Named(path, folder.relativize(path)));
        }
        return new FileWalk(sources);
    }

    private static List<String> found(FileWalk walk) {
        List<String> found = new ArrayList<>();
        walk.forEachRemaining(one ->
                found.add(
                        switch (one) {
                            case FoundFile.OnDisk file -> file.shownAs();
                            case FoundFile.Pasted pasted -> pasted.shownAs();
                            case FoundFile.Kept kept -> kept.shownAs();
                            case FoundFile.Refused refused ->
                                    refused.shownAs() + ": " + refused.why();
                        }));
        return found;
    }

    @Test
    void foldersAreWalkedDepthFirstInTheOrderOfNames() throws IOException {
        file("top/c.txt");
        file("top/b/2.txt");
        file("top/b/1.txt");
        file("top/a.txt");
        assertThat(found(walk(folder.resolve("top"))))
                .containsExactly("top/a.txt", "top/b/1.txt", "top/b/2.txt", "top/c.txt");
    }

    @Test
    void whatFileManagersLeaveBehindIsPassedOverUnlessNamed() throws IOException {
        file("top/.DS_Store");
        file("top/.git/config");
        file("top/Thumbs.db");
        file("top/a.txt");
        Path hidden = file("top/.hidden.txt");
        assertThat(found(walk(folder.resolve("top")))).containsExactly("top/a.txt");
        assertThat(found(walk(hidden))).containsExactly("top/.hidden.txt");
    }

    @Test
    void whatBelongsToAPageIsPassedOverInFoldersAndNotWhereItIsNamed() throws IOException {
        file("top/page.html");
        file("top/page_files/ad.html");
        file("top/page_files/deep/style.css");
        file("top/lone_files/b.txt");
        Path picture = file("top/chart.PNG");
        file("top/script.js");
        assertThat(found(walk(folder.resolve("top"))))
                .containsExactly("top/lone_files/b.txt", "top/page.html");
        assertThat(found(walk(picture))).containsExactly("top/chart.PNG");
    }

    @Test
    void aFolderOfNothingButPicturesSaysSo() throws IOException {
        file("top/a.png");
        file("top/deep/b.jpg");
        file("other/a.txt");
        file("other/b.png");
        Files.createDirectory(folder.resolve("empty"));
        assertThat(
                        found(
                                walk(
                                        folder.resolve("top"),
                                        folder.resolve("other"),
                                        folder.resolve("empty"))))
                .containsExactly(
                        "top: a folder of pictures and other files, but no articles",
                        "other/a.txt");
    }

    @Test
    void aFileComesOnceHoweverManyNamesLeadToIt() throws IOException {
        Path real = file("top/a.txt");
        Files.createSymbolicLink(folder.resolve("top/b.txt"), real);
        Files.createLink(folder.resolve("top/c.txt"), real);
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("top"));
        assertThat(found(walk(folder.resolve("top"), real, folder.resolve("again"))))
                .containsExactly("top/a.txt");
    }

    @Test
    void linksAreFollowed() throws IOException {
        file("elsewhere/a.txt");
        Files.createDirectory(folder.resolve("top"));
        Files.createSymbolicLink(folder.resolve("top/link"), folder.resolve("elsewhere"));
        assertThat(found(walk(folder.resolve("top")))).containsExactly("top/link/a.txt");
    }

    @Test
    void aLinkBackToItsOwnFolderIsToldAndNotFollowed() throws IOException {
        file("top/inner/a.txt");
        Files.createSymbolicLink(folder.resolve("top/inner/up"), folder.resolve("top"));
        assertThat(found(walk(folder.resolve("top"))))
                .containsExactly(
                        "top/inner/a.txt",
                        "top/inner/up: it is a link back to a folder that it lies in");
    }

    @Test
    void linksThatLeadNowhereAreTold() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Files.createSymbolicLink(nowhere, folder.resolve("gone"));
        Path itself = folder.resolve("itself");
        Files.createSymbolicLink(itself, itself);
        assertThat(found(walk(nowhere, itself)))
                .containsExactly(
                        "nowhere: it is a link to something that is not there",
                        "itself: it is a link that leads to itself");
    }

    @Test
    void aPipeIsRefusedWithoutBeingOpened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assumeTrue(made == 0, "mkfifo is not there or failed");
        assertThat(found(walk(pipe)))
                .containsExactly("pipe: it is a pipe, a socket or a device, no file");
    }

    @Test
    void aFileThatVanishesDuringTheWalkIsTold() throws IOException {
        file("top/a.txt");
        Path second = file("top/b.txt");
        file("top/c.txt");
        FileWalk walk = walk(folder.resolve("top"));
        walk.next();
        Files.delete(second);
        assertThat(found(walk)).containsExactly("top/b.txt: it is not there", "top/c.txt");
    }

    @Test
    void whatMayNotBeReadIsTold() throws IOException {
        Path closed = folder.resolve("top/closed");
        file("top/closed/a.txt");
        file("top/d.txt");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "this user (root) may read everything");
            assertThat(found(walk(folder.resolve("top"))))
                    .containsExactly("top/closed: you have no permission to read it", "top/d.txt");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
