package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Time moves the parameters. */
public final class TimeEvolutionPolicy implements Policy {
    public static final ComponentType<TimeEvolutionPolicy> TYPE = new ComponentType<>(
            Role.POLICY,
            "TimeEvolutionPolicy",
            List.of(),
            "Raises parameters as time goes by: each has its first value at the start, and the next after each interval, up to "
                    + "its maximum. Ends one interval after the last value, or when its `end` event comes.",
            List.of(
                    Option.required(
                            "evolve",
                            OptionKind.SECTIONS,
                            "The parameters to raise.",
                            Option.required("parameter", OptionKind.PARAMETER, "The parameter to raise."),
                            Option.optional("interval", OptionKind.DURATION, "1", "How long each value holds."),
                            Option.optional("step", OptionKind.NUMBER, "1", "What is added."),
                            Option.optional("min", OptionKind.NUMBER, "0", "The first value."),
                            Option.optional(
                                    "max",
                                    OptionKind.NUMBER,
                                    "",
                                    "The greatest value; without it the policy runs until its `end` event.")),
                    Option.optional(
                            "events",
                            OptionKind.SECTION,
                            "",
                            "What it waits for, in any phase.",
                            Option.optional("end", OptionKind.FILTER, "", "To end."),
                            Option.optional("start", OptionKind.FILTER, "", "Before it begins."))),
            List.of(Events.PARAMETER_UPDATE),
            TimeEvolutionPolicy::new);

    private static final String END = "end";

    private final List<Growth> growths = new ArrayList<>();
    private final @Nullable EventFilter startFilter;
    private final @Nullable EventFilter endFilter;
    private @Nullable Start start;
    private @Nullable Waiting waiting;

    /** How one parameter grows; no last index when it has no end. */
    private record Growth(String parameter, Duration interval, BigDecimal min, BigDecimal step, Optional<Long> last) {
        Object value(long index) {
            return Range.plain(min.add(step.multiply(BigDecimal.valueOf(index))));
        }

        /** How many intervals are over by then, but not more than there are values. */
        long index(Duration now) {
            long index = now.dividedBy(interval);
            return last.map(most -> Math.min(most, index)).orElse(index);
        }

        Optional<Duration> end() {
            return last.map(most -> interval.multipliedBy(most + 1));
        }
    }

    private TimeEvolutionPolicy(Settings settings) {
        settings.sections("evolve").forEach(one -> growths.add(growth(one)));
        this.startFilter = settings.section("events").maybeFilter("start").orElse(null);
        this.endFilter = settings.section("events").maybeFilter(END).orElse(null);
        if (endFilter == null
                && growths.stream().anyMatch(growth -> growth.last().isEmpty())) {
            settings.reject("evolve", "must have a max for each parameter, or there must be events.end", "");
        }
    }

    private static Growth growth(Settings settings) {
        double min = settings.number("min");
        double step = settings.number("step");
        Optional<Double> max = settings.maybeNumber("max");
        Duration interval = settings.duration("interval");
        if (interval.isZero()) {
            settings.reject("interval", "must be longer than nothing", "");
            interval = Duration.ofSeconds(1);
        }
        Range range = Range.of(min, max.orElse(min), step, true);
        if (!range.problem().isEmpty()) {
            settings.reject("max", range.problem(), "");
            return new Growth(settings.parameter("parameter"), interval, range.min(), BigDecimal.ONE, Optional.of(0L));
        }
        return new Growth(
                settings.parameter("parameter"),
                interval,
                range.min(),
                range.step(),
                max.map(_ -> range.values().size() - 1L));
    }

    @Override
    public Optional<List<Map<String, Object>>> outline() {
        if (growths.stream().anyMatch(growth -> growth.last().isEmpty())) {
            return Optional.empty();
        }
        List<Map<String, Object>> points = new ArrayList<>();
        Duration now = Duration.ZERO;
        for (Optional<Duration> next = Optional.of(now); next.isPresent(); next = next(now)) {
            now = next.get();
            points.add(changes(now));
        }
        return Optional.of(points);
    }

    @Override
    public void start(Stage stage) {
        start = new Start(startFilter, stage);
        waiting = new Waiting(stage, "policy", endFilter == null ? Map.of() : Map.of(END, endFilter));
    }

    @Override
    public void run(Helm helm) throws InterruptedException {
        if (start == null || waiting == null) {
            throw new IllegalStateException("it was not started");
        }
        start.await();
        waiting.expectAny();
        long startNanos = helm.stage().clock().nanoTime();
        Duration now = Duration.ZERO;
        for (Optional<Duration> next = Optional.of(now); next.isPresent(); next = next(now)) {
            now = next.get();
            if (endedBefore(now, startNanos, helm.stage())) {
                return;
            }
            Phase phase = helm.prepare(changes(now));
            if (!helm.isDone(phase)) {
                helm.begin(phase);
            }
        }
        Duration end = growths.stream()
                .flatMap(growth -> growth.end().stream())
                .max(Duration::compareTo)
                .orElse(now);
        boolean _ = endedBefore(end, startNanos, helm.stage());
        waiting.rest();
    }

    /** Waits until then; true when the end came first. */
    private boolean endedBefore(Duration then, long startNanos, Stage stage) throws InterruptedException {
        if (waiting == null) {
            return true;
        }
        Duration left = then.minusNanos(stage.clock().nanoTime() - startNanos);
        boolean ended = waiting.await(left).isPresent();
        if (ended) {
            waiting.rest();
        }
        return ended;
    }

    /** The next instant at which a parameter changes. */
    private Optional<Duration> next(Duration now) {
        return growths.stream()
                .filter(growth -> growth.last().isEmpty()
                        || growth.index(now) < growth.last().get())
                .map(growth -> growth.interval().multipliedBy(growth.index(now) + 1))
                .min(Duration::compareTo);
    }

    /** What changes at that instant: everything at the start. */
    private Map<String, Object> changes(Duration now) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Growth growth : growths) {
            long index = growth.index(now);
            if (now.isZero() || growth.interval().multipliedBy(index).equals(now)) {
                changes.put(growth.parameter(), growth.value(index));
            }
        }
        return changes;
    }
}
