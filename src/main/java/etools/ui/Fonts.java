package etools.ui;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The typefaces that come with E-Tools: Inter for the window, Source Serif 4 for reading.
public final class Fonts {

    private static final System.Logger LOG = System.getLogger(Fonts.class.getName());

    static final List<String> OF_WINDOW =
            List.of(
                    "Inter-Regular.ttf",
                    "Inter-Medium.ttf",
                    "Inter-SemiBold.ttf",
                    "Inter-Bold.ttf");

    static final List<String> OF_ARTICLES =
            List.of(
                    "SourceSerif4-Regular.ttf",
                    "SourceSerif4-Italic.ttf",
                    "SourceSerif4-Bold.ttf",
                    "SourceSerif4-BoldItalic.ttf");

    private static final Set<String> LOADED = new HashSet<>();

    /// Makes all typefaces known to JavaFX.
    public static void load() {
        loadForWindow();
        loadForArticles();
    }

    /// Makes the window's typefaces known to JavaFX, once; to be called before the first scene is
    /// styled, on any thread. Without them the system's own are used.
    static void loadForWindow() {
        load(OF_WINDOW);
    }

    /// The same for the articles' typefaces, before the first article is styled.
    static void loadForArticles() {
        load(OF_ARTICLES);
    }

    private static synchronized void load(List<String> files) {
        for (String file : files) {
            if (!LOADED.add(file)) {
                continue;
            }
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
