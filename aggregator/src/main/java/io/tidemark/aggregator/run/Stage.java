package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Phase;
import java.time.Duration;
import java.util.List;

/**
 * A phase at its place in a run, in nanoseconds since its start.
 *
 * @param shape in words
 * @param isOpen whoever steers ends it
 */
public record Stage(Phase phase, String shape, long startNanos, long endNanos, boolean isOpen) {
    public Stage {
        requireNonNull(phase, "phase is null");
        requireNonNull(shape, "shape is null");
    }

    /** Those of a plan that nobody steers. */
    public static List<Stage> of(Plan plan) {
        return new Course(plan, 1).stages();
    }

    /** One without an end of its own says only its level. */
    Stage until(long nanos, LoadModel model) {
        if (nanos >= endNanos) {
            return this;
        }
        String cut = isOpen ? shape : ShapeText.cut(phase.shape(), model, Duration.ofNanos(nanos - startNanos));
        return new Stage(phase, cut, startNanos, nanos, isOpen);
    }
}
