package io.tidemark.cli.swarm;

import static java.util.Objects.requireNonNull;

/** A password as it was given; its text is never printed by accident. */
public record Password(String text) {
    public Password {
        requireNonNull(text, "text is null");
    }

    @Override
    public String toString() {
        return "Password[...]";
    }
}
