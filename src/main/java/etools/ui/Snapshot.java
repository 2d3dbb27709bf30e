package etools.ui;

import etools.article.ArticleId;
import etools.library.Library;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import javax.imageio.ImageIO;

/// Draws the real window into a file, without a display. Nothing is recorded as read.
public final class Snapshot {

    /// Frames without any work under way after which the picture is complete.
    private static final int QUIET_FRAMES = 12;

    /// Pixels of the toolkit's screen without a display, in both directions.
    private static final int SCREEN = 1_000;

    /// What lies over the window.
    public enum Card {
        NONE,
        IMPORTS,
        /// of the article shown
        VERSIONS,
        STATISTICS,
        /// the page alone, also what is out of sight
        STATISTICS_WHOLE,
        HISTORY,
        CONTINUE,
        FORGET,
        /// nothing, and no article is shown
        NO_ARTICLE
    }

    /// Writes the window on `library` as a PNG.
    ///
    /// @param article shown as if it were chosen from the list; null for the first listed
    /// @param theme `light`, `dark` or `system`
    /// @param width of the window's content, in pixels
    /// @throws IllegalArgumentException for an unknown theme
    /// @throws IllegalStateException with the toolkit's message where it cannot draw
    public static void write(
            Library library,
            Path out,
            @Nullable ArticleId article,
            String theme,
            int width,
            int height)
            throws IOException {
        write(library, out, article, Card.NONE, InstantSource.system(), theme, width, height);
    }

    /// Writes the window with a card or a page over it.
    ///
    /// @see #write(Library, Path, ArticleId, String, int, int)
    public static void write(
            Library library,
            Path out,
            @Nullable ArticleId article,
            Card card,
            InstantSource clock,
            String theme,
            int width,
            int height)
            throws IOException {
        Theme dress =
                Theme.named(theme)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "unknown theme: " + theme + " (light, dark or system)"));
        JavaFx.startOffScreen();
        CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                draw(library, article, card, clock, dress, width, height, picture);
            } catch (RuntimeException | Error e) {
                picture.completeExceptionally(e);
            }
        });
        try {
            ImageIO.write(picture.join(), "png", out.toFile());
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "the window cannot be drawn: " + Background.oneLine(e), e);
        }
    }

    private static void draw(
            Library library,
            @Nullable ArticleId article,
            Card card,
            InstantSource clock,
            Theme theme,
            int width,
            int height,
            CompletableFuture<BufferedImage> picture) {
        Settings settings = new Settings(library.folder());
        settings.set("width", Math.min(width, SCREEN));
        settings.set("height", Math.min(height, SCREEN));
        settings.set("maximized", false);
        settings.set("theme", theme);
        Stage stage = new Stage();
        ReaderWindow window =
                ReaderWindow.of(
                        stage,
                        settings,
                        clock,
                        System::nanoTime,
                        ZoneId.systemDefault(),
                        false,
                        page -> {});
        window.opened(library);
        StackPane content = window.detach();
        content.setMinSize(width, height);
        content.setMaxSize(width, height);
        if (article != null) {
            window.open(article);
        }
        window.show();
        new AnimationTimer() {
            private int quiet;
            private boolean chosen = article != null || card == Card.NO_ARTICLE;
            private boolean laid = card == Card.NONE;

            @Override
            public void handle(long now) {
                if (!chosen && window.isQuiet()) {
                    chosen = true;
                    window.list().select(0);
                }
                quiet = window.isQuiet() ? quiet + 1 : 0;
                if (quiet == 1) {
                    window.list().reveal(window.list().currentIndex());
                }
                if (quiet < QUIET_FRAMES) {
                    return;
                }
                if (!laid) {
                    laid = true;
                    quiet = 0;
                    window.lay(card);
                    return;
                }
                stop();
                try {
                    WritableImage whole = card == Card.STATISTICS_WHOLE ? window.wholePage() : null;
                    picture.complete(pixels(whole == null ? content.snapshot(null, null) : whole));
                } catch (RuntimeException | Error e) {
                    picture.completeExceptionally(e);
                } finally {
                    window.discard();
                }
            }
        }.start();
    }

    private static BufferedImage pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] data = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), data, 0, width);
        return pixels;
    }

    private Snapshot() {}
}
