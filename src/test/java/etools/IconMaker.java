package etools;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;

import javax.imageio.ImageIO;

/// Draws the program's icon: an open book with its place marked. Run it from the project's folder;
/// it writes `icons/etools.svg` and a PNG for each of [#SIZES], all from the same shapes.
public final class IconMaker {

    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private static final int GRID = 512;

    /// Thinner things than this many pixels only blur a small icon.
    private static final int SMALLEST_WITH_LINES = 48;

    /// @param path SVG path data on a grid of 512, with the commands M, L, C and Z
    /// @param strokeWidth 0 for a filled shape
    private record Shape(String path, String color, int strokeWidth) {}

    private static final List<Shape> SHAPES =
            List.of(
                    new Shape(
                            "M 128 16 L 384 16 C 446 16 496 66 496 128 L 496 384 C 496 446 446 496"
                                    + " 384 496 L 128 496 C 66 496 16 446 16 384 L 16 128 C 16 66"
                                    + " 66 16 128 16 Z",
                            "#0969da",
                            0),
                    new Shape(
                            "M 256 160 C 212 126 152 116 88 124 L 88 376 C 152 368 212 378 256 412"
                                    + " Z",
                            "#ffffff",
                            0),
                    new Shape(
                            "M 256 160 C 300 126 360 116 424 124 L 424 376 C 360 368 300 378 256"
                                    + " 412 Z",
                            "#b6e3ff",
                            0),
                    new Shape("M 320 96 L 384 96 L 384 272 L 352 240 L 320 272 Z", "#fb8f44", 0),
                    new Shape("M 128 188 C 156 187 188 192 216 203", "#54aeff", 18),
                    new Shape("M 128 244 C 156 243 188 248 216 259", "#54aeff", 18),
                    new Shape("M 128 300 C 156 299 188 304 216 315", "#54aeff", 18));

    static String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\n");
        svg.append("  <title>E-Tools</title>\n");
        for (Shape shape : SHAPES) {
            svg.append("  <path d=\"").append(shape.path).append("\" ");
            if (shape.strokeWidth == 0) {
                svg.append("fill=\"").append(shape.color).append("\"/>\n");
            } else {
                svg.append("fill=\"none\" stroke=\"")
                        .append(shape.color)
                        .append("\" stroke-width=\"")
                        .append(shape.strokeWidth)
                        .append("\" stroke-linecap=\"round\"/>\n");
            }
        }
        return svg.append("</svg>\n").toString();
    }

    static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale((double) size / GRID, (double) size / GRID);
        for (Shape shape : SHAPES) {
            graphics.setColor(Color.decode(shape.color));
            if (shape.strokeWidth == 0) {
                graphics.fill(path(shape.path));
            } else if (size >= SMALLEST_WITH_LINES) {
                graphics.setStroke(
                        new BasicStroke(
                                shape.strokeWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                graphics.draw(path(shape.path));
            }
        }
        graphics.dispose();
        return image;
    }

    private static Path2D path(String data) {
        Path2D path = new Path2D.Double();
        try (Scanner scanner = new Scanner(data)) {
            while (scanner.hasNext()) {
                switch (scanner.next()) {
                    case "M" -> path.moveTo(scanner.nextInt(), scanner.nextInt());
                    case "L" -> path.lineTo(scanner.nextInt(), scanner.nextInt());
                    case "C" ->
                            path.curveTo(
                                    scanner.nextInt(),
                                    scanner.nextInt(),
                                    scanner.nextInt(),
                                    scanner.nextInt(),
                                    scanner.nextInt(),
                                    scanner.nextInt());
                    case "Z" -> path.closePath();
                    case String other -> throw new IllegalArgumentException(other);
                }
            }
        }
        return path;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of("icons");
        Files.writeString(folder.resolve("etools.svg"), svg());
        for (int size : SIZES) {
            ImageIO.write(draw(size), "png", folder.resolve("etools-" + size + ".png").toFile());
        }
    }

    private IconMaker() {}
}
