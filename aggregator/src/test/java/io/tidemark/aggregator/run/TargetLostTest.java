package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.SystemClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A real server that dies in the middle of a run. */
class TargetLostTest {
    private static final int ALIVE_FOR = 100;

    @Test
    void runWhoseTargetDiesEndsWithinSecondsAndKeepsItsRecord() throws Exception {
        AtomicInteger served = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(ALIVE_FOR);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            enough.countDown();
        });
        server.start();
        try (executor;
                LocalFleet fleet = new LocalFleet(2, 1, name -> null, new SystemClock(), null)) {
            Thread killer = Thread.ofVirtual().start(() -> {
                try {
                    enough.await();
                    server.stop(0);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Run run = control(server.getAddress().getPort(), fleet).run();
            killer.join();
            assertThat(run.info().ending().kind()).isEqualTo(RunInfo.Ending.Kind.TARGET_LOST);
            assertThat(run.info().elapsedMillis()).isLessThan(20_000);
            Ledger ledger = run.ledger();
            assertThat(ledger.good()).isBetween((long) ALIVE_FOR / 2, (long) served.get());
            assertThat(ledger.sent()).isGreaterThan(served.get());
            assertThat(ledger.sent()).isEqualTo(ledger.good() + ledger.bad() + ledger.unfinished());
            assertThat(ledger.planned()).isEqualTo(ledger.sent() + ledger.dropped());
            assertThat(ledger.lost()).isEmpty();
        }
    }

    private static RunControl control(int port, LocalFleet fleet) {
        Step step = new Step("/", "GET", "/", List.of(), List.of(), Body.NONE, null, List.of(), List.of(), Pause.NONE);
        Phase phase = new Phase("main", new Shape.Constant(Level.of(10), Duration.ofMinutes(2)), false);
        Load load = new Load.Users(
                List.of(phase), new Pause.Fixed(Duration.ofMillis(50)), Load.Pacing.FROM_RESPONSE, Duration.ZERO, 1);
        Plan plan = new Plan(
                "test",
                List.of(URI.create("http://127.0.0.1:" + port)),
                List.of(),
                List.of(new Scenario("main", 1, List.of(step))),
                load,
                HttpSettings.DEFAULT,
                Tolerance.DEFAULT);
        BuildInfo build = new BuildInfo("test", "test");
        return new RunControl(
                plan, "{}", "plan", fleet, new SystemClock(), build, RunListener.SILENT, Steering.BY_PLAN);
    }
}
