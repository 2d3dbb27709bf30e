package etools.ui;

import atlantafx.base.theme.PrimerLight;

import javafx.geometry.Rectangle2D;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// A page of the window as a picture, and as sheets of paper.
final class PageSheets {

    private static final String ROOT = "root";

    /// Draws the whole of it, as it looks now; on the JavaFX thread. No finer than on the screen:
    /// JavaFX draws letters that are scaled as outlines, with holes where their parts overlap, and
    /// a plus would read as a division sign.
    static WritableImage picture(Region page) {
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(Color.TRANSPARENT);
        return page.snapshot(how, null);
    }

    /// Like [#picture] in light colours, for paper, whatever the window wears.
    static WritableImage lightPicture(Region page) {
        page.getStylesheets().add(new PrimerLight().getUserAgentStylesheet());
        page.getStyleClass().add(ROOT); // there the theme defines its colours
        try {
            page.applyCss();
            page.layout();
            return picture(page);
        } finally {
            page.getStyleClass().remove(ROOT);
            page.getStylesheets().clear();
            page.applyCss();
            page.layout();
        }
    }

    /// Writes it as a PNG; on any thread but the JavaFX one.
    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] data = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), data, 0, width);
        try {
            ImageIO.write(pixels, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Where sheets of a height end: each holds as many whole parts as fit, and a part that is
    /// higher than a sheet is cut.
    ///
    /// @param ends of the parts, ascending, the last is the end of all
    static List<Double> breaks(List<Double> ends, double sheet) {
        List<Double> breaks = new ArrayList<>();
        double start = 0;
        double fits = 0;
        for (double end : ends) {
            if (end - start > sheet && fits > start) {
                breaks.add(fits);
                start = fits;
            }
            while (end - start > sheet) {
                start += sheet;
                breaks.add(start);
            }
            fits = end;
        }
        if (fits > start) {
            breaks.add(fits);
        }
        return breaks;
    }

    /// Prints the picture of a page, split into sheets between its parts.
    ///
    /// @param ends of the parts, in the page's pixels
    /// @return whether the printer took all sheets
    static boolean print(PrinterJob job, WritableImage image, List<Double> ends) {
        PageLayout layout = job.getJobSettings().getPageLayout();
        double scale = layout.getPrintableWidth() / image.getWidth();
        double sheet = layout.getPrintableHeight() / scale;
        double start = 0;
        boolean printed = true;
        for (double end : breaks(ends, sheet)) {
            double until = Math.min(end, image.getHeight());
            ImageView view = new ImageView(image);
            view.setViewport(
                    new Rectangle2D(0, start, image.getWidth(), Math.max(1, until - start)));
            view.getTransforms().add(new Scale(scale, scale));
            Node node = view;
            printed = printed && job.printPage(layout, node);
            start = until;
        }
        return printed && job.endJob();
    }

    private PageSheets() {}
}
