package io.tidemark.experiment.plot;

import io.tidemark.experiment.plot.Pen.Anchor;
import io.tidemark.experiment.plot.Pen.Face;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Values over two parameters as colours, with a dot where there was a measurement.
 *
 * @param layers one or two, side by side
 * @param filled false to show the dots alone, in the colours of their values
 */
public record HeatChart(String title, PlotAxis x, PlotAxis y, List<HeatLayer> layers, boolean filled) {
    private static final int LEFT = 88;
    private static final int TOP = 60;
    private static final int BOTTOM = Picture.HEIGHT - 62;
    private static final int BAR_ROOM = 92;
    private static final int BAR_WIDTH = 16;
    private static final int BAR_GAP = 14;
    private static final int MOST_DOTS = 2_500;

    public HeatChart {
        layers = List.copyOf(layers);
    }

    public Picture draw() {
        return Picture.draw(title, this::draw);
    }

    private void draw(Pen pen) {
        double room = (Picture.WIDTH - 10.0) / layers.size();
        for (int i = 0; i < layers.size(); i++) {
            double left = LEFT + room * i;
            draw(pen, layers.get(i), new Rectangle2D.Double(left, TOP, room - LEFT - BAR_ROOM, BOTTOM - TOP));
        }
    }

    private void draw(Pen pen, HeatLayer layer, Rectangle2D area) {
        Range across = Range.of(x, layer.spots().stream().mapToDouble(Spot::x), false);
        Range up = Range.of(y, layer.spots().stream().mapToDouble(Spot::y), false);
        Panel panel = new Panel(area, across, up);
        List<Spot> shown = layer.spots().stream()
                .filter(spot -> panel.shows(spot.x(), spot.y()))
                .toList();
        panel.grid(pen);
        if (shown.isEmpty()) {
            pen.text("no values", area.getCenterX(), area.getCenterY(), Anchor.MIDDLE, Face.NORMAL, Pen.QUIET);
        } else if (filled) {
            fill(pen, panel, layer, shown);
        }
        if (shown.size() <= MOST_DOTS) {
            dots(pen, panel, layer, shown);
        }
        panel.bottomAxis(pen, true);
        panel.leftAxis(pen);
        bar(pen, layer, area);
    }

    private void fill(Pen pen, Panel panel, HeatLayer layer, List<Spot> spots) {
        Range range = layer.range();
        Field field = Field.of(spots.stream()
                .map(spot -> new Spot(panel.x().place(spot.x()), panel.y().place(spot.y()), spot.value()))
                .toList());
        int width = (int) panel.area().getWidth();
        int height = (int) panel.area().getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < height; row++) {
                double value = field.at(
                        place(x, (column + 0.5) / width, panel.x()), place(y, 1 - (row + 0.5) / height, panel.y()));
                image.setRGB(
                        column, row, layer.colormap().at(range.place(value)).getRGB());
            }
        }
        pen.graphics()
                .drawImage(image, (int) panel.area().getX(), (int) panel.area().getY(), null);
    }

    /** There is nothing between two categories: each has the colour of its middle. */
    private static double place(PlotAxis axis, double place, Range range) {
        if (axis.isNumeric()) {
            return place;
        }
        int count = axis.categories().size();
        return range.place(Math.clamp((long) (place * count), 0, count - 1));
    }

    private void dots(Pen pen, Panel panel, HeatLayer layer, List<Spot> spots) {
        Range range = layer.range();
        double size = filled ? 6 : 13;
        for (Spot spot : spots) {
            Ellipse2D dot =
                    new Ellipse2D.Double(panel.px(spot.x()) - size / 2, panel.py(spot.y()) - size / 2, size, size);
            Color color = layer.colormap().at(range.place(spot.value()));
            pen.fill(dot, color);
            pen.stroke(dot, filled ? visibleOn(color) : Pen.AXIS, 1);
        }
    }

    private static Color visibleOn(Color color) {
        double light = (0.3 * color.getRed() + 0.59 * color.getGreen() + 0.11 * color.getBlue()) / 255;
        return light > 0.6 ? new Color(0, 0, 0, 120) : new Color(255, 255, 255, 190);
    }

    private static void bar(Pen pen, HeatLayer layer, Rectangle2D area) {
        double left = area.getMaxX() + BAR_GAP;
        int height = (int) area.getHeight();
        for (int row = 0; row < height; row++) {
            Color color = layer.colormap().at(1 - (row + 0.5) / height);
            pen.fill(new Rectangle2D.Double(left, area.getY() + row, BAR_WIDTH, 1), color);
        }
        Range range = layer.range();
        for (Tick tick : range.ticks(height / 44)) {
            double place = area.getMaxY() - range.place(tick.value()) * height;
            pen.line(left + BAR_WIDTH, place, left + BAR_WIDTH + 4, place, Pen.AXIS, 1);
            pen.text(tick.label(), left + BAR_WIDTH + 7, place, Anchor.LEFT, Face.SMALL, Pen.QUIET);
        }
        String title = pen.fit(layer.title(), height, Face.NORMAL);
        pen.upwards(title, left + BAR_WIDTH + 58, area.getCenterY(), Face.NORMAL, Pen.TEXT);
    }
}
