package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Ledger.LostWorker;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of the workers and the result when the process that leads them stands still, is killed, or loses its
 * terminal. Three runs side by side, for it takes time.
 */
class CentreProcessTest {
    private static final double STOPPED_WITHIN_SECONDS = 10;
    private static final int STANDING_STILL_SECONDS = 20;

    private final String table = "t" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void workersStopWithTheirCentreAndWhatTheyCountedIsKept() throws Exception {
        Tables.create(DynamoLocal.settings(), table);
        try (LambdaEndpoint lambda = LambdaEndpoint.start(FunctionSettings.worker("tidemark-worker")
                        .withTimeout(Duration.ofMinutes(5))
                        .withEndpoint("DYNAMODB", DynamoLocal.uri()));
                Scene suspended = new Scene("suspended", lambda);
                Scene killed = new Scene("killed", lambda);
                Scene closed = new Scene("closed", lambda)) {
            suspended.awaitLoad();
            killed.awaitLoad();
            closed.awaitLoad();

            suspended.signal("STOP");
            killed.signal("KILL");
            closed.signal("HUP");

            assertThat(closed.process.await()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(closed.lastSeconds()).isLessThan(STOPPED_WITHIN_SECONDS);
            Run whole = closed.result();
            assertThat(whole.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
            assertThat(whole.ledger().lost()).isEmpty();
            assertThat(whole.ledger().good()).isEqualTo(closed.server.requests());

            assertThat(suspended.process.isOverWithin(STANDING_STILL_SECONDS)).isFalse();
            assertThat(killed.lastSeconds()).isBetween(0.0, STOPPED_WITHIN_SECONDS);
            assertThat(suspended.lastSeconds()).isBetween(0.0, STOPPED_WITHIN_SECONDS);

            suspended.signal("CONT");
            assertThat(suspended.process.await()).isEqualTo(ExitCode.INVALID.number());
            Ledger ledger = suspended.result().ledger();
            assertThat(ledger.good()).isEqualTo(suspended.server.requests());
            assertThat(ledger.lost())
                    .hasSize(2)
                    .allMatch(lost -> lost.reason().startsWith("had not heard from the centre for 8 s"));
            long missing = ledger.lost().stream().mapToLong(LostWorker::missing).sum();
            assertThat(ledger.planned() + missing).isEqualTo(ledger.scheduled());
        }
        Tables.delete(DynamoLocal.settings(), table);
    }

    /** A centre, its two workers and their target. */
    private final class Scene implements AutoCloseable {
        private final Path place;
        private final TidemarkProcess process;
        private volatile long lastNanos;
        private volatile long signalNanos;
        private final TestServer server = TestServer.start(call -> {
            lastNanos = System.nanoTime();
            call.respond(200, "ok");
        });

        Scene(String name, LambdaEndpoint lambda) throws Exception {
            place = Files.createDirectory(directory.resolve(name));
            process = TidemarkProcess.start(
                    place,
                    lambda,
                    "burst",
                    server.url(),
                    "--rate",
                    "40/s",
                    "--duration",
                    "2m",
                    "--fleet",
                    "lambda",
                    "--workers",
                    "2",
                    "--table",
                    table,
                    "--wait",
                    "2m");
        }

        void awaitLoad() throws Exception {
            while (server.requests() < 60) {
                assertThat(process.isOverWithin(1)).as(process.output()).isFalse();
            }
        }

        void signal(String name) throws Exception {
            signalNanos = System.nanoTime();
            process.signal(name);
        }

        /** When the last request came, after the signal. */
        double lastSeconds() {
            return (lastNanos - signalNanos) / 1e9;
        }

        Run result() throws Exception {
            try (Stream<Path> files = Files.walk(place)) {
                Path file = files.filter(each -> each.endsWith("run.json"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no result"));
                return RunDump.read(file.getParent());
            }
        }

        @Override
        public void close() {
            process.close();
            server.close();
        }
    }
}
