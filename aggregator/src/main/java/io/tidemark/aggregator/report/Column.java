package io.tidemark.aggregator.report;

/**
 * A column of a table.
 *
 * @param title the head, with the unit
 * @param text true for words, which stand at the left and sort by letter
 */
public record Column(String title, boolean text) {
    public static Column text(String title) {
        return new Column(title, true);
    }

    public static Column number(String title) {
        return new Column(title, false);
    }
}
