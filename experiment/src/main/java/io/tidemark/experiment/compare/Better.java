package io.tidemark.experiment.compare;

/** Which way a metric improves. */
public enum Better {
    LOWER,
    HIGHER,
    /** Nobody has said. */
    UNKNOWN
}
