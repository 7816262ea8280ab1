package io.tidemark.functions.planfile;

import java.time.Duration;

/** What a plan that leaves something out gets. */
public final class PlanDefaults {
    /** How long an arrival of the open model waits for a connection: what {@code load.patience} is without being set. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Two runs of the same plan draw the same values; another seed is another sample. */
    public static final long SEED = 1;

    /** A counter's numbers are written with no zeros in front. */
    public static final int DIGITS = 1;

    /** A scenario's share of the users, relative to the other scenarios. */
    public static final int WEIGHT = 1;

    /** The only request of a plan without scenarios. */
    public static final String METHOD = "GET";

    public static final String URL = "/";

    private PlanDefaults() {}
}
