package etools.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.feather.Feather;

/// The library's first page: what to drop, and how to begin without.
final class EmptyPage extends VBox {

    private final Button choose = new Button("Import files…", Icons.icon(Feather.DOWNLOAD));

    EmptyPage(ReaderModel model, Commands commands) {
        getStyleClass().add("empty-page");
        setId("empty-page");
        setAlignment(Pos.CENTER);
        Label title = new Label("Your library is empty");
        title.getStyleClass().add("empty-headline");
        Label what =
                new Label("Drop articles anywhere on this window: files, whole folders, or text.");
        what.getStyleClass().add("empty-text");
        what.setWrapText(true);
        Label kinds =
                new Label(
                        "Saved web pages  ·  read-later exports  ·  feeds and news files  · "
                            + " e-books  ·  mails  ·  documents  ·  Markdown and text  ·  archives"
                            + " of any of these");
        kinds.setTextAlignment(TextAlignment.CENTER);
        kinds.getStyleClass().add("muted");
        kinds.setWrapText(true);
        choose.getStyleClass().addAll("accent", "large-button");
        choose.setId("empty-import");
        choose.setOnAction(clicked -> commands.run(Shortcut.IMPORT_FILES));
        Button samples = new Button("Add six sample articles");
        samples.getStyleClass().add("large-button");
        samples.setId("add-samples");
        samples.setOnAction(clicked -> model.addSamples());
        HBox buttons = new HBox(10, choose, samples);
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("empty-buttons");
        VBox card = new VBox(Icons.icon(Feather.INBOX, "empty-icon"), title, what, kinds, buttons);
        card.setAlignment(Pos.CENTER);
        card.getStyleClass().add("empty-card");
        card.setMaxSize(560, Region.USE_PREF_SIZE);
        Label privacy =
                new Label("Everything stays on this computer. Nothing is fetched unless you ask.");
        privacy.getStyleClass().add("muted");
        getChildren().addAll(card, privacy);
    }

    @Override
    public void requestFocus() {
        choose.requestFocus();
    }
}
