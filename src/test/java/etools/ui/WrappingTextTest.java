package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;

class WrappingTextTest {

    /// A sidebar of a narrow first layout kept the summary's height of then, far below its text.
    @Test
    void theHeightFollowsTheWidthThatTheParentOffers() {
        JavaFx.startOffScreen();
        CompletableFuture<double[]> heights = new CompletableFuture<>();
        Platform.runLater(() -> {
            WrappingText text = new WrappingText("Summary");
            text.setText("Ten words of a summary that needs more than a line. ".repeat(5));
            text.resize(20, 20);
            heights.complete(new double[] {text.prefHeight(150), text.prefHeight(400)});
        });
        assertThat(heights.join()[1]).isGreaterThan(30).isLessThan(heights.join()[0] / 2);
    }
}
