package io.tidemark.experiment.plot;

/** A mark at an axis. */
record Tick(double value, String label) {}
