package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.FaultyWay;
import io.tidemark.functions.aws.S3Server;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** DynamoDB and S3 that refuse workers and centre alike: nothing is counted twice, and what is missing is known. */
class RefusingServicesTest {
    private static final double STOPPED_WITHIN_SECONDS = 10;

    private final CountingTarget target = new CountingTarget();
    private final FaultyWay dynamo = FaultyWay.toDynamo(DynamoLocal.uri());
    private final FaultyWay s3 = FaultyWay.toS3(S3Server.uri());

    @AfterEach
    void close() {
        target.close();
        dynamo.close();
        s3.close();
    }

    @Test
    void halfOfAllCallsThrottledAndAShelfThatFailsLoseNothing() throws Exception {
        try (LambdaRun run = LambdaRun.through(dynamo, s3)) {
            s3.refuseAll();
            run.start(plan(800, 14), 2).awaitLoad();
            dynamo.refuseHalf();
            awaitRequests(800 * 3);
            int early = s3.refused();
            s3.clear();
            awaitRequests(800 * 4);
            // What lies there and is not fetched yet could not be had while nothing at all passes.
            s3.refuseWriting();
            int late = s3.refused();
            awaitRequests(800 * 3);
            dynamo.clear();
            Run done = run.await();

            assertThat(early).as("from the start").isPositive();
            assertThat(s3.passed()).as("in between, but for the bucket").isGreaterThan(2);
            assertThat(s3.refused()).as("until the end").isGreaterThan(late);
            assertThat(dynamo.refused()).isGreaterThan(30);
            target.requireWhole(done);
        }
    }

    @Test
    void aShortRefusalOfEverythingIsGoneThrough() throws Exception {
        try (LambdaRun run = LambdaRun.through(dynamo, s3)) {
            run.start(plan(60, 15), 3).awaitLoad();
            dynamo.refuseAll();
            assertThat(run.isOverWithin(Duration.ofSeconds(4))).isFalse();
            dynamo.clear();
            target.requireWhole(run.await());
            assertThat(run.notes())
                    .anyMatch(note -> note.startsWith("The workers can be heard again"))
                    .noneMatch(note -> note.contains("was lost"));
        }
    }

    /** The same as a lost network. */
    @Test
    void aTableThatRefusesEverythingForTenSecondsEndsTheRunAndNothingThatWasCountedIsLost() throws Exception {
        try (LambdaRun run = LambdaRun.through(dynamo, s3)) {
            run.start(plan(60, 60), 3).awaitLoad();
            long refusing = System.nanoTime();
            dynamo.refuseAll();
            assertThat(run.isOverWithin(Duration.ofSeconds(10))).isFalse();
            dynamo.clear();
            Run done = run.await();

            assertThat(target.lastSecondsAfter(refusing)).isBetween(0.0, STOPPED_WITHIN_SECONDS);
            Ledger ledger = done.ledger();
            assertThat(run.notes())
                    .as("the centre is deaf, and knows it")
                    .noneMatch(note -> note.contains("it fell silent"));
            assertThat(ledger.good()).isEqualTo(target.requests());
            assertThat(ledger.lost())
                    .hasSize(3)
                    .allMatch(lost -> lost.reason().startsWith("had not heard from the centre for 8 s"));
            assertThat(ledger.planned() + LambdaRun.missing(ledger)).isEqualTo(ledger.scheduled());
            assertThat(done.verdict().isValid()).isFalse();
        }
    }

    private void awaitRequests(int more) {
        int enough = target.requests() + more;
        while (target.requests() < enough) {
            LockSupport.parkNanos(100_000);
        }
    }

    /** With so many names that what a worker counts in a second is more than the table is for. */
    private Plan plan(int rate, int seconds) throws Exception {
        String scenarios = IntStream.range(0, 400)
                .mapToObj(name -> "{steps: [{name: n%d, get: /%d}]}".formatted(name, name))
                .collect(Collectors.joining(", "));
        return LambdaRun.plan("{target: '%s', scenarios: [%s], load: {rate: %d/s, duration: %ds}}"
                .formatted(target.url(), scenarios, rate, seconds));
    }
}
