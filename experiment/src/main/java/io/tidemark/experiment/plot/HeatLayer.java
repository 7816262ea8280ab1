package io.tidemark.experiment.plot;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Values in colours.
 *
 * @param title what the colours mean
 * @param least and most are what the ends of the colours stand for, when that is not decided by the values
 */
public record HeatLayer(String title, List<Spot> spots, Colormap colormap, OptionalDouble least, OptionalDouble most) {
    public HeatLayer {
        requireNonNull(title, "title is null");
        spots = List.copyOf(spots);
        requireNonNull(colormap, "colormap is null");
    }

    Range range() {
        PlotAxis axis = PlotAxis.numbers(title, Scale.LINEAR);
        double from = least.orElseGet(() -> values().min().orElse(0));
        double to = most.orElseGet(() -> values().max().orElse(1));
        return from < to ? Range.between(axis, from, to) : Range.between(axis, from - 0.5, from + 0.5);
    }

    private DoubleStream values() {
        return spots.stream().mapToDouble(Spot::value);
    }
}
