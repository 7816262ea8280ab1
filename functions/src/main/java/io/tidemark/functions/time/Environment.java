package io.tidemark.functions.time;

import org.jspecify.annotations.Nullable;

/** The variables a process was started with. A map's {@code get} will do in tests. */
@FunctionalInterface
public interface Environment {
    /** Null when the variable is not set. */
    @Nullable
    String get(String name);
}
