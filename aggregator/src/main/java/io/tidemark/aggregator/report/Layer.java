package io.tidemark.aggregator.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What is drawn together in a chart and switched on and off together, under one label. */
public sealed interface Layer {
    String label();

    Colour colour();

    boolean isEmpty();

    /**
     * @param y as many as x; NaN where there is nothing to connect
     * @param band around the line
     */
    record Line(String label, Colour colour, Style style, List<Double> x, List<Double> y, Optional<Band> band)
            implements Layer {
        public Line {
            requireNonNull(label, "label is null");
            requireNonNull(colour, "colour is null");
            requireNonNull(style, "style is null");
            x = List.copyOf(x);
            y = List.copyOf(y);
            requireNonNull(band, "band is null");
            if (x.size() != y.size()) {
                throw new IllegalArgumentException(
                        "a line needs as many y as x but has " + y.size() + " and " + x.size());
            }
        }

        public static Line of(String label, Colour colour, Style style, List<Double> x, List<Double> y) {
            return new Line(label, colour, style, x, y, Optional.empty());
        }

        @Override
        public boolean isEmpty() {
            return y.stream().allMatch(value -> value.isNaN());
        }
    }

    enum Style {
        SOLID,
        THICK,
        DASHED,
        DOTTED,
        /** Holds its value until the next. */
        STEPPED
    }

    /** As many of each as the line has points. */
    record Band(List<Double> low, List<Double> high) {
        public Band {
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }

    /** Single things, each with its own words. */
    record Points(String label, Colour colour, Shape shape, List<Point> points) implements Layer {
        public Points {
            requireNonNull(label, "label is null");
            requireNonNull(colour, "colour is null");
            requireNonNull(shape, "shape is null");
            points = List.copyOf(points);
        }

        @Override
        public boolean isEmpty() {
            return points.isEmpty();
        }
    }

    enum Shape {
        DISC,
        RING,
        SQUARE,
        DIAMOND,
        TRIANGLE,
        CROSS
    }

    /**
     * @param across the interval of x
     * @param along the interval of y
     * @param name written beside it; empty for none
     * @param words what the reader sees who points at it, in lines
     */
    record Point(
            double x, double y, Optional<Scale.Range> across, Optional<Scale.Range> along, String name, String words) {
        public Point {
            requireNonNull(across, "across is null");
            requireNonNull(along, "along is null");
            requireNonNull(name, "name is null");
            requireNonNull(words, "words is null");
        }

        public static Point of(double x, double y, String words) {
            return new Point(x, y, Optional.empty(), Optional.empty(), "", words);
        }
    }

    /** Blocks that reach from the axis to their value. */
    record Spans(String label, Colour colour, List<Span> spans) implements Layer {
        public Spans {
            requireNonNull(label, "label is null");
            requireNonNull(colour, "colour is null");
            spans = List.copyOf(spans);
        }

        @Override
        public boolean isEmpty() {
            return spans.isEmpty();
        }
    }

    /** @param words what the reader sees who points at it, in lines */
    record Span(double from, double to, double y, String words) {
        public Span {
            requireNonNull(words, "words is null");
        }
    }
}
