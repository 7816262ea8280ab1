package io.tidemark.cli.options;

import io.tidemark.functions.planfile.PlanOverlay;
import org.jspecify.annotations.Nullable;

/** Puts what was given over a plan, and nothing for what was not. */
final class Overlay {
    private final PlanOverlay.Builder builder = PlanOverlay.builder();

    void put(String path, @Nullable String value, String flag) {
        if (value != null) {
            builder.put(path, value, flag);
        }
    }

    /** For an option without a value. */
    void putIf(boolean given, String path, String value, String flag) {
        if (given) {
            builder.put(path, value, flag);
        }
    }

    /** A duration in which a bare number means seconds. */
    void putSeconds(String path, @Nullable String value, String flag) {
        put(path, value == null ? null : Seconds.of(value), flag);
    }

    void add(String path, String value, String flag) {
        builder.add(path, value, flag);
    }

    void addField(String path, String name, String value, String flag) {
        builder.addField(path, name, value, flag);
    }

    PlanOverlay build() {
        return builder.build();
    }
}
