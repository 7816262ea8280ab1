package io.tidemark.experiment.plot;

import io.tidemark.experiment.plot.Pen.Anchor;
import io.tidemark.experiment.plot.Pen.Face;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A rectangle with two axes. */
record Panel(Rectangle2D area, Range x, Range y) {
    private static final int ROOM_FOR_ROW = 44;
    private static final int LOW = 200;
    private static final int ROOM_FOR_LOW_ROW = 30;
    private static final int GAP = 22;
    private static final int TICK = 4;
    private static final int TO_LABEL = 14;
    private static final int TO_TITLE = 40;
    private static final int TO_SIDE_TITLE = 56;

    double px(double value) {
        return area.getX() + x.place(value) * area.getWidth();
    }

    double py(double value) {
        return area.getMaxY() - y.place(value) * area.getHeight();
    }

    boolean shows(double valueX, double valueY) {
        return x.shows(valueX) && y.shows(valueY);
    }

    /** Lines behind what is shown. */
    void grid(Pen pen) {
        for (Tick tick : y.ticks(rows())) {
            pen.line(area.getX(), py(tick.value()), area.getMaxX(), py(tick.value()), Pen.GRID, 1);
        }
        for (Tick tick : columns(pen)) {
            pen.line(px(tick.value()), area.getY(), px(tick.value()), area.getMaxY(), Pen.GRID, 1);
        }
    }

    void bottomAxis(Pen pen, boolean labelled) {
        pen.line(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), Pen.AXIS, 1);
        for (Tick tick : columns(pen)) {
            double place = px(tick.value());
            pen.line(place, area.getMaxY(), place, area.getMaxY() + TICK, Pen.AXIS, 1);
            if (labelled) {
                String label = pen.fit(tick.label(), Math.max(ROOM_FOR_ROW, columnWidth(pen)), Face.SMALL);
                pen.text(label, place, area.getMaxY() + TO_LABEL, Anchor.MIDDLE, Face.SMALL, Pen.QUIET);
            }
        }
        if (labelled) {
            String title = pen.fit(x.title(), area.getWidth(), Face.NORMAL);
            pen.text(title, area.getCenterX(), area.getMaxY() + TO_TITLE, Anchor.MIDDLE, Face.NORMAL, Pen.TEXT);
        }
    }

    void leftAxis(Pen pen) {
        pen.line(area.getX(), area.getY(), area.getX(), area.getMaxY(), Pen.AXIS, 1);
        for (Tick tick : y.ticks(rows())) {
            double place = py(tick.value());
            pen.line(area.getX() - TICK, place, area.getX(), place, Pen.AXIS, 1);
            String label = pen.fit(tick.label(), TO_SIDE_TITLE - TICK * 3, Face.SMALL);
            pen.text(label, area.getX() - TICK * 2, place, Anchor.RIGHT, Face.SMALL, Pen.QUIET);
        }
        String title = pen.fit(y.title(), area.getHeight(), Face.NORMAL);
        pen.upwards(title, area.getX() - TO_SIDE_TITLE, area.getCenterY(), Face.NORMAL, Pen.TEXT);
    }

    private int rows() {
        return (int) (area.getHeight() / (area.getHeight() < LOW ? ROOM_FOR_LOW_ROW : ROOM_FOR_ROW));
    }

    /** As many as there is room for their labels. */
    private List<Tick> columns(Pen pen) {
        int most = (int) (area.getWidth() / ROOM_FOR_ROW);
        List<Tick> ticks = x.ticks(most);
        while (most > 2 && widest(pen, ticks) > area.getWidth() / Math.max(1, ticks.size() - 1)) {
            most--;
            ticks = x.ticks(most);
        }
        return ticks;
    }

    private double columnWidth(Pen pen) {
        return area.getWidth() / Math.max(1, columns(pen).size()) - GAP / 2.0;
    }

    private static double widest(Pen pen, List<Tick> ticks) {
        return ticks.stream()
                        .mapToDouble(tick -> Math.min(110, pen.width(tick.label(), Face.SMALL)))
                        .max()
                        .orElse(0)
                + GAP;
    }
}
