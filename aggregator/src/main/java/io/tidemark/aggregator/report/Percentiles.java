package io.tidemark.aggregator.report;

import io.tidemark.core.histogram.Distribution;
import java.util.ArrayList;
import java.util.List;

/** The percentiles that tables list, and the ladder of those that the curve by percentile is drawn through. */
final class Percentiles {
    static final List<Double> LISTED = List.of(50.0, 66.0, 75.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.9, 99.99, 100.0);

    /** Points between one halving of the remaining requests and the next, as HdrHistogram counts them. */
    private static final int TICKS_PER_HALF = 8;

    private Percentiles() {}

    static List<Cell> cells(Distribution distribution) {
        List<Cell> cells = new ArrayList<>();
        for (double percent : LISTED) {
            cells.add(distribution.isEmpty() ? Cell.none() : Cell.millis(distribution.percentile(percent)));
        }
        return cells;
    }

    static List<Column> columns() {
        return LISTED.stream()
                .map(percent -> Column.number(percent == 100 ? "max" : "p" + Numbers.plain(percent)))
                .toList();
    }

    /** Positions 1 / (1 - share) on a logarithmic axis: 1 is 0 %, 10 is 90 %, 100 is 99 %; the last is the maximum. */
    static List<Double> ladder(long count) {
        List<Double> ladder = new ArrayList<>();
        double position = 1;
        for (int i = 0; position < count; i++) {
            position = Math.pow(2, (double) i / TICKS_PER_HALF);
            ladder.add(Math.min(position, (double) count));
        }
        if (count == 1) {
            ladder.add(1.0);
        }
        return ladder;
    }

    static double percentAt(double position) {
        return 100 * (1 - 1 / position);
    }
}
