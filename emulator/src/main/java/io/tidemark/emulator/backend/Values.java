package io.tidemark.emulator.backend;

import org.jspecify.annotations.Nullable;

/** What the references of a template stand for while it is rendered. */
@FunctionalInterface
public interface Values {
    Values NONE = name -> null;

    /** A text, a {@link Long}, a {@link RawJson}, or null when there is none. */
    @Nullable
    Object value(String name);

    /** JSON that is put in as it is. */
    record RawJson(String text) {}
}
