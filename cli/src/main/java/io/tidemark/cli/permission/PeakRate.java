package io.tidemark.cli.permission;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.time.Duration;

/** How many requests a second a plan may come to, before anything is known about the service. */
final class PeakRate {
    private static final double NANOS_PER_SECOND = 1e9;

    private PeakRate() {}

    /**
     * Arrivals count as they are planned, a burst as if it took a second. A user counts as one iteration a second, or
     * fewer when the pause is longer. All times the steps of the longest scenario, and those of the
     * start: all users may be new at once.
     */
    static double of(Plan plan) {
        double iterations = plan.load().phases().stream()
                .map(Phase::shape)
                .mapToDouble(PeakRate::level)
                .max()
                .orElse(0);
        int steps = plan.start().size()
                + plan.scenarios().stream()
                        .mapToInt(scenario -> scenario.steps().size())
                        .max()
                        .orElse(1);
        return steps
                * switch (plan.load()) {
                    case Load.Rate rate -> iterations;
                    case Load.Users users -> iterations / Math.max(1, seconds(users.pause()));
                };
    }

    private static double level(Shape shape) {
        return shape instanceof Shape.Burst burst
                ? burst.size()
                : shape.highest().value();
    }

    private static double seconds(Pause pause) {
        Duration mean = switch (pause) {
            case Pause.Fixed(Duration duration) -> duration;
            case Pause.Uniform(Duration from, Duration to) -> from.plus(to).dividedBy(2);
            case Pause.Normal normal -> normal.mean();
        };
        return mean.toNanos() / NANOS_PER_SECOND;
    }
}
