package io.tidemark.aggregator.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An axis of a chart.
 *
 * @param title with the unit, unless the numbers carry it
 * @param logarithmic from the beginning; the reader can switch a scale of values
 * @param focus what is shown at first, where all would bury what matters; the reader can widen it
 */
public record Scale(String title, Format format, boolean logarithmic, Optional<Range> focus) {
    public Scale {
        requireNonNull(title, "title is null");
        requireNonNull(format, "format is null");
        requireNonNull(focus, "focus is null");
    }

    /** Seconds of the run: charts with this axis share their cursor and their zoom with those of the run. */
    public static final Scale TIME = new Scale("", Format.CLOCK, false, Optional.empty());

    public static Scale of(String title, Format format) {
        return new Scale(title, format, false, Optional.empty());
    }

    public Scale logarithmically() {
        return new Scale(title, format, true, focus);
    }

    public Scale focusedOn(double from, double to) {
        return new Scale(title, format, logarithmic, Optional.of(new Range(from, to)));
    }

    public boolean isTime() {
        return format == Format.CLOCK;
    }

    public record Range(double from, double to) {
        public Range {
            if (!(from < to)) {
                throw new IllegalArgumentException("a range must be ordered but is " + from + ".." + to);
            }
        }
    }

    /** How the script writes the numbers. */
    public enum Format {
        NUMBER,
        /** 0 to 1, shown in percent. */
        SHARE,
        BYTES,
        BYTES_PER_SECOND,
        MICROS,
        /** Seconds of the run. */
        CLOCK,
        DOLLARS
    }
}
