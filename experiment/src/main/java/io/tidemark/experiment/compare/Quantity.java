package io.tidemark.experiment.compare;

import static java.util.Objects.requireNonNull;

/**
 * Something that was measured.
 *
 * @param title for people
 * @param units may be empty
 */
public record Quantity(String name, String title, String units, Better better) {
    public Quantity {
        requireNonNull(name, "name is null");
        requireNonNull(title, "title is null");
        requireNonNull(units, "units is null");
        requireNonNull(better, "better is null");
    }

    public static Quantity of(String name) {
        return new Quantity(name, name, "", Better.UNKNOWN);
    }

    public String titled() {
        return units.isEmpty() ? title : title + " (" + units + ")";
    }

    Quantity with(Better other) {
        return new Quantity(name, title, units, other);
    }
}
