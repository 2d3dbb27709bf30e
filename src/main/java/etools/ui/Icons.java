package etools.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small pieces that many panes are made of.
final class Icons {

    static FontIcon icon(Feather feather, String... styleClasses) {
        FontIcon icon = new FontIcon(feather);
        // Else JavaFX looks for its glyph in every font of the system before the style is applied.
        icon.setFont(Font.font("FeatherIcons", icon.getIconSize()));
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /// A star whose inside shows whether it is given; looks are in the style sheet.
    static Region star() {
        Region star = new Region();
        star.getStyleClass().add("star-shape");
        star.setMouseTransparent(true);
        return star;
    }

    /// A button that shows an icon only; `what` is its name and its tooltip.
    static Button button(Feather feather, String what, Runnable action) {
        Button button = new Button(null, icon(feather));
        button.getStyleClass().addAll("flat", "button-icon", "icon-button");
        button.setAccessibleRole(AccessibleRole.BUTTON);
        name(button, what);
        button.setOnAction(clicked -> action.run());
        return button;
    }

    static void name(javafx.scene.control.Control control, String what) {
        control.setAccessibleText(what);
        Tooltip there = control.getTooltip();
        if (there == null) {
            control.setTooltip(new Tooltip(what));
        } else {
            there.setText(what); // a new one takes its time
        }
    }

    /// `Star (S)`
    static String withKey(String what, Shortcut shortcut) {
        return shortcut.keys().isEmpty()
                ? what
                : what + " (" + shortcut.keyNames().getFirst() + ")";
    }

    private Icons() {}
}
