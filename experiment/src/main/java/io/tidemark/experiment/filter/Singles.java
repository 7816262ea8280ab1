package io.tidemark.experiment.filter;

/** The events that {@code :single} has matched, for all filters of an experiment. Thread-safe. */
public final class Singles {}
