package etools.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

import java.util.Locale;
import java.util.Optional;

/// How the window looks.
public enum Theme {
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// The theme called `name`, in any case.
    public static Optional<Theme> named(String name) {
        for (Theme theme : values()) {
            if (theme.name()
                    .toLowerCase(Locale.ROOT)
                    .equals(name.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    boolean isDark() {
        return switch (this) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /// Dresses every window of the program, pop-ups too. The first time it should come before any
    /// control is made: that would load JavaFX's own looks as well.
    void apply() {
        String looks =
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        if (!looks.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(looks);
        }
    }
}
