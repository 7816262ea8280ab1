package io.tidemark.swarm.live;

import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import io.tidemark.swarm.bridge.Aim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phases that an order of an operator comes to. */
final class Loads {
    private Loads() {}

    /** A plan in which a level is reached and held for as long as the plan would last. */
    static Plan aimed(Plan plan, Aim aim) {
        Duration whole = plan.load().duration();
        return plan.withLoad(with(plan.load(), way(plan.load(), new Level(0), aim, whole)));
    }

    /** What is left of a passage by all that has been ordered, as a plan; empty when nothing is. */
    static Optional<Plan> rest(Passage passage, long fromNanos) {
        List<Phase> phases = passage.stages().stream()
                .filter(stage -> stage.endNanos() > fromNanos)
                .map(Stage::phase)
                .toList();
        Plan plan = passage.plan();
        return phases.isEmpty() ? Optional.empty() : Optional.of(plan.withLoad(with(plan.load(), phases)));
    }

    /**
     * From one level to another, and on at that.
     *
     * @param rest how long it goes on in all; a longer way is gone to its end
     */
    static List<Phase> way(Load model, Level from, Aim aim, Duration rest) {
        List<Phase> phases = new ArrayList<>();
        String level = text(model, aim.level());
        if (aim.ramp().isPositive()) {
            phases.add(new Phase("to " + level, new Shape.Ramp(from, aim.level(), aim.ramp()), false));
        }
        Duration hold = rest.minus(aim.ramp());
        if (hold.isPositive()) {
            phases.add(new Phase(level, new Shape.Constant(aim.level(), hold), false));
        }
        return phases;
    }

    /** The phases from one on, when those of the plan are not left out that were skipped before. */
    static List<Phase> from(Passage passage, int stage) {
        Phase chosen = passage.stages().get(stage).phase();
        List<Phase> ofPlan = passage.plan().load().phases();
        int place = ofPlan.indexOf(chosen);
        if (place >= 0) {
            return ofPlan.subList(place, ofPlan.size());
        }
        return passage.stages().stream().skip(stage).map(Stage::phase).toList();
    }

    /** The last level of a stage goes on for a while, and then all that comes after it. */
    static List<Phase> prolonged(Passage passage, int stage, Duration by) {
        Stage current = passage.stages().get(stage);
        List<Phase> phases = new ArrayList<>();
        Phase phase = current.phase();
        String name = phase.name() + ", longer by " + Durations.format(by);
        phases.add(new Phase(name, longer(passage, current, by), phase.warmUp()));
        passage.stages().stream().skip(stage + 1L).map(Stage::phase).forEach(phases::add);
        return phases;
    }

    private static Shape longer(Passage passage, Stage stage, Duration by) {
        if (stage.phase().shape() instanceof Shape.Burst burst) {
            long times = Math.ceilDiv(by.toNanos(), burst.every().toNanos());
            return new Shape.Burst(burst.size(), burst.every(), Math.toIntExact(times));
        }
        return new Shape.Constant(new Level(passage.profile().levelMicrosAt(stage.endNanos() - 1)), by);
    }

    static Load with(Load load, List<Phase> phases) {
        return switch (load) {
            case Load.Users users ->
                new Load.Users(phases, users.pause(), users.pacing(), users.stagger(), users.seed());
            case Load.Rate rate -> new Load.Rate(phases, rate.arrivals(), rate.patience(), rate.seed());
        };
    }

    static String text(Load model, Aim aim) {
        String level = text(model, aim.level());
        return aim.ramp().isZero() ? level : level + " within " + Durations.format(aim.ramp());
    }

    static String text(Load model, Level level) {
        return switch (model) {
            case Load.Users users -> level + (level.micros() == Level.ONE ? " user" : " users");
            case Load.Rate rate -> level + "/s";
        };
    }
}
