package etools.ui;

import atlantafx.base.controls.Notification;

import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Pane;

import org.kordamp.ikonli.feather.Feather;

/// Draws, unseen and while the library is being opened, what an import will need in a hurry: the
/// first notification of a window takes several times as long as the next.
final class WarmUp {

    private static final int FRAMES = 3;

    /// @param root holds what is drawn for a few frames
    /// @param done run when nothing of it is there any more
    static void in(Pane root, Runnable done) {
        Notification toast = new Notification("Imported", Icons.icon(Feather.CHECK_CIRCLE));
        toast.getStyleClass().addAll("toast", "elevated-2");
        toast.setPrimaryActions(new Button("Undo"));
        Pane unseen = new Pane(toast, new ProgressBar(0));
        unseen.setManaged(false);
        unseen.setMouseTransparent(true);
        unseen.setFocusTraversable(false);
        unseen.setOpacity(0);
        toast.setPrefWidth(400);
        toast.setAccessibleText("Notification");
        root.getChildren().addFirst(unseen);
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == FRAMES) {
                    stop();
                    root.getChildren().remove(unseen);
                    done.run();
                }
            }
        }.start();
    }

    private WarmUp() {}
}
