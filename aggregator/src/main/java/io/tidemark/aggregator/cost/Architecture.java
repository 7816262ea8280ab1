package io.tidemark.aggregator.cost;

/** Of the processors that functions run on: they have different prices. */
public enum Architecture {
    ARM64,
    X86_64
}
