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
import io.tidemark.core.shape.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a run offers over time: the plan, until somebody steers, and until another plan takes its place. */
final class Course {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Plan plan;
    private final LoadModel model;
    /** Before this instant another plan was in force. */
    private final long fromNanos;

    private final List<Stage> stages;
    private final Sharing sharing;
    private Profile profile;
    private boolean isOffered;
    /** From this instant on another plan is in force. */
    private long untilNanos = Long.MAX_VALUE;

    Course(Plan plan, int workers) {
        this(plan, 0, Profile.of(plan.load().phases()), new ArrayList<>(), new Sharing(workers));
        append(0, plan.load().phases());
    }

    private Course(Plan plan, long fromNanos, Profile profile, List<Stage> stages, Sharing sharing) {
        this.plan = plan;
        this.fromNanos = fromNanos;
        this.profile = profile;
        this.stages = stages;
        this.sharing = sharing;
        this.model = switch (plan.load()) {
            case Load.Rate rate -> LoadModel.OPEN;
            case Load.Users users -> LoadModel.CLOSED;
        };
    }

    /**
     * That of another plan, in whose place this one is until then.
     *
     * @param sameLoad whatever was steered holds on
     */
    Course followedBy(Plan other, long atNanos, boolean sameLoad) {
        untilNanos = atNanos;
        if (sameLoad) {
            Course next = new Course(other, atNanos, profile, new ArrayList<>(stages), new Sharing(sharing));
            next.isOffered = isOffered;
            return next;
        }
        Profile own = Profile.of(other.load().phases());
        Course next = new Course(other, atNanos, own, new ArrayList<>(), new Sharing(sharing));
        next.append(0, other.load().phases());
        return next;
    }

    LoadModel model() {
        return model;
    }

    /** As far as it is known; a steered one may end earlier. */
    Profile profile() {
        return profile;
    }

    long fromNanos() {
        return fromNanos;
    }

    /** When nothing of this plan is offered any more, as far as is known. */
    long endNanos() {
        return Math.min(untilNanos, profile.durationNanos());
    }

    /** How long it takes; -1 when that is not for the plan to say, because it offers nothing by itself. */
    long totalMillis() {
        boolean open = isOffered || profile.peakMicros() == 0;
        return open ? -1 : TimeUnit.NANOSECONDS.toMillis(profile.durationNanos());
    }

    /** Whether somebody holds a level until he ends it, so that nobody knows how much there is to be. */
    boolean isOffered() {
        return isOffered;
    }

    void offer(long atNanos, Level level, String name) {
        profile = profile.steered(atNanos, level);
        isOffered = true;
        cut(atNanos);
        long rest = Math.max(1, profile.durationNanos() - atNanos);
        Phase phase = new Phase(name, new Shape.Constant(level, Duration.ofNanos(rest)), false);
        stages.add(new Stage(phase, ShapeText.level(level, model), atNanos, atNanos + rest, true));
    }

    void follow(long atNanos, List<Phase> phases) {
        cut(atNanos);
        profile = profile.followed(atNanos, phases, stages.size());
        isOffered = false;
        append(atNanos, phases);
    }

    void share(long atNanos, List<Integer> workers) {
        sharing.change(atNanos, workers);
    }

    Sharing sharing() {
        return sharing;
    }

    private void append(long atNanos, List<Phase> phases) {
        long start = atNanos;
        for (Phase phase : phases) {
            long end = start + phase.shape().duration().toNanos();
            stages.add(new Stage(phase, ShapeText.of(phase.shape(), model), start, end, false));
            start = end;
        }
    }

    private void cut(long atNanos) {
        stages.removeIf(stage -> stage.startNanos() >= atNanos);
        if (!stages.isEmpty()) {
            stages.add(stages.removeLast().until(atNanos, model));
        }
    }

    /** In their order, also those that are over. */
    List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** The name of the phase an instant lies in. */
    String phaseAt(long nanos) {
        Stage found = stages.getFirst();
        for (Stage stage : stages) {
            found = stage.startNanos() <= nanos ? stage : found;
        }
        return found.phase().name();
    }

    /** @param endNanos of the run */
    List<PhaseSpan> spans(long endNanos) {
        List<PhaseSpan> spans = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            boolean goesOn = stage.isOpen() && i == stages.size() - 1;
            long start = Math.max(fromNanos, stage.startNanos());
            long end = Math.min(untilNanos, goesOn ? Math.max(start, endNanos) : stage.endNanos());
            if (start < end || goesOn) {
                Phase phase = stage.phase();
                spans.add(
                        new PhaseSpan(phase.name(), stage.shape(), start / 1_000_000, end / 1_000_000, phase.warmUp()));
            }
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

    /** The mean of a second: its arrivals, or its users; nothing while another plan is in force. */
    double levelOf(int second) {
        long from = second * SECOND_NANOS;
        if (from < fromNanos || from >= untilNanos) {
            return 0;
        }
        return switch (model) {
            case OPEN -> profile.arrivalsBefore(from + SECOND_NANOS) - (double) profile.arrivalsBefore(from);
            case CLOSED -> Math.ceil(profile.levelMicrosAt(middle(from)) / 1e6);
        };
    }

    /** The middle of a second, or of what the plan's end has left of it. */
    private long middle(long from) {
        return from + Math.min(SECOND_NANOS, Math.max(0, profile.durationNanos() - from)) / 2;
    }

    /** Arrivals of the whole. */
    long arrivals() {
        return arrivals(Segment.WHOLE, fromNanos, endNanos());
    }

    /** Arrivals of a worker's share from a second on, before an instant. */
    long arrivals(int worker, int fromSecond, long endMillis) {
        long from = Math.max(fromNanos, fromSecond * SECOND_NANOS);
        long whole = endNanos();
        long to = endMillis > whole / 1_000_000 ? whole : endMillis * 1_000_000;
        return sharing.sum(worker, from, to, this::arrivals);
    }

    private long arrivals(Segment segment, long from, long to) {
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
}
