package io.tidemark.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.window.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void aGoodRun() {
        Run run = RunExample.with(Outcome.OK, 990)
                .and(Outcome.STATUS_5XX, 7)
                .and(Outcome.TIMEOUT, 3)
                .build();
        assertThat(Summary.lines(run, List.of("runs/x/report.html", "runs/x/raw.json.gz")))
                .containsExactly(
                        "VALID        the generator kept up with its plan",
                        "PASSED       all requests: 1% were bad (the limit is 5%).",
                        "",
                        "sent         1,000 requests in 0:10, 100/s, and 40 to warm up",
                        "good         990 (99%)",
                        "bad          10 (1%): 5xx 7, timeout 3",
                        "latency      p50 500 ms   p90 900 ms   p99 990 ms   max 1 s",
                        "",
                        "written      runs/x/report.html",
                        "             runs/x/raw.json.gz");
    }

    @Test
    void anInvalidRunHasNoRateAndNoLatency() {
        Run run = RunExample.with(Outcome.OK, 1_000)
                .invalid("The CPU was busy.", "It was late.")
                .build();
        assertThat(Summary.lines(run, List.of()))
                .startsWith("INVALID      The CPU was busy.", "             It was late.")
                .contains(
                        "sent         1,000 requests in 0:10, and 40 to warm up",
                        "latency      withheld, because the run is not valid; the report has what was measured")
                .noneMatch(line -> line.contains("p99") || line.contains("/s"));
    }

    @Test
    void aRunThatEndedEarlySaysWhyFirst() {
        Run run = RunExample.with(Outcome.OK, 50)
                .and(Outcome.UNFINISHED, 4)
                .ending(Ending.Kind.INTERRUPTED)
                .dropped(7)
                .build();
        assertThat(Summary.lines(run, List.of()))
                .startsWith("ended early  because of INTERRUPTED")
                .contains(
                        "dropped      7 never sent: no connection became free in time",
                        "unfinished   4 still under way at the end",
                        "bad          0");
    }

    @Test
    void aRunOnFunctionsSaysWhatItCost() {
        Run run = RunExample.with(Outcome.OK, 5).costing(0.88, 0.03, 0.02).build();
        assertThat(Summary.lines(run, List.of()))
                .contains("cost         about $0.93: Lambda $0.88, DynamoDB $0.03, S3 $0.02 (list prices of us-east-1, "
                        + "2026-11-25, without free tier and data transfer)");
        assertThat(ResultJson.of(run, ExitCode.OK, List.of()).toString())
                .contains("\"cost\":{\"totalDollars\":0.93,\"lambdaDollars\":0.88,\"dynamoDbDollars\":0.03,"
                        + "\"s3Dollars\":0.02,\"region\":\"us-east-1\",\"priceDate\":\"2026-11-25\"}");
        assertThat(Summary.lines(RunExample.with(Outcome.OK, 5).build(), List.of()))
                .noneMatch(line -> line.startsWith("cost"));
    }

    @Test
    void aTargetThatDidNotAnswerIsNamed() {
        assertThat(Summary.lines(RunExample.with(Outcome.REFUSED, 5).failed().build(), List.of()))
                .startsWith(
                        "UNREACHABLE  http://127.0.0.1:8080 answered no request",
                        "FAILED       all requests: 1% were bad (the limit is 5%).")
                .contains("good         0", "bad          5 (100%): refused 5");
    }

    @Test
    void nothingMeasuredIsNothingDivided() {
        assertThat(Summary.lines(new RunExample().build(), List.of()))
                .contains("sent         0 requests in 0:10, 0/s, and 40 to warm up", "good         0", "bad          0")
                .noneMatch(line -> line.startsWith("latency"));
    }

    @Test
    void aProgramGetsEverything() {
        Run run = RunExample.with(Outcome.OK, 99)
                .and(Outcome.RESET, 1)
                .invalid("late")
                .build();
        assertThat(ResultJson.of(run, ExitCode.INVALID, List.of("a/report.html")))
                .hasToString(
                        "{\"type\":\"result\",\"id\":\"20261120-191500-3f9c\",\"exitCode\":5,\"ending\":\"completed\","
                                + "\"endingDetail\":\"\",\"valid\":false,\"invalid\":[\"late\"],\"passed\":true,"
                                + "\"ledger\":{\"scheduled\":-1,\"planned\":140,\"sent\":140,\"late\":0,\"dropped\":0,\"good\":99,"
                                + "\"bad\":1,\"unfinished\":0,\"warmUp\":40,\"workers\":1,\"lostWorkers\":0,"
                                + "\"coverage\":0.7142857142857143},\"sent\":100,\"good\":99,\"bad\":1,"
                                + "\"outcomes\":{\"ok\":99,\"reset\":1},\"latencyMicros\":{\"count\":100,\"min\":1000,"
                                + "\"mean\":50500,\"p50\":50015,\"p90\":90047,\"p99\":99007,\"max\":100000},"
                                + "\"files\":[\"a/report.html\"]}");
    }
}
