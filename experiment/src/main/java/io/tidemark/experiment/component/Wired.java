package io.tidemark.experiment.component;

/** A channel, and when it acts. */
public record Wired(String name, Channel channel, Trigger trigger) {}
