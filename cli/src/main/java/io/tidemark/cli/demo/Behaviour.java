package io.tidemark.cli.demo;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How the demo service answers: what is drawn for one request. Most answers take {@link #BASE} and an exponential part
 * of {@link #SPREAD} on average; one in {@link #SLOW_ONE_IN} takes {@link #SLOW} more; one in {@link #ERROR_ONE_IN} is
 * an error. So the median lies near 11 ms and the 99th percentile near 150 ms, and a report can be checked against it.
 */
record Behaviour(Duration delay, boolean error) {
    static final Duration BASE = Duration.ofMillis(4);
    static final Duration SPREAD = Duration.ofMillis(10);
    static final Duration SLOW = Duration.ofMillis(150);
    static final int SLOW_ONE_IN = 80;
    static final int ERROR_ONE_IN = 200;

    static Behaviour draw(SplittableRandom random) {
        double exponential = -Math.log(1 - random.nextDouble());
        Duration delay = BASE.plusNanos((long) (exponential * SPREAD.toNanos()));
        boolean slow = random.nextInt(SLOW_ONE_IN) == 0;
        return new Behaviour(slow ? delay.plus(SLOW) : delay, random.nextInt(ERROR_ONE_IN) == 0);
    }

    static String sentence() {
        return "median about 11 ms, one answer in " + SLOW_ONE_IN + " takes " + SLOW.toMillis() + " ms longer, one in "
                + ERROR_ONE_IN + " is a 503";
    }
}
