package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

/** A named text: a header, a query parameter or a form field. */
public record Field(String name, String value) {
    public Field {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
