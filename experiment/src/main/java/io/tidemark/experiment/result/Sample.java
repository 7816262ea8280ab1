package io.tidemark.experiment.result;

/** @param run in which it was measured, from 0 */
public record Sample(double epochSeconds, double value, int run) {}
