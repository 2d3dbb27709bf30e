package etools.ui;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The typefaces that come with E-Tools: Inter for the window, Source Serif 4 for reading.
public final class Fonts {

    private static final System.Logger LOG = System.getLogger(Fonts.class.getName());

    static final List<String> FILES =
            List.of(
                    "Inter-Regular.ttf",
                    "Inter-Medium.ttf",
                    "Inter-SemiBold.ttf",
                    "Inter-Bold.ttf",
                    "SourceSerif4-Regular.ttf",
                    "SourceSerif4-Italic.ttf",
                    "SourceSerif4-Bold.ttf",
                    "SourceSerif4-BoldItalic.ttf");

    private static boolean loaded;

    /// Makes the typefaces known to JavaFX, once; to be called before the first scene is styled, on
    /// any thread. Without them the system's own are used.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (in == null || Font.loadFont(in, 12) == null) {
                    LOG.log(System.Logger.Level.WARNING, "The font {0} cannot be used.", file);
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "The font " + file + " cannot be read.", e);
            }
        }
    }

    private Fonts() {}
}
