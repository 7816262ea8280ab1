package io.tidemark.swarm.locust;

import static io.tidemark.swarm.locust.Requests.bad;
import static io.tidemark.swarm.locust.Requests.entry;
import static io.tidemark.swarm.locust.Requests.good;
import static io.tidemark.swarm.locust.Requests.stats;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The headers are copied from what Locust 2.46 wrote, byte for byte. */
class LocustCsvTest {
    private static final String PERCENT_HEADERS = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

    private static final LocustStats SHOP = stats(
            entry("POST", "/buy, \"now\"", bad(Outcome.STATUS_5XX, 503, 2_000_000), Stats.NONE),
            entry("GET", "/", good(400, 1_499, 12_345), good(400)),
            entry("GET", "/buy, \"now\"", good(147_000), good(147_000)),
            entry("GET", "/never", Stats.NONE, Stats.NONE));

    @Test
    void statisticsAreByNameAndMethodAndThenAggregated() {
        assertThat(LocustCsv.stats(SHOP))
                .isEqualTo("""
                        Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,\
                        Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,%s
                        GET,/,3,0,1.499,4.748000,0.400,12.345,100.000000,0.150000,0.000000,1,1,12,12,12,12,12,12,12,12,12
                        GET,"/buy, ""now""\",1,0,147.000,147.000000,147.000,147.000,100.000000,0.050000,0.000000,\
                        147,147,147,147,147,147,147,147,147,147,147
                        POST,"/buy, ""now""\",1,1,2000.000,2000.000000,2000.000,2000.000,100.000000,0.050000,0.050000,\
                        2000,2000,2000,2000,2000,2000,2000,2000,2000,2000,2000
                        ,Aggregated,5,1,12.351,432.248800,0.400,2000.000,100.000000,0.250000,0.050000,\
                        12,147,147,147,2000,2000,2000,2000,2000,2000,2000
                        """.formatted(PERCENT_HEADERS).replace("\n", "\r\n"));
    }

    @Test
    void theHistoryIsAggregatedWithThePercentilesOfEverything() {
        assertThat(LocustCsv.historyHeader())
                .isEqualTo("Timestamp,User Count,Type,Name,Requests/s,Failures/s," + PERCENT_HEADERS
                        + ",Total Request Count,Total Failure Count,Total Median Response Time,"
                        + "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
                        + "Total Average Content Size\r\n");
        assertThat(LocustCsv.history(SHOP, false))
                .isEqualTo(
                        "1795000000,7,,Aggregated,0.200000,0.000000,12,147,147,147,2000,2000,2000,2000,2000,2000,2000,"
                                + "5,1,12.351,432.248800,0.400,2000.000,100.000000\r\n");
    }

    @Test
    void theFullHistoryHasEachNameWithThePercentilesOfTheLastSeconds() {
        List<String> rows = LocustCsv.history(SHOP, true).lines().toList();
        assertThat(rows)
                .hasSize(4)
                .allMatch(row -> row.startsWith("1795000000,7,"))
                .first()
                .isEqualTo("1795000000,7,GET,/,0.100000,0.000000,0,0,0,0,0,0,0,0,0,0,0,3,0,1.499,4.748000,0.400,"
                        + "12.345,100.000000");
        assertThat(rows.getLast()).startsWith("1795000000,7,,Aggregated,0.200000,0.000000,0,147,147,");
    }

    @Test
    void whatHasOneLabelIsOneRow() {
        LocustStats twice = stats(
                entry("GET", "/", good(1_000), Stats.NONE),
                entry("GET", "/b", good(5_000), Stats.NONE),
                entry("GET", "/", good(3_000), good(3_000)));
        assertThat(LocustCsv.stats(twice).lines().skip(1))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("GET,/,2,0,1.000,2.000000,1.000,3.000,");
    }

    @Test
    void beforeTheFirstRequestPercentilesAreNotAvailable() {
        String none = ",N/A".repeat(11);
        assertThat(LocustCsv.stats(LocustStats.NONE).lines().skip(1))
                .containsExactly(",Aggregated,0,0,0.000,0.000000,0.000,0.000,0.000000,0.000000,0.000000" + none);
        assertThat(LocustCsv.history(LocustStats.NONE, true))
                .isEqualTo("0,0,,Aggregated,0.000000,0.000000" + none + ",0,0,0.000,0.000000,0.000,0.000,0.000000\r\n");
    }

    @Test
    void failuresHaveTheirKindTheirNumberAndTheirTimes() {
        LocustFailure refused = new LocustFailure(
                new LocustLabel("GET", "/"), new FailureKind(Outcome.REFUSED, 0, 7), 1_795_000_000L, 1_795_000_061L);
        LocustFailure answered = new LocustFailure(
                new LocustLabel("POST", "/a"),
                new FailureKind(Outcome.STATUS_5XX, 503, 1),
                1_795_000_001L,
                1_795_000_001L);
        assertThat(LocustCsv.failures(List.of(refused, answered)))
                .isEqualTo("Method,Name,Error,Occurrences,First Seen,Last Seen\r\n"
                        + "GET,/,refused: the connection was refused or the address is unreachable,7,"
                        + "2026-11-18T11:06:40Z,2026-11-18T11:07:41Z\r\n"
                        + "POST,/a,status 503,1,2026-11-18T11:06:41Z,2026-11-18T11:06:41Z\r\n");
    }

    @Test
    void exceptionsAreNone() {
        assertThat(LocustCsv.exceptions()).isEqualTo("Count,Message,Traceback,Nodes\r\n");
    }
}
