package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.ManualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private final ManualClock clock = new ManualClock();
    private final Guesses guesses = new Guesses(clock);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Duration attempt(String from) {
        return guesses.attempt(address(from));
    }

    @Test
    void fiveAreFreeAndEachFurtherOneWaitsTwiceAsLong() {
        for (int i = 0; i < Guesses.FREE; i++) {
            assertThat(attempt("10.0.0.1")).isZero();
        }
        for (Duration wait = Duration.ofSeconds(1); wait.compareTo(Guesses.LONGEST) < 0; wait = wait.multipliedBy(2)) {
            assertThat(attempt("10.0.0.1")).isEqualTo(wait);
            clock.advance(wait.minusNanos(1));
            assertThat(attempt("10.0.0.1")).as("too early").isEqualTo(Duration.ofNanos(1));
            clock.advance(Duration.ofNanos(1));
            assertThat(attempt("10.0.0.1")).isZero();
        }
        assertThat(attempt("10.0.0.1")).isEqualTo(Guesses.LONGEST);
    }

    @Test
    void whoKnowsThePasswordStartsAnew() {
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < Guesses.FREE; i++) {
                assertThat(attempt("10.0.0.1")).isZero();
            }
            guesses.succeeded(address("10.0.0.1"));
        }
    }

    @Test
    void othersDoNotWaitForOne() {
        for (int i = 0; i < Guesses.FREE; i++) {
            attempt("10.0.0.1");
        }

        assertThat(attempt("10.0.0.1")).isPositive();
        assertThat(attempt("10.0.0.2")).isZero();
    }

    @Test
    void aNetOfTheSixthVersionIsOne() {
        for (int i = 0; i < Guesses.FREE; i++) {
            assertThat(attempt("2001:db8:1:1::" + i)).isZero();
        }

        assertThat(attempt("2001:db8:1:1::ffff")).isPositive();
        assertThat(attempt("2001:db8:1:2::1")).isZero();
    }

    @Test
    void manyFromEverywhereSlowDownAllAndNobodyIsLockedOut() {
        for (int i = 0; i < Guesses.FREE_OVERALL; i++) {
            assertThat(attempt("10.0.1." + i)).as("attempt %d", i).isZero();
        }
        for (int i = 0; i < 100; i++) {
            Duration wait = attempt("10.0.2." + i);
            assertThat(wait).isPositive().isLessThanOrEqualTo(Guesses.LONGEST_OVERALL);
            clock.advance(wait);
            assertThat(attempt("10.0.2." + i)).isZero();
        }
    }

    @Test
    void anHourLaterItIsForgotten() {
        for (int i = 0; i < Guesses.FREE; i++) {
            attempt("10.0.0.1");
        }

        clock.advance(Guesses.MEMORY);

        for (int i = 0; i < Guesses.FREE; i++) {
            assertThat(attempt("10.0.0.1")).isZero();
        }
        assertThat(attempt("10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
    }
}
