package io.tidemark.sizing.host;

import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels by which a container is known as ours, and when nobody needs it any more.
 *
 * @param run of the target; random
 * @param startedMillis on our clock
 */
record Labels(String run, Owner owner, long startedMillis, Duration timeToLive) {
    static final String RUN = "io.tidemark.run";
    static final String MACHINE = "io.tidemark.machine";
    static final String PID = "io.tidemark.pid";
    static final String BORN = "io.tidemark.born";
    static final String STARTED = "io.tidemark.started";
    static final String TIME_TO_LIVE = "io.tidemark.ttl";

    static Labels ours(String run, Duration timeToLive, Clock clock) throws IOException {
        return new Labels(run, Owner.ourselves(), clock.epochMillis(), timeToLive);
    }

    boolean isOver(long nowMillis) {
        return nowMillis - startedMillis > timeToLive.toMillis();
    }

    /** For {@code docker create}. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        add(options, RUN, run);
        add(options, MACHINE, owner.machine());
        add(options, PID, Long.toString(owner.pid()));
        add(options, BORN, owner.born());
        add(options, STARTED, Long.toString(startedMillis));
        add(options, TIME_TO_LIVE, Long.toString(timeToLive.toSeconds()));
        return options;
    }

    private static void add(List<String> options, String name, String value) {
        options.add("--label");
        options.add(name + "=" + value);
    }
}
