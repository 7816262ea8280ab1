package io.tidemark.experiment.host;

import java.util.Locale;

/** Where a host runs. */
public enum HostKind {
    /** A program on this machine. */
    PROCESS,
    /** A container. */
    DOCKER,
    /** A container on a machine of EC2 that is made for it. */
    EC2,
    /** The built-in service. */
    DEMO,
    /** It runs already. */
    URL;

    /** As it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HostKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
