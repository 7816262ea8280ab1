package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again, and no longer than a minute. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Eventually() {}

    /** The first answer that is as wanted. */
    public static <T> T answers(Supplier<T> question, Predicate<T> wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() - end > 0) {
                fail("still not as wanted after " + LIMIT + ": " + answer);
            }
            answer = question.get();
        }
        return answer;
    }
}
