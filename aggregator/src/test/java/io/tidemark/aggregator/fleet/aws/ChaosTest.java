package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Ledger.LostWorker;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong between workers and centre, with the built function in real processes. Whatever it is: nothing is counted
 * twice, and what is missing is known.
 */
class ChaosTest {
    private static final double STOPPED_WITHIN_SECONDS = 10;
    private static final int FLEET = Proof.size(6, 20);
    private static final int KILLED = Proof.size(2, 3);
    private static final double NOTICED_WITHIN_SECONDS = 5;

    private final CountingTarget target = new CountingTarget();

    @Test
    void killedWorkersAreLostAndTheirShareIsKnown() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of()) {
            run.start(plan(60, 14), FLEET).awaitLoad();
            long killed = System.nanoTime();
            run.lambda.environments().subList(0, KILLED).forEach(environment -> environment.kill());
            run.awaitNote("Worker \\d+/" + FLEET + " was lost: it fell silent");
            assertThat((System.nanoTime() - killed) / 1e9).isLessThan(NOTICED_WITHIN_SECONDS);
            Run done = run.await();

            Ledger ledger = done.ledger();
            assertThat(ledger.lost()).hasSize(KILLED).allMatch(lost -> lost.untilSecond() < 0);
            assertThat(ledger.planned() + LambdaRun.missing(ledger)).isEqualTo(ledger.scheduled());
            // What a killed worker had under way at its last word has no end that is known: less than a second of its
            // share.
            assertThat(ledger.good())
                    .isBetween(ledger.sent() - KILLED * 60L / FLEET, ledger.sent())
                    .isLessThanOrEqualTo(target.requests());
            assertThat(ledger.bad() + ledger.unfinished()).isZero();
            assertThat(done.verdict().isValid()).isFalse();
        }
    }

    @Test
    void othersTakeOverFromKilledWorkersAndNothingIsSentTwice() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of().replacingLost()) {
            run.start(plan(60, 35), 4).awaitLoad();
            run.lambda.environments().getFirst().kill();
            Run done = run.await();

            Ledger ledger = done.ledger();
            assertThat(ledger.lost()).hasSize(1);
            LostWorker lost = ledger.lost().getFirst();
            assertThat(lost.untilSecond()).isGreaterThanOrEqualTo(lost.sinceSecond() + 8);
            assertThat(ledger.planned() + lost.missing()).isEqualTo(ledger.scheduled());
            assertThat(ledger.good()).isLessThanOrEqualTo(target.requests());
        }
    }

    @Test
    void everySegmentThatIsInvokedTwiceIsServedOnce() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of()) {
            run.lambda.faults().deliverTwice(true);
            target.requireWhole(run.run(plan(60, 8), 4));
            assertThat(run.lambda.allEnvironments().size()).isGreaterThan(4);
        }
    }

    @Test
    void throttledAndLostCallsAreMadeAgain() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of()) {
            run.lambda.faults().throttleNext(9);
            target.requireWhole(run.run(plan(60, 5), 3));
        }
    }

    @Test
    void parcelsThatComeLateOrTwiceCountOnce() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of().between(UnreliableBoard::new)) {
            target.requireWhole(run.run(plan(60, 10), 4));
        }
    }

    @Test
    void aRunIsStoppedFromElsewhere() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of()) {
            run.start(plan(60, 120), 3).awaitLoad();
            long asked = System.nanoTime();
            assertThat(DynamoBoard.halt(run.dynamo, run.table, run.control().runId()))
                    .isTrue();
            Run done = run.await();

            assertThat(target.lastSecondsAfter(asked)).isLessThan(STOPPED_WITHIN_SECONDS);
            assertThat(done.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
            assertThat(done.info().ending().detail()).contains("tidemark stop");
            assertThat(done.ledger().good()).isEqualTo(target.requests());
            assertThat(done.ledger().lost()).isEmpty();
        }
    }

    @Test
    void anInterruptWhileWorkersGetReadySendsNothing() throws Exception {
        try (target;
                LambdaRun run = LambdaRun.of()) {
            run.lambda.faults().hold();
            run.start(plan(60, 60), 3);
            run.control().stop();
            Run done = run.await();
            run.lambda.faults().release();

            assertThat(done.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
            for (String request : run.lambda.requestIds()) {
                assertThat(run.lambda.outcome(request).get().answer()).contains("over before it began");
            }
            assertThat(target.requests()).isZero();
        }
    }

    private Plan plan(int rate, int seconds) throws ProblemsException {
        return LambdaRun.plan(
                "{target: '%s', load: {rate: %d/s, duration: %ds}}".formatted(target.url(), rate, seconds));
    }
}
