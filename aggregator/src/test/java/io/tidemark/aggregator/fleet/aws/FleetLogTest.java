package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.csv.RequestLogs;
import io.tidemark.aggregator.fleet.RequestLogFiles;
import io.tidemark.aggregator.fleet.remote.FetchedLogs;
import io.tidemark.aggregator.run.Run;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.requests.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of every request, from functions in real processes by way of a real S3 server. */
class FleetLogTest {
    private final CountingTarget target = new CountingTarget();

    @TempDir
    private Path directory;

    @Test
    void everyRequestThatTheServerCountsIsInTheLog() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of().logging()) {
            Run done = run.run(plan(200, 10), 4);
            FetchedLogs logs = run.fetchLogs(done, directory);

            assertThat(logs.missing()).as(told(run)).isEmpty();
            assertThat(logs.records()).isEqualTo(target.requests()).isEqualTo(2_000);
            assertThat(read()).hasSize(2_000).isSortedAccordingTo(Comparator.comparingLong(LoggedRequest::endMicros));
            assertThat(RequestLogFiles.in(directory)).hasSize(4);
        }
    }

    @Test
    void workersThatFollowEachOtherHaveOneLog() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of(settings -> settings.withTimeout(Duration.ofSeconds(40)))
                        .logging()) {
            Run done = run.run(plan(40, 50), 1);
            FetchedLogs logs = run.fetchLogs(done, directory);

            assertThat(run.lambda.requestIds().size()).isGreaterThan(1);
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(logs.missing()).as(told(run)).isEmpty();
            assertThat(read()).hasSize(target.requests()).hasSize(50 * 40);
        }
    }

    @Test
    void whatAKilledWorkerHadBroughtCanBeReadAndWhatIsMissingIsSaid() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of().logging()) {
            run.start(plan(100, 14), 2).awaitLoad();
            int enough = target.requests() + 600;
            while (target.requests() < enough) {
                LockSupport.parkNanos(100_000);
            }
            run.lambda.environments().getFirst().kill();
            Run done = run.await();
            FetchedLogs logs = run.fetchLogs(done, directory);

            assertThat(done.ledger().lost()).hasSize(1);
            String lost = done.ledger().lost().getFirst().segment();
            assertThat(logs.missing())
                    .singleElement()
                    .asString()
                    .isEqualTo("The log of requests of worker " + lost + " is NOT COMPLETE: its end is missing");
            List<LoggedRequest> requests = new ArrayList<>();
            List<String> incomplete = new RequestLogs(RequestLogFiles.in(directory)).forEach(requests::add);
            assertThat(incomplete).singleElement().asString().contains("cut off");
            // The other's share is whole, and of the killed one's 300 or more a few seconds at most are missing.
            assertThat(requests).hasSizeBetween(700 + 100, target.requests());
        }
    }

    /** What was said here, and by the functions. */
    private static String told(LambdaRun run) throws Exception {
        StringBuilder told = new StringBuilder(String.join("\n", run.notes()));
        for (String request : run.lambda.requestIds()) {
            told.append('\n').append(run.lambda.outcome(request).get().answer());
        }
        return told.toString();
    }

    private List<LoggedRequest> read() throws IOException {
        List<LoggedRequest> requests = new ArrayList<>();
        assertThat(new RequestLogs(RequestLogFiles.in(directory)).forEach(requests::add))
                .isEmpty();
        return requests;
    }

    private Plan plan(int rate, int seconds) throws ProblemsException {
        return LambdaRun.plan(
                "{target: '%s', load: {rate: %d/s, duration: %ds}}".formatted(target.url(), rate, seconds));
    }
}
