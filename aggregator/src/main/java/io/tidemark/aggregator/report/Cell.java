package io.tidemark.aggregator.report;

/**
 * A cell of a table.
 *
 * @param sortKey the number that the text stands for; empty when a script can read it from the text
 * @param href of a page that says more; empty for none
 */
public record Cell(String text, String sortKey, String href) {
    public Cell(String text, String sortKey) {
        this(text, sortKey, "");
    }

    public static Cell link(String text, String href) {
        return new Cell(text, "", href);
    }

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
