package io.tidemark.experiment.host;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Probe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Publishes what a probe samples, while a host lives. A sample belongs to the phase in which it was waited for. */
final class SampleFeed {
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final String host;
    private final Bus bus;
    private final Probe probe;
    private final HostFacts facts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int published;

    SampleFeed(String host, Bus bus, Probe probe, HostFacts facts) {
        this.host = host;
        this.bus = bus;
        this.probe = probe;
        this.facts = facts;
    }

    /**
     * Blocks until it is closed, or until the host does not live any more.
     *
     * @return whether the host is lost
     */
    boolean run(BooleanSupplier alive) throws InterruptedException {
        while (true) {
            Trace trace = trace();
            try (Hold _ = hold(trace)) {
                boolean over = closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                publish(trace);
                if (over) {
                    return false;
                }
            }
            if (!alive.getAsBoolean()) {
                return closed.getCount() > 0;
            }
        }
    }

    void close() {
        closed.countDown();
        probe.close();
    }

    /** One that is closed already gets nothing more: it is only about to be heard to its end. */
    private Trace trace() {
        Trace current = bus.current();
        return current.phase().filter(phase -> !phase.isClosed()).isPresent() ? current : Trace.NONE;
    }

    private static Hold hold(Trace trace) {
        return trace.phase().map(Phase::hold).orElseGet(() -> new Phase(0, 0, Map.of()).hold());
    }

    private void publish(Trace trace) {
        List<HostSample> samples = probe.samples();
        for (HostSample sample : samples.subList(Math.min(published, samples.size()), samples.size())) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("host", host);
            attributes.put("fields", HostFigure.fields(sample, facts));
            bus.publish(Events.HOST_SAMPLE, trace, attributes, TimeUnit.MILLISECONDS.toMicros(sample.epochMillis()));
        }
        published = samples.size();
    }
}
