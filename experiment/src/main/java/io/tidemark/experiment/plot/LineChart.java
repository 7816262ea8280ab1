package io.tidemark.experiment.plot;

import io.tidemark.experiment.plot.Curve.Node;
import io.tidemark.experiment.plot.Pen.Anchor;
import io.tidemark.experiment.plot.Pen.Face;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines over one parameter, with error bars, and below them how many times the reference they are.
 *
 * @param dots true to show each node as a dot, and no lines
 */
public record LineChart(
        String title, PlotAxis x, PlotAxis y, List<Curve> curves, boolean dots, Optional<Reference> reference) {
    /** Told apart by those who do not see all colours, too. */
    private static final List<Color> COLORS = Stream.of(
                    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x7A5195, 0x595959)
            .map(Color::new)
            .toList();

    private static final int LEFT = 88;
    private static final int RIGHT = Picture.WIDTH - 30;
    private static final int TOP = 82;
    private static final int BOTTOM = Picture.HEIGHT - 62;
    private static final int RATIO_HEIGHT = 130;
    private static final int BETWEEN = 18;
    private static final int LEGEND = 58;
    private static final double RATIO_LEAST = 0.25;
    private static final double RATIO_MOST = 1.75;
    private static final double DOT = 6;
    private static final double CAP = 4;

    public LineChart {
        curves = List.copyOf(curves);
    }

    public Picture draw() {
        return Picture.draw(title, this::draw);
    }

    private void draw(Pen pen) {
        Range across =
                Range.of(x, all().flatMap(curve -> curve.nodes().stream()).mapToDouble(Node::x), false);
        Range up = Range.of(
                y,
                all().flatMap(curve -> curve.nodes().stream())
                        .flatMapToDouble(
                                node -> DoubleStream.of(node.y() - node.error(), node.y(), node.y() + node.error())),
                true);
        double bottom = reference.isPresent() ? BOTTOM - RATIO_HEIGHT - BETWEEN : BOTTOM;
        Panel panel = new Panel(new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, bottom - TOP), across, up);
        panel.grid(pen);
        panel.bottomAxis(pen, reference.isEmpty());
        panel.leftAxis(pen);
        reference.ifPresent(with -> {
            for (int i = 0; i < with.curves().size(); i++) {
                pen.dashed(path(panel, with.curves().get(i)), faded(color(i)), 1.6);
            }
        });
        for (int i = 0; i < curves.size(); i++) {
            curve(pen, panel, curves.get(i), color(i));
        }
        legend(pen);
        reference.ifPresent(with -> ratio(pen, across, with));
        hidden(pen);
    }

    private Stream<Curve> all() {
        return Stream.concat(curves.stream(), reference.stream().flatMap(with -> with.curves().stream()));
    }

    private void curve(Pen pen, Panel panel, Curve curve, Color color) {
        if (!dots) {
            pen.stroke(path(panel, curve), color, 2);
        }
        for (Node node : curve.nodes()) {
            if (panel.shows(node.x(), node.y())) {
                double px = panel.px(node.x());
                if (node.error() > 0) {
                    errorBar(pen, panel, node, color);
                }
                pen.fill(dot(px, panel.py(node.y()), DOT), dots ? translucent(color) : color);
            }
        }
    }

    /** What is below zero on a logarithmic axis ends at the bottom. */
    private static void errorBar(Pen pen, Panel panel, Node node, Color color) {
        double px = panel.px(node.x());
        double top = panel.py(node.y() + node.error());
        boolean whole = panel.y().shows(node.y() - node.error());
        double bottom = whole ? panel.py(node.y() - node.error()) : panel.area().getMaxY();
        pen.line(px, top, px, bottom, color, 1.2);
        pen.line(px - CAP, top, px + CAP, top, color, 1.2);
        if (whole) {
            pen.line(px - CAP, bottom, px + CAP, bottom, color, 1.2);
        }
    }

    private static Path2D path(Panel panel, Curve curve) {
        Path2D path = new Path2D.Double();
        for (Node node : curve.nodes()) {
            if (panel.shows(node.x(), node.y())) {
                double px = panel.px(node.x());
                double py = panel.py(node.y());
                if (path.getCurrentPoint() == null) {
                    path.moveTo(px, py);
                } else {
                    path.lineTo(px, py);
                }
            }
        }
        return path;
    }

    private void ratio(Pen pen, Range across, Reference with) {
        PlotAxis times = PlotAxis.numbers("× " + with.name(), Scale.LINEAR);
        Panel panel = new Panel(
                new Rectangle2D.Double(LEFT, BOTTOM - RATIO_HEIGHT, RIGHT - LEFT, RATIO_HEIGHT),
                across,
                Range.between(times, RATIO_LEAST, RATIO_MOST));
        panel.grid(pen);
        panel.bottomAxis(pen, true);
        panel.leftAxis(pen);
        pen.line(LEFT, panel.py(1), RIGHT, panel.py(1), Pen.QUIET, 1.2);
        Shape clip = pen.graphics().getClip();
        pen.graphics().clip(panel.area());
        for (int i = 0; i < with.curves().size(); i++) {
            Curve ratio = ratio(curves.get(i), with.curves().get(i));
            pen.stroke(path(panel, ratio), color(i), 1.6);
            for (Node node : ratio.nodes()) {
                // What is beyond the panel is at its edge.
                double shown = Math.clamp(node.y(), RATIO_LEAST, RATIO_MOST);
                pen.fill(dot(panel.px(node.x()), panel.py(shown), DOT), color(i));
            }
        }
        pen.graphics().setClip(clip);
    }

    /** Where both have a value: how many times the reference it is. */
    Curve ratio(Curve curve, Curve with) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : curve.nodes()) {
            OptionalDouble other = with.at(node.x(), x.isNumeric());
            if (other.isPresent() && other.getAsDouble() != 0 && x.shows(node.x())) {
                nodes.add(new Node(node.x(), node.y() / other.getAsDouble(), 0));
            }
        }
        return new Curve(curve.name(), nodes);
    }

    private void legend(Pen pen) {
        double at = LEFT;
        for (int i = 0; i < curves.size(); i++) {
            at = entry(pen, at, curves.get(i).name(), color(i), false);
        }
        if (reference.isPresent()) {
            entry(pen, at, reference.get().name(), faded(color(0)), true);
        }
    }

    private double entry(Pen pen, double at, String name, Color color, boolean dashed) {
        String fitting = pen.fit(name, 180, Face.SMALL);
        if (at + 30 + pen.width(fitting, Face.SMALL) > RIGHT) {
            return at;
        }
        Line2D line = new Line2D.Double(at, LEGEND, at + 22, LEGEND);
        if (dashed) {
            pen.dashed(line, color, 1.6);
        } else {
            if (!dots) {
                pen.stroke(line, color, 2);
            }
            pen.fill(dot(at + 11, LEGEND, DOT), color);
        }
        pen.text(fitting, at + 28, LEGEND, Anchor.LEFT, Face.SMALL, Pen.QUIET);
        return at + 28 + pen.width(fitting, Face.SMALL) + 22;
    }

    private void hidden(Pen pen) {
        long values = curves.stream().mapToLong(curve -> curve.nodes().size()).sum();
        long hidden = curves.stream()
                .flatMap(curve -> curve.nodes().stream())
                .filter(node -> !x.shows(node.x()) || !y.shows(node.y()))
                .count();
        if (values == 0) {
            pen.text("no values", (LEFT + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0, Anchor.MIDDLE, Face.NORMAL, Pen.QUIET);
        } else if (hidden > 0) {
            String note = hidden + (hidden == 1 ? " value" : " values") + " of 0 or less not on this scale";
            pen.text(note, RIGHT, LEGEND, Anchor.RIGHT, Face.SMALL, Pen.QUIET);
        }
    }

    private static Ellipse2D dot(double x, double y, double size) {
        return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
    }

    private static Color color(int index) {
        return COLORS.get(index % COLORS.size());
    }

    private static Color translucent(Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 110);
    }

    private static Color faded(Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 150);
    }
}
