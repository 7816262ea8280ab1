package io.tidemark.aggregator.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A run at a glance: a row of a list of runs.
 *
 * @param id sorts by time; also the name of a directory and a part of keys
 * @param startedEpochMillis when the load began
 * @param verdict a word or two, in capitals
 * @param headline what came of it, for a person; empty when it is withheld
 * @param figure the headline's number, for a program; empty when it is withheld
 */
public record Entry(
        String id,
        String title,
        long startedEpochMillis,
        Kind kind,
        String verdict,
        String headline,
        Optional<Figure> figure) {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";

    public Entry {
        requireNonNull(title, "title is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(headline, "headline is null");
        requireNonNull(figure, "figure is null");
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "an id must have letters, digits, dots, - and _ and begin with a letter or digit, but is " + id);
        }
    }

    /** Whether a text can be an id, or the beginning of one. */
    public static boolean isId(String text) {
        return text.matches(ID);
    }

    public Entry withId(String newId) {
        return new Entry(newId, title, startedEpochMillis, kind, verdict, headline, figure);
    }

    /** Which command made it. */
    public enum Kind {
        BURST,
        SIZE,
        COMPARE
    }

    /** @param unit such as {@code 1/s}, {@code users}, {@code $/month} */
    public record Figure(double value, String unit) {
        public Figure {
            requireNonNull(unit, "unit is null");
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite but is " + value);
            }
        }
    }
}
