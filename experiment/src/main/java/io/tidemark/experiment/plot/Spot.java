package io.tidemark.experiment.plot;

/** A value at a place of two axes. */
public record Spot(double x, double y, double value) {}
