package io.tidemark.aggregator.report;

import java.util.Locale;

/** Of a curve, by the name that the style sheet gives it; each has a shade for light pages and one for dark ones. */
public enum Colour {
    GREY,
    BLUE,
    GREEN,
    ORANGE,
    RED,
    PURPLE,
    SKY,
    BLACK;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
