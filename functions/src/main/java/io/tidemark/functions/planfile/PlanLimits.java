package io.tidemark.functions.planfile;

/** The largest plan that is accepted. Nothing below them is refused; beyond them lies most likely a mistake. */
final class PlanLimits {
    static final long USERS = 1_000_000;
    static final int BURST = 1_000_000;
    static final int TIMES = 1_000_000;
    static final int WEIGHT = 1_000_000;
    static final int SCENARIOS = 1_000;
    static final int TARGETS = 10_000;
    static final int PHASES = 1_000;
    static final int STEPS_OF_LOAD = 10_000;
    static final int REDIRECTS = 20;
    static final int CONNECTIONS = 1_000_000;
    /** Keeps from - to and counters far from the end of 64 bits. */
    static final long NUMBER = 1_000_000_000_000_000_000L;

    static final int PATTERN_LENGTH = 1_000;

    private PlanLimits() {}
}
