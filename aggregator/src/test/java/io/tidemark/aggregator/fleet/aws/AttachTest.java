package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Another centre takes a run up whose own is silent, with the built function in real processes. */
class AttachTest {
    private final CountingTarget target = new CountingTarget();

    @Test
    void workersThatStillSendAreLedOnAndTheCentreBeforeIsShutOut() throws Exception {
        AtomicReference<UnreliableBoard> board = new AtomicReference<>();
        try (target;
                LambdaRun run = LambdaRun.of().between(real -> {
                    board.set(new UnreliableBoard(real));
                    return board.get();
                })) {
            run.start(LambdaRun.plan("{target: '%s', load: {rate: 60/s, duration: 20s}}".formatted(target.url())), 3)
                    .awaitLoad();
            board.get().cutOff();
            Run taken = run.attach();
            int sent = target.requests();

            Ledger ledger = taken.ledger();
            assertThat(taken.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
            assertThat(ledger.lost()).isEmpty();
            assertThat(ledger.good()).isEqualTo(ledger.scheduled()).isEqualTo(sent);
            assertThat(taken.info().id()).isEqualTo(run.control().runId());

            board.get().restore();
            Run before = run.await();
            assertThat(before.info().ending().detail()).isEqualTo("another Tidemark has taken the run up");
            assertThat(before.ledger().good()).isEqualTo(sent);
            assertThat(target.requests()).isEqualTo(sent);
        }
    }
}
