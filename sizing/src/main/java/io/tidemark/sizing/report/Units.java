package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Scale.Format;
import io.tidemark.sizing.probe.Metric.Unit;

/** How values of each unit are written, in tables and on axes. */
final class Units {
    private Units() {}

    static String words(Unit unit, double value) {
        return switch (unit) {
            case SHARE -> Numbers.percent(value);
            case CORES -> Numbers.rate(value) + " cores";
            case COUNT -> Numbers.rate(value);
            case BYTES -> Numbers.bytes(Math.round(value));
            case BYTES_PER_SECOND -> Numbers.bytes(Math.round(value)) + "/s";
            case PER_SECOND -> Numbers.rate(value) + "/s";
        };
    }

    static Format format(Unit unit) {
        return switch (unit) {
            case SHARE -> Format.SHARE;
            case BYTES -> Format.BYTES;
            case BYTES_PER_SECOND -> Format.BYTES_PER_SECOND;
            case CORES, COUNT, PER_SECOND -> Format.NUMBER;
        };
    }

    static String axisTitle(Unit unit) {
        return switch (unit) {
            // These numbers carry their units.
            case SHARE, BYTES, BYTES_PER_SECOND -> "";
            case CORES -> "cores";
            case COUNT -> "number";
            case PER_SECOND -> "per second";
        };
    }
}
