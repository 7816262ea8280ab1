package io.tidemark.cli.options;

/** What a burst without a plan file does when it is not told otherwise: gentle enough to be tried on anything. */
public final class Defaults {
    public static final String USERS = "20";
    public static final String PAUSE = "500ms";
    public static final String DURATION = "30s";
    public static final String WORKERS = "1";
    /** Of what is deployed. */
    public static final String PREFIX = "tidemark";

    /** Where emulated backends are kept. */
    static final String EMULATED = "emulated";

    public static final String DIRECTORY = "runs";

    /** Of the options taken over from maarathon-dos. */
    public static final String LEGACY_TIMEOUT = "5s";

    public static final String LEGACY_DEVIATION = "0.1";
    public static final String LEGACY_BUCKETS = "20";

    private Defaults() {}
}
