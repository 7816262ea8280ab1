package io.tidemark.swarm.locust;

import static io.tidemark.swarm.locust.Requests.bad;
import static io.tidemark.swarm.locust.Requests.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.swarm.locust.LocustStats.Entry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureKindTest {
    private static final LocustLabel HOME = new LocustLabel("GET", "/");

    @Test
    void statusesAreToldApartWhereAllOfThemWereBad() {
        Stats stats = Requests.of(
                Map.of(Outcome.OK, 5L, Outcome.STATUS_4XX, 3L, Outcome.STATUS_5XX, 2L, Outcome.TIMEOUT, 1L),
                Map.of(200, 4L, 404, 4L, 500, 1L, 503, 1L));
        assertThat(FailureKind.of(stats.counts()))
                .as("one of the four with 404 was as expected")
                .containsExactly(
                        new FailureKind(Outcome.STATUS_4XX, 0, 3),
                        new FailureKind(Outcome.STATUS_5XX, 500, 1),
                        new FailureKind(Outcome.STATUS_5XX, 503, 1),
                        new FailureKind(Outcome.TIMEOUT, 0, 1))
                .extracting(FailureKind::error)
                .containsExactly(
                        "4xx: answered with a client error",
                        "status 500",
                        "status 503",
                        "timeout: not answered in time, or not connected in time");
    }

    @Test
    void whatWasCutOffByTheEndIsNoFailure() {
        assertThat(FailureKind.of(
                        Requests.of(Map.of(Outcome.UNFINISHED, 3L), Map.of()).counts()))
                .isEmpty();
    }

    @Test
    void theFirstAndTheLastSecondAreRemembered() {
        SeenFailures seen = new SeenFailures();
        Entry timeout = entry("GET", "/", bad(Outcome.TIMEOUT, 0, 5, 5), Stats.NONE);
        Entry both = entry("GET", "/", timeout.total().merge(bad(Outcome.STATUS_5XX, 500, 5)), Stats.NONE);
        Entry more = entry("GET", "/", both.total().merge(bad(Outcome.TIMEOUT, 0, 5)), Stats.NONE);

        assertThat(seen.update(Requests.at(10, timeout))).containsExactly(row(Outcome.TIMEOUT, 0, 2, 10, 10));
        assertThat(seen.update(Requests.at(11, timeout))).containsExactly(row(Outcome.TIMEOUT, 0, 2, 10, 10));
        assertThat(seen.update(Requests.at(12, both)))
                .containsExactly(row(Outcome.STATUS_5XX, 500, 1, 12, 12), row(Outcome.TIMEOUT, 0, 2, 10, 10));
        assertThat(seen.update(Requests.at(13, more)))
                .containsExactly(row(Outcome.STATUS_5XX, 500, 1, 12, 12), row(Outcome.TIMEOUT, 0, 3, 10, 13));
    }

    @Test
    void whenStatisticsBeginAnewSoDoTheTimes() {
        SeenFailures seen = new SeenFailures();
        seen.update(Requests.at(10, entry("GET", "/", bad(Outcome.TIMEOUT, 0, 5, 5), Stats.NONE)));
        Entry again = entry("GET", "/", bad(Outcome.TIMEOUT, 0, 5), Stats.NONE);
        assertThat(seen.update(Requests.at(20, again))).containsExactly(row(Outcome.TIMEOUT, 0, 1, 20, 20));
        assertThat(seen.update(Requests.at(21))).isEmpty();
        assertThat(seen.update(Requests.at(22, again))).containsExactly(row(Outcome.TIMEOUT, 0, 1, 22, 22));
    }

    private static LocustFailure row(Outcome outcome, int status, long count, long first, long last) {
        return new LocustFailure(HOME, new FailureKind(outcome, status, count), first, last);
    }
}
