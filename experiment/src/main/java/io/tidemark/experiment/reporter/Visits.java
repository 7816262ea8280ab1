package io.tidemark.experiment.reporter;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which set of parameters was visited when, in every run. */
final class Visits {
    private static final double MICROS = 1e6;

    private final Map<Key, Started> begun = new LinkedHashMap<>();
    private @Nullable Mailbox mailbox;

    private record Key(int run, Map<String, Object> parameters) {}

    private record Started(double epochSeconds, Map<String, Object> flags) {}

    /** @param series the values of this run, by metric */
    record Visit(
            int run,
            double epochSeconds,
            Map<String, Object> parameters,
            Map<String, Object> flags,
            Map<String, List<Sample>> series) {}

    void start(Stage stage) {
        Mailbox hears = stage.bus().mailbox("visits");
        mailbox = hears;
        hears.listen(
                Events.PARAMETER_UPDATE,
                event -> started(event, event.trace().phase().orElseThrow()));
        hears.listen(
                Events.FLAG_UPDATE,
                event -> event.trace()
                        .phase()
                        .ifPresent(phase -> started(event, phase)
                                .flags()
                                .put(
                                        event.text("name"),
                                        event.attribute("value").orElse(""))));
    }

    private Started started(Event event, Phase phase) {
        return begun.computeIfAbsent(
                new Key(phase.run(), phase.parameters()),
                _ -> new Started(event.epochMicros() / MICROS, new LinkedHashMap<>()));
    }

    /** In the order of their beginnings. Those that an earlier process saw are known by what was measured then. */
    Collection<Visit> all(Results results) throws InterruptedException {
        Map<Key, Started> known = new LinkedHashMap<>();
        Turn.await(requireNonNull(mailbox, "it was not started"), () -> known.putAll(begun));
        Map<Key, Visit> visits = new LinkedHashMap<>();
        for (Point point : results.points()) {
            point.series()
                    .forEach((metric, samples) -> samples.forEach(sample -> visits.computeIfAbsent(
                                    new Key(sample.run(), point.parameters()), key -> visit(key, known, sample, point))
                            .series()
                            .computeIfAbsent(metric, _ -> new ArrayList<>())
                            .add(sample)));
        }
        known.forEach((key, started) -> visits.computeIfAbsent(
                key,
                _ -> new Visit(
                        key.run(), started.epochSeconds(), key.parameters(), started.flags(), new LinkedHashMap<>())));
        return visits.values().stream()
                .sorted(Comparator.comparingDouble(Visit::epochSeconds))
                .toList();
    }

    private static Visit visit(Key key, Map<Key, Started> known, Sample first, Point point) {
        Started started = known.get(key);
        return started == null
                ? new Visit(key.run(), first.epochSeconds(), key.parameters(), point.flags(), new LinkedHashMap<>())
                : new Visit(
                        key.run(), started.epochSeconds(), key.parameters(), started.flags(), new LinkedHashMap<>());
    }
}
