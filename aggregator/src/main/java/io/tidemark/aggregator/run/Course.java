package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.ArrivalTimes;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a run offers over time: the plan, until somebody steers. */
final class Course {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Plan plan;
    private final LoadModel model;
    private final List<Leg> legs = new ArrayList<>();
    private Profile profile;

    Course(Plan plan) {
        this.plan = plan;
        this.profile = Profile.of(plan.load().phases());
        this.model = switch (plan.load()) {
            case Load.Rate rate -> LoadModel.OPEN;
            case Load.Users users -> LoadModel.CLOSED;
        };
    }

    LoadModel model() {
        return model;
    }

    /** As far as it is known; a steered one may end earlier. */
    Profile profile() {
        return profile;
    }

    /** How long it takes; -1 when that is not for the plan to say, because it offers nothing by itself. */
    long totalMillis() {
        boolean open = isSteered() || profile.peakMicros() == 0;
        return open ? -1 : TimeUnit.NANOSECONDS.toMillis(profile.durationNanos());
    }

    boolean isSteered() {
        return !legs.isEmpty();
    }

    void steer(long atNanos, Level level, String phase) {
        profile = profile.steered(atNanos, level);
        legs.removeIf(leg -> leg.startNanos >= atNanos);
        legs.add(new Leg(atNanos, level, phase));
    }

    /** The name of the phase an instant lies in. */
    String phaseAt(long nanos) {
        Leg leg = legAt(nanos);
        long last = profile.durationNanos() - 1;
        return leg != null
                ? leg.phase
                : plan.load()
                        .phases()
                        .get(profile.phaseAt(Math.clamp(nanos, 0, last)))
                        .name();
    }

    /** @param endNanos of the run */
    List<PhaseSpan> spans(long endNanos) {
        List<PhaseSpan> spans = new ArrayList<>();
        long steeredNanos = isSteered() ? legs.getFirst().startNanos : Long.MAX_VALUE;
        long start = 0;
        for (Phase phase : plan.load().phases()) {
            long end = start + phase.shape().duration().toNanos();
            if (start < steeredNanos) {
                String shape = ShapeText.of(phase.shape(), model);
                spans.add(span(phase.name(), shape, start, Math.min(end, steeredNanos), phase.warmUp()));
            }
            start = end;
        }
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            long end = i + 1 < legs.size() ? legs.get(i + 1).startNanos : Math.max(leg.startNanos, endNanos);
            spans.add(span(leg.phase, ShapeText.level(leg.level, model), leg.startNanos, end, false));
        }
        return spans;
    }

    List<Double> levels(int seconds) {
        List<Double> levels = new ArrayList<>(seconds);
        for (int second = 0; second < seconds; second++) {
            levels.add(levelOf(second));
        }
        return levels;
    }

    /** The mean of a second: its arrivals, or its users. */
    double levelOf(int second) {
        long from = second * SECOND_NANOS;
        return switch (model) {
            case OPEN -> profile.arrivalsBefore(from + SECOND_NANOS) - (double) profile.arrivalsBefore(from);
            case CLOSED -> Math.ceil(profile.levelMicrosAt(middle(from)) / 1e6);
        };
    }

    /** The middle of a second, or of what the plan's end has left of it. */
    private long middle(long from) {
        return from + Math.min(SECOND_NANOS, Math.max(0, profile.durationNanos() - from)) / 2;
    }

    /** Arrivals of a segment from a second on, before an instant. */
    long arrivals(Segment segment, int fromSecond, long endMillis) {
        long from = fromSecond * SECOND_NANOS;
        long whole = profile.durationNanos();
        long to = endMillis > whole / 1_000_000 ? whole : endMillis * 1_000_000;
        if (to <= from) {
            return 0;
        }
        if (plan.load() instanceof Load.Rate rate && rate.arrivals() == Load.Arrivals.POISSON) {
            ArrivalTimes times = ArrivalTimes.poisson(profile, segment, rate.seed());
            long count = 0;
            for (boolean more = times.advanceTo(from); more && times.nanos() < to; more = times.advance()) {
                count++;
            }
            return count;
        }
        return segment.share(profile.arrivalsBefore(to)) - segment.share(profile.arrivalsBefore(from));
    }

    private @Nullable Leg legAt(long nanos) {
        return legs.reversed().stream()
                .filter(leg -> leg.startNanos <= nanos)
                .findFirst()
                .orElse(null);
    }

    private static PhaseSpan span(String name, String shape, long startNanos, long endNanos, boolean warmUp) {
        return new PhaseSpan(name, shape, startNanos / 1_000_000, endNanos / 1_000_000, warmUp);
    }

    private record Leg(long startNanos, Level level, String phase) {}
}
