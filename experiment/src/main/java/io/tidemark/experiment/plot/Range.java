package io.tidemark.experiment.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A part of an axis: from where to where. */
final class Range {
    private static final double MARGIN = 0.04;
    /** What begins near zero begins at zero: the eye takes the bottom for nothing. */
    private static final double NEAR_ZERO = 0.4;

    private final PlotAxis axis;
    private final double from;
    private final double to;

    private Range(PlotAxis axis, double from, double to) {
        this.axis = axis;
        this.from = from;
        this.to = to;
    }

    /** Without any margin. */
    static Range between(PlotAxis axis, double from, double to) {
        return new Range(axis, axis.scale().even(from), axis.scale().even(to));
    }

    /** As much as is needed, with a margin. */
    static Range of(PlotAxis axis, DoubleStream values, boolean zero) {
        if (!axis.isNumeric()) {
            return new Range(axis, -0.5, axis.categories().size() - 0.5);
        }
        double[] even =
                values.filter(axis::shows).map(axis.scale()::even).sorted().toArray();
        if (even.length == 0) {
            return new Range(axis, 0, 1);
        }
        double least = even[0];
        double most = even[even.length - 1];
        if (least == most) {
            double around = axis.scale().isLogarithmic() || least == 0 ? 1 : Math.abs(least) / 2;
            return new Range(axis, least - around, most + around);
        }
        double margin = (most - least) * MARGIN;
        boolean fromZero = zero && !axis.scale().isLogarithmic() && least >= 0 && least <= most * NEAR_ZERO;
        return new Range(axis, fromZero ? 0 : least - margin, most + margin);
    }

    /** From 0 at the beginning to 1 at the end. */
    double place(double value) {
        return (axis.scale().even(value) - from) / (to - from);
    }

    boolean shows(double value) {
        return axis.shows(value);
    }

    List<Tick> ticks(int most) {
        if (!axis.isNumeric()) {
            int stride = Math.max(1, (int) Math.ceil((double) axis.categories().size() / Math.max(1, most)));
            return IntStream.range(0, axis.categories().size())
                    .filter(i -> i % stride == 0)
                    .mapToObj(i -> new Tick(i, axis.categories().get(i)))
                    .toList();
        }
        double first = axis.scale().value(from);
        double last = axis.scale().value(to);
        return axis.scale().isLogarithmic()
                ? Ticks.logarithmic(axis.scale(), first, last, most)
                : Ticks.linear(first, last, most);
    }

    String title() {
        return axis.title();
    }
}
