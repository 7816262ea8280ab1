package io.tidemark.experiment.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/** Draws lines and texts. */
final class Pen {
    static final Color TEXT = new Color(0x22, 0x26, 0x2b);
    static final Color QUIET = new Color(0x5b, 0x62, 0x6b);
    static final Color AXIS = new Color(0x9a, 0xa1, 0xaa);
    static final Color GRID = new Color(0xe7, 0xe9, 0xed);

    private static final int SMALL = 12;
    private static final int NORMAL = 13;
    private static final int LARGE = 17;

    enum Face {
        SMALL,
        NORMAL,
        TITLE
    }

    /** Which part of a text is at its place. */
    enum Anchor {
        LEFT,
        MIDDLE,
        RIGHT
    }

    private final Graphics2D graphics;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    Graphics2D graphics() {
        return graphics;
    }

    double width(String text, Face face) {
        return metrics(face).stringWidth(text);
    }

    /** Its middle is at that height. */
    void text(String text, double x, double y, Anchor anchor, Face face, Color color) {
        FontMetrics metrics = metrics(face);
        double width = metrics.stringWidth(text);
        double left = switch (anchor) {
            case LEFT -> x;
            case MIDDLE -> x - width / 2;
            case RIGHT -> x - width;
        };
        graphics.setColor(color);
        graphics.drawString(text, (float) left, (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }

    /** Upwards, with its middle at that place. */
    void upwards(String text, double x, double y, Face face, Color color) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y);
        text(text, x, y, Anchor.MIDDLE, face, color);
        graphics.setTransform(before);
    }

    /** As much of a text as there is room for. */
    String fit(String text, double width, Face face) {
        if (width(text, face) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…", face) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    void line(double x1, double y1, double x2, double y2, Color color, double width) {
        stroke(new Line2D.Double(x1, y1, x2, y2), color, width);
    }

    void stroke(Shape shape, Color color, double width) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void dashed(Shape shape, Color color, double width) {
        graphics.setColor(color);
        graphics.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
        graphics.draw(shape);
    }

    void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    private FontMetrics metrics(Face face) {
        graphics.setFont(
                switch (face) {
                    case SMALL -> new Font(Font.SANS_SERIF, Font.PLAIN, SMALL);
                    case NORMAL -> new Font(Font.SANS_SERIF, Font.PLAIN, NORMAL);
                    case TITLE -> new Font(Font.SANS_SERIF, Font.BOLD, LARGE);
                });
        return graphics.getFontMetrics();
    }
}
