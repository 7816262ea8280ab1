package io.tidemark.aggregator.report;

/**
 * A cell of a table.
 *
 * @param sortKey the number that the text stands for; empty when a script can read it from the text
 */
public record Cell(String text, String sortKey) {
    public static Cell of(String text) {
        return new Cell(text, "");
    }

    public static Cell count(long count) {
        return of(Numbers.count(count));
    }

    public static Cell millis(long micros) {
        return of(Numbers.millis(micros));
    }

    public static Cell millis(double micros) {
        return of(Numbers.millis(micros));
    }

    public static Cell rate(double perSecond) {
        return of(Numbers.rate(perSecond));
    }

    public static Cell bytes(long bytes) {
        return new Cell(Numbers.bytes(bytes), Long.toString(bytes));
    }

    public static Cell percent(double share) {
        return new Cell(Numbers.percent(share), Double.toString(share));
    }

    /** At the bottom of any order that rises, as the least. */
    public static Cell none() {
        return new Cell(Numbers.NONE, "-1");
    }
}
