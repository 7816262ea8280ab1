package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Tolerance;
import java.util.List;

/**
 * What ran, where and until when.
 *
 * @param id unique and sortable: {@code 20261120-191500-3f9c}
 * @param title the plan's name
 * @param version of the program
 * @param commit the program was built from
 * @param startedEpochMillis the instant of second 0
 * @param elapsedMillis from then until the last worker ended
 * @param model open or closed
 * @param planJson the plan as canonical JSON, without secrets
 * @param fingerprint of the plan
 * @param targets base URLs
 * @param names whose positions are the name numbers of windows and examples
 * @param phases in their order
 * @param plannedLevels what the plan (and directives) asked for in each second from 0 on: the mean arrivals per second or
 *     users of that second
 * @param fleet where the workers ran: {@code local}
 * @param workers how many of them
 * @param changes what somebody, or the run itself, changed while it went on, in the order of the orders
 */
public record RunInfo(
        String id,
        String title,
        String version,
        String commit,
        long startedEpochMillis,
        long elapsedMillis,
        LoadModel model,
        String planJson,
        String fingerprint,
        List<String> targets,
        List<String> names,
        List<PhaseSpan> phases,
        List<Double> plannedLevels,
        Tolerance tolerance,
        String fleet,
        int workers,
        Ending ending,
        List<Change> changes) {
    /** Of a run in which nobody changed anything. */
    public RunInfo(
            String id,
            String title,
            String version,
            String commit,
            long startedEpochMillis,
            long elapsedMillis,
            LoadModel model,
            String planJson,
            String fingerprint,
            List<String> targets,
            List<String> names,
            List<PhaseSpan> phases,
            List<Double> plannedLevels,
            Tolerance tolerance,
            String fleet,
            int workers,
            Ending ending) {
        this(
                id,
                title,
                version,
                commit,
                startedEpochMillis,
                elapsedMillis,
                model,
                planJson,
                fingerprint,
                targets,
                names,
                phases,
                plannedLevels,
                tolerance,
                fleet,
                workers,
                ending,
                List.of());
    }

    public RunInfo {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(version, "version is null");
        requireNonNull(commit, "commit is null");
        requireNonNull(model, "model is null");
        requireNonNull(planJson, "planJson is null");
        requireNonNull(fingerprint, "fingerprint is null");
        targets = List.copyOf(targets);
        names = List.copyOf(names);
        phases = List.copyOf(phases);
        plannedLevels = List.copyOf(plannedLevels);
        requireNonNull(tolerance, "tolerance is null");
        requireNonNull(fleet, "fleet is null");
        requireNonNull(ending, "ending is null");
        changes = List.copyOf(changes);
    }

    /** The same with its plan, which is kept apart from the rest. */
    public RunInfo withPlan(String json) {
        return new RunInfo(
                id,
                title,
                version,
                commit,
                startedEpochMillis,
                elapsedMillis,
                model,
                json,
                fingerprint,
                targets,
                names,
                phases,
                plannedLevels,
                tolerance,
                fleet,
                workers,
                ending,
                changes);
    }

    /** Which of the two kinds of load was offered. */
    public enum LoadModel {
        /** Arrivals per second, whatever the service does. */
        OPEN,
        /** Users who wait for their responses. */
        CLOSED
    }

    /** A phase's place on the time axis. */
    public record PhaseSpan(String name, String shape, long startMillis, long endMillis, boolean warmUp) {
        public PhaseSpan {
            requireNonNull(name, "name is null");
            requireNonNull(shape, "shape is null");
        }
    }

    /**
     * Why the run ended.
     *
     * @param detail a sentence for a person; empty when the plan simply came to its end
     */
    public record Ending(Kind kind, String detail) {
        public Ending {
            requireNonNull(kind, "kind is null");
            requireNonNull(detail, "detail is null");
        }

        public enum Kind {
            COMPLETED,
            /** Whoever steered it had seen enough. */
            FINISHED,
            INTERRUPTED,
            TOLERANCE_EXCEEDED,
            TARGET_LOST,
            /** It has cost what it may. */
            COST_LIMIT
        }
    }
}
