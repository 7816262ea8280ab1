package io.tidemark.experiment.component;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.component.Troubles.Trouble;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.time.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stage with a real bus, which keeps all that happens on it. */
public final class TestStage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Event> unread = new LinkedBlockingQueue<>();
    private final Troubles troubles = new Troubles(_ -> {});
    private final Bus bus = new Bus(8, new SystemClock(), troubles);
    private final Workshop stage;
    private int phases;

    public TestStage(Path directory) {
        this(directory, TestSettings.DECLARATIONS);
    }

    public TestStage(Path directory, Declarations declarations) {
        stage = new Workshop(
                bus,
                new SystemClock(),
                Map.<String, String>of()::get,
                declarations,
                new Workshop.Places(directory, directory, Duration.ofMinutes(10)),
                troubles,
                notes::add);
        bus.listen("test", Events.EVENT, event -> {
            events.add(event);
            unread.add(event);
        });
    }

    public Stage stage() {
        return stage;
    }

    /** Begins a phase with these parameters, as a policy would; no channel is told. */
    public Event begin(Map<String, Object> parameters) {
        phases++;
        Phase phase = new Phase(0, phases, parameters);
        return bus.publish(
                Events.PARAMETER_UPDATE,
                Trace.root(phase),
                Map.of("parameters", parameters, "oldParameters", Map.of(), "changes", parameters));
    }

    /** The next event of a kind that was not taken before; what comes before it is skipped. */
    public Event next(EventType type) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Event event = unread.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new TimeoutException(
                        "no " + type + " within " + PATIENCE + "; there were " + events + ", troubles " + troubles());
            }
            if (event.isA(type)) {
                return event;
            }
        }
    }

    /** All events of a kind so far. */
    public List<Event> events(EventType type) {
        return events.stream().filter(event -> event.isA(type)).toList();
    }

    public List<String> troubles() {
        return troubles.all().stream().map(Trouble::text).toList();
    }

    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        stage.close();
        bus.close();
    }
}
