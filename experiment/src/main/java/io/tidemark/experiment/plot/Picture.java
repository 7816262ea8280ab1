package io.tidemark.experiment.plot;

import io.tidemark.experiment.plot.Pen.Anchor;
import io.tidemark.experiment.plot.Pen.Face;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A plot with its title, ready to be written. */
public final class Picture {
    public static final int WIDTH = 850;
    public static final int HEIGHT = 600;

    private static final int TITLE_HEIGHT = 28;
    private static final int MARGIN = 22;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /** @param chart draws everything but the title */
    static Picture draw(String title, Consumer<Pen> chart) {
        // Before anything of AWT looks for a display that is there but of no use.
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            Pen pen = new Pen(graphics);
            pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Color.WHITE);
            String fitting = pen.fit(title, WIDTH - 2.0 * MARGIN, Face.TITLE);
            pen.text(fitting, WIDTH / 2.0, TITLE_HEIGHT, Anchor.MIDDLE, Face.TITLE, Pen.TEXT);
            chart.accept(pen);
        } finally {
            graphics.dispose();
        }
        return new Picture(image);
    }

    /** A colour as {@code 0xRRGGBB}. */
    int pixel(int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    public void writePng(OutputStream out) throws IOException {
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("this Java cannot write PNG");
            }
        }
    }
}
