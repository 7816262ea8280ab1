package io.tidemark.aggregator.report;

/** A place in a chart that is pointed out. */
public sealed interface Mark {
    String label();

    /** All between two values of x. */
    record Region(double from, double to, String label, Colour colour) implements Mark {}

    /** A line at a value of x. */
    record Upright(double x, String label, Colour colour) implements Mark {}

    /** A line at a value of y. */
    record Level(double y, String label, Colour colour) implements Mark {}
}
