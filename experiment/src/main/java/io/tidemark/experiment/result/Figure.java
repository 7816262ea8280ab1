package io.tidemark.experiment.result;

import java.util.OptionalDouble;

/** What a summarizer makes of a series: a value, and how far off it may be when that is known. */
public record Figure(double value, OptionalDouble error) {
    public static Figure of(double value) {
        return new Figure(value, OptionalDouble.empty());
    }

    public static Figure of(double value, double error) {
        return new Figure(value, OptionalDouble.of(error));
    }
}
