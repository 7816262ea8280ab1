package io.tidemark.sizing.probe;

import java.util.Locale;

/** How a target's machine is sampled. */
public enum ProbeKind {
    /** By a small script of ours that reads the kernel's files. */
    SAMPLER,
    /** By the program Glances, where it is installed. */
    GLANCES,
    NONE;

    /** For options and files: {@code sampler}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
