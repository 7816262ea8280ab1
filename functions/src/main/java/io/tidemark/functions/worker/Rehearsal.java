package io.tidemark.functions.worker;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.shape.Shape;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A short run of a real worker against a server within this process, thrown away. A cold JVM takes a tenth of a second
 * for its first requests; without the rehearsal that would be counted as the target's.
 */
public final class Rehearsal {
    private static final Duration LENGTH = Duration.ofMillis(300);
    private static final int USERS = 8;
    private static final int ARRIVALS_PER_SECOND = 2_000;
    private static final long LIMIT_SECONDS = 5;

    private Rehearsal() {}

    /** Takes about half a second. A failure is of no consequence: the run then begins cold. */
    public static void perform(int eventLoops, Clock clock) {
        try (RehearsalServer server = RehearsalServer.start()) {
            Load.Users users =
                    new Load.Users(phases(Level.of(USERS)), Pause.NONE, Load.Pacing.FROM_RESPONSE, Duration.ZERO, 1);
            Load.Rate rate = new Load.Rate(phases(Level.of(ARRIVALS_PER_SECOND)), Load.Arrivals.CONSTANT, LENGTH, 1);
            play(plan(server, users), eventLoops, clock);
            play(plan(server, rate), eventLoops, clock);
        } catch (IOException | ProblemsException e) {
            System.getLogger(Rehearsal.class.getName()).log(System.Logger.Level.DEBUG, "no rehearsal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void play(Plan plan, int eventLoops, Clock clock) throws ProblemsException, InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        WorkerSetup setup = new WorkerSetup("rehearsal", plan, "rehearsal", Segment.WHOLE, 0, eventLoops, null);
        Environment nothing = name -> null;
        try (Worker worker = new Worker(setup, nothing, clock, delta -> last.countDown())) {
            worker.prepare();
            worker.start(clock.nanoTime(), 0);
            last.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Plan plan(RehearsalServer server, Load load) {
        Step step =
                new Step("GET /", "GET", "/", List.of(), List.of(), Body.NONE, null, List.of(), List.of(), Pause.NONE);
        return new Plan(
                "rehearsal",
                List.of(URI.create("http://127.0.0.1:" + server.port())),
                List.of(),
                List.of(new Scenario("rehearsal", 1, List.of(step))),
                load,
                HttpSettings.DEFAULT,
                Tolerance.DEFAULT);
    }

    private static List<Phase> phases(Level level) {
        return List.of(new Phase("rehearsal", new Shape.Constant(level, LENGTH), false));
    }
}
