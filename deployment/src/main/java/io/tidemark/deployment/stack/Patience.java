package io.tidemark.deployment.stack;

import java.time.Duration;

/** How long to wait before asking again: a moment at first, longer and longer while nothing happens. */
public final class Patience {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Pause pause;
    private Duration next = SHORTEST;

    public Patience(Pause pause) {
        this.pause = pause;
    }

    public void await() throws InterruptedException {
        pause.pause(next);
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    /** There was news, so more may follow soon. */
    public void renew() {
        next = SHORTEST;
    }
}
