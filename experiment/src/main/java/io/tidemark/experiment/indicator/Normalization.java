package io.tidemark.experiment.indicator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** How the figures of all phases become one number. */
enum Normalization {
    MEAN("NormalizedMeanMetricIndicator"),
    MIN("NormalizedMinMetricIndicator"),
    MAX("NormalizedMaxMetricIndicator");

    private final String className;

    Normalization(String className) {
        this.className = className;
    }

    String className() {
        return className;
    }

    static Optional<Normalization> of(String className) {
        return Arrays.stream(values())
                .filter(kind -> kind.className.equals(className))
                .findFirst();
    }

    /** @param quotients at least one */
    double of(double[] quotients) {
        DoubleStream all = Arrays.stream(quotients);
        return switch (this) {
            case MEAN -> all.sum() / quotients.length;
            case MIN -> all.min().orElse(0);
            case MAX -> all.max().orElse(0);
        };
    }
}
