package io.tidemark.experiment.component;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The stage of one experiment. What was spawned on it is interrupted when it closes. */
public final class Workshop implements Stage, AutoCloseable {
    private final Bus bus;
    private final Clock clock;
    private final Environment environment;
    private final Declarations declarations;
    private final Places places;
    private final Troubles troubles;
    private final Consumer<String> notes;
    private final Map<String, Object> defined = new ConcurrentHashMap<>();
    private final Set<Spawned> spawned = ConcurrentHashMap.newKeySet();

    /**
     * @param directory where relative paths of what is read begin
     * @param results where those of what is written begin
     */
    public record Places(Path directory, Path results, Duration staleTimeout) {}

    /** @param notes hears what a person should read; thread-safe */
    public Workshop(
            Bus bus,
            Clock clock,
            Environment environment,
            Declarations declarations,
            Places places,
            Troubles troubles,
            Consumer<String> notes) {
        this.bus = bus;
        this.clock = clock;
        this.environment = environment;
        this.declarations = declarations;
        this.places = places;
        this.troubles = troubles;
        this.notes = notes;
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Scope scope(Trace trace) {
        Map<String, Object> parameters =
                trace.phase().<Map<String, Object>>map(Phase::parameters).orElse(Map.of());
        return Scope.of(parameters).orElse(Scope.of(defined)).orElse(declarations.scope());
    }

    @Override
    public void define(String name, Object value) {
        defined.put(name, value);
    }

    @Override
    public Path directory() {
        return places.directory();
    }

    @Override
    public Path results() {
        return places.results();
    }

    @Override
    public Duration staleTimeout() {
        return places.staleTimeout();
    }

    @Override
    public Work spawn(String owner, Trace trace, Job job) {
        Optional<Hold> hold = trace.phase().map(Phase::hold);
        Spawned work = new Spawned();
        spawned.add(work);
        work.thread = Thread.ofVirtual().name(owner).unstarted(() -> {
            try {
                job.run();
            } catch (InterruptedException _) {
                // Somebody cancelled it: that is no trouble.
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                troubles.add(owner, e);
            } finally {
                spawned.remove(work);
                hold.ifPresent(Hold::close);
                work.done.countDown();
            }
        });
        work.thread.start();
        return work;
    }

    @Override
    public void trouble(String owner, Exception exception) {
        troubles.add(owner, exception);
    }

    @Override
    public void note(String text) {
        notes.accept(text);
    }

    /** Interrupts all that was spawned and still goes on, and waits a little for it. */
    @Override
    public void close() {
        spawned.forEach(Spawned::cancel);
    }

    private static final class Spawned implements Work {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile Thread thread = Thread.currentThread();

        @Override
        public void cancel() {
            thread.interrupt();
        }

        @Override
        public boolean isDone() {
            return done.getCount() == 0;
        }

        @Override
        public void join() throws InterruptedException {
            done.await();
        }
    }
}
