package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.remote.Board;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Another centre takes a run up whose own is silent, with the built function in real processes. */
class AttachTest {
    private final CountingTarget target = new CountingTarget();

    @Test
    void workersThatStillSendAreLedOnAndTheCentreBeforeIsShutOut() throws Exception {
        AtomicBoolean cut = new AtomicBoolean();
        try (target;
                LambdaRun run = LambdaRun.of().between(board -> cutOffWhile(cut, board))) {
            run.start(LambdaRun.plan("{target: '%s', load: {rate: 60/s, duration: 20s}}".formatted(target.url())), 3)
                    .awaitLoad();
            cut.set(true);
            Run taken = run.attach();
            int sent = target.requests();

            assertThat(taken.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
            target.requireWhole(taken);
            assertThat(taken.info().id()).isEqualTo(run.control().runId());

            cut.set(false);
            Run before = run.await();
            assertThat(before.info().ending().detail()).isEqualTo("another Tidemark has taken the run up");
            assertThat(before.ledger().good()).isEqualTo(sent);
            assertThat(target.requests()).isEqualTo(sent);
        }
    }

    /** As if the centre stood still: whatever it asks for fails. */
    private static Board cutOffWhile(AtomicBoolean cut, Board board) {
        return (Board) Proxy.newProxyInstance(
                Board.class.getClassLoader(), new Class<?>[] {Board.class}, (self, method, arguments) -> {
                    if (cut.get() && List.of(method.getExceptionTypes()).contains(IOException.class)) {
                        throw new IOException("cut off");
                    }
                    try {
                        return method.invoke(board, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
