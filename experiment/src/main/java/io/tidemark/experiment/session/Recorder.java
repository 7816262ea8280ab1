package io.tidemark.experiment.session;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.policy.Status;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values and flags of every phase, and puts those of equal parameters together. An event's trace says where a
 * value belongs, so that it does not matter when it comes.
 */
final class Recorder {
    private final List<String> metrics;
    private final Stage stage;
    private final Mailbox mailbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Map<String, Object>, Gathered> points = new LinkedHashMap<>();
    private final Map<Phase, PhaseRecord> open = new LinkedHashMap<>();
    private int failedPhases;

    private static final class Gathered {
        private final SequencedMap<String, Object> flags = new LinkedHashMap<>();
        private final SequencedMap<String, List<Sample>> series = new LinkedHashMap<>();
    }

    Recorder(List<String> metrics, Stage stage) {
        this.metrics = List.copyOf(metrics);
        this.stage = stage;
        this.mailbox = stage.bus().mailbox("results");
        mailbox.listen(Events.PARAMETER_UPDATE, event -> event.trace().phase().ifPresent(this::begin));
        mailbox.listen(Events.METRIC_UPDATE, this::value);
        mailbox.listen(Events.FLAG_UPDATE, this::flag);
    }

    /** What an earlier session has finished. */
    void restore(List<PhaseRecord> finished) {
        lock.lock();
        try {
            for (PhaseRecord record : finished) {
                gathered(record.parameters());
                record.flags().forEach((name, value) -> putFlag(record, name, value));
                record.series().forEach((name, samples) -> series(record, name).addAll(samples));
                count(record);
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin(Phase phase) {
        lock.lock();
        try {
            open.put(phase, new PhaseRecord(phase.run(), phase.number(), phase.parameters()));
            gathered(phase.parameters());
        } finally {
            lock.unlock();
        }
    }

    private void value(Event event) {
        String metric = event.text("name");
        Phase phase = event.trace().phase().orElse(null);
        if (phase == null) {
            stage.trouble("results", new IllegalStateException("a value of " + metric + " belongs to no phase"));
            return;
        }
        if (!metrics.contains(metric)) {
            stage.trouble("results", new IllegalStateException("metric " + metric + " does not exist"));
            return;
        }
        if (!(event.attribute("value").orElse("") instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            stage.trouble(
                    "results",
                    new IllegalStateException("a value of " + metric + " is no number: " + event.text("value")));
            return;
        }
        add(phase, metric, new Sample(event.epochSeconds(), number.doubleValue(), phase.run()));
    }

    private void add(Phase phase, String metric, Sample sample) {
        lock.lock();
        try {
            PhaseRecord record = open.get(phase);
            if (record != null) {
                record.series().computeIfAbsent(metric, _ -> new ArrayList<>()).add(sample);
            }
            gathered(phase.parameters())
                    .series
                    .computeIfAbsent(metric, _ -> new ArrayList<>())
                    .add(sample);
        } finally {
            lock.unlock();
        }
    }

    private void flag(Event event) {
        Phase phase = event.trace().phase().orElse(null);
        Object value = event.attributes().get("value");
        if (phase == null || value == null) {
            stage.trouble("results", new IllegalStateException("flag " + event.text("name") + " belongs to no phase"));
            return;
        }
        lock.lock();
        try {
            PhaseRecord record = open.get(phase);
            if (record != null) {
                putFlag(record, event.text("name"), value);
            } else {
                gathered(phase.parameters()).flags.put(event.text("name"), value);
            }
        } finally {
            lock.unlock();
        }
    }

    private void putFlag(PhaseRecord record, String name, Object value) {
        record.flags().put(name, value);
        gathered(record.parameters()).flags.put(name, value);
    }

    private List<Sample> series(PhaseRecord record, String metric) {
        return gathered(record.parameters()).series.computeIfAbsent(metric, _ -> new ArrayList<>());
    }

    private Gathered gathered(Map<String, Object> parameters) {
        return points.computeIfAbsent(parameters, _ -> new Gathered());
    }

    private void count(PhaseRecord record) {
        Object status = record.flags().get(Status.FLAG);
        failedPhases += status == null || status.equals(Status.OK) ? 0 : 1;
    }

    /** Nothing more is to come of that phase: what it has got. Called when the phase has ended. */
    @Nullable
    PhaseRecord finish(Phase phase) {
        lock.lock();
        try {
            PhaseRecord record = open.remove(phase);
            if (record != null) {
                count(record);
            }
            return record;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that has been published so far is kept. */
    void settle() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        mailbox.run(Trace.NONE, latch::countDown);
        latch.await();
    }

    int failedPhases() {
        lock.lock();
        try {
            return failedPhases;
        } finally {
            lock.unlock();
        }
    }

    List<Point> points() {
        lock.lock();
        try {
            List<Point> all = new ArrayList<>();
            points.forEach((parameters, gathered) -> {
                SequencedMap<String, List<Sample>> series = new LinkedHashMap<>();
                metrics.forEach(
                        metric -> series.put(metric, List.copyOf(gathered.series.getOrDefault(metric, List.of()))));
                all.add(new Point(new LinkedHashMap<>(parameters), gathered.flags, series));
            });
            return all;
        } finally {
            lock.unlock();
        }
    }
}
