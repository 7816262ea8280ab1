package io.tidemark.functions.time;

import org.jspecify.annotations.Nullable;

/** The process's environment: the one place that reads it. */
public final class SystemEnvironment implements Environment {
    @Override
    public @Nullable String get(String name) {
        return System.getenv(name);
    }
}
