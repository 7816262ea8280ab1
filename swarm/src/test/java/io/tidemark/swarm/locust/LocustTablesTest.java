package io.tidemark.swarm.locust;

import static io.tidemark.swarm.locust.Requests.bad;
import static io.tidemark.swarm.locust.Requests.entry;
import static io.tidemark.swarm.locust.Requests.good;
import static io.tidemark.swarm.locust.Requests.stats;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import org.junit.jupiter.api.Test;

class LocustTablesTest {
    private static final LocustStats SHOP = stats(
            entry("GET", "/items", good(1_000, 2_000, 30_000), good(1_000)),
            entry("POST", "/buy", bad(Outcome.STATUS_5XX, 503, 9_700), Stats.NONE));

    @Test
    void whileItRunsRatesAreThoseOfTheLastSeconds() {
        assertThat(String.join("\n", new LocustTables(100).current(SHOP))).isEqualTo("""
                        Type     Name              # reqs      # fails |    Avg     Min     Max    Med |   req/s  failures/s
                        --------|----------------|-------|-------------|-------|-------|-------|-------|--------|-----------
                        POST     /buy                   1   1(100.00%) |     10      10      10     10 |    0.00        0.00
                        GET      /items                 3     0(0.00%) |     11       1      30      2 |    0.10        0.00
                        --------|----------------|-------|-------------|-------|-------|-------|-------|--------|-----------
                                 Aggregated             4    1(25.00%) |     11       1      30      2 |    0.10        0.00""");
    }

    @Test
    void atTheEndRatesAreOfEverythingAndPercentilesAndErrorsFollow() {
        assertThat(String.join("\n", new LocustTables(100).last(SHOP)))
                .contains(
                        "Aggregated             4    1(25.00%) |     11       1      30      2 |    0.20        0.05\n\n")
                .contains("""
                        Response time percentiles
                        Type     Name                    50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100%   # reqs
                        --------|--------------------|------|------|------|------|------|------|------|------|------|------|------|--------
                        POST     /buy                     10     10     10     10     10     10     10     10     10     10     10        1
                        GET      /items                    2      2     30     30     30     30     30     30     30     30     30        3
                        --------|--------------------|------|------|------|------|------|------|------|------|------|------|------|--------
                                 Aggregated                2     10     10     30     30     30     30     30     30     30     30        4

                        Error report
                        # occurrences      Error
                        """)
                .endsWith("""
                        ------------------|---------------------------------------------------------------------------------
                        1                  POST /buy: status 503
                        ------------------|---------------------------------------------------------------------------------""");
    }

    @Test
    void withoutFailuresThereIsNoReportOfThem() {
        assertThat(new LocustTables(100).last(stats(entry("GET", "/", good(1), good(1)))))
                .noneMatch(line -> line.contains("Error"));
    }

    @Test
    void aNarrowTerminalStillHasEveryColumn() {
        assertThat(new LocustTables(20).current(SHOP)).allMatch(line -> line.length() < 100);
        assertThat(LocustTables.wide().current(SHOP).getFirst()).hasSizeGreaterThan(150);
    }
}
