package io.tidemark.experiment.component;

import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.settings.Declarations;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An experiment as its files describe it, checked, of which nothing has begun.
 *
 * @param repeat how many runs
 * @param config the files as they were written, merged, with nothing filled in, as JSON has values
 * @param warnings what is allowed but probably not meant, for a person
 */
public record Experiment(
        String title,
        int repeat,
        Duration staleTimeout,
        List<Axis> axes,
        List<Metric> metrics,
        List<Indicator> indicators,
        Declarations declarations,
        Map<String, Object> config,
        List<Named<Policy>> policies,
        List<Wired> channels,
        List<Named<Observer>> observers,
        List<Named<Tracker>> trackers,
        List<Scheduled> tasks,
        List<Named<Reporter>> reporters,
        List<String> warnings) {
    public Experiment {
        axes = List.copyOf(axes);
        metrics = List.copyOf(metrics);
        indicators = List.copyOf(indicators);
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        policies = List.copyOf(policies);
        channels = List.copyOf(channels);
        observers = List.copyOf(observers);
        trackers = List.copyOf(trackers);
        tasks = List.copyOf(tasks);
        reporters = List.copyOf(reporters);
        warnings = List.copyOf(warnings);
    }

    /** The same, so many times. */
    public Experiment repeated(int times) {
        return new Experiment(
                title,
                times,
                staleTimeout,
                axes,
                metrics,
                indicators,
                declarations,
                config,
                policies,
                channels,
                observers,
                trackers,
                tasks,
                reporters,
                warnings);
    }

    /** The same with these reporters. */
    public Experiment reporting(List<Named<Reporter>> others) {
        return new Experiment(
                title,
                repeat,
                staleTimeout,
                axes,
                metrics,
                indicators,
                declarations,
                config,
                policies,
                channels,
                observers,
                trackers,
                tasks,
                others,
                warnings);
    }

    /** How many phases one run will have; empty when nobody can know. */
    public OptionalLong phases() {
        long phases = 0;
        for (Named<Policy> policy : policies) {
            Optional<List<Map<String, Object>>> outline = policy.component().outline();
            if (outline.isEmpty()) {
                return OptionalLong.empty();
            }
            phases += outline.get().size();
        }
        return OptionalLong.of(phases);
    }
}
