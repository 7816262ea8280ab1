package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/** Every combination of some values. */
public final class MultivariableExplorerPolicy {
    public static final ComponentType<MatrixPolicy> TYPE = new ComponentType<>(
            Role.POLICY,
            "MultivariableExplorerPolicy",
            List.of("MultiVariableExplorerPolicy"),
            "Goes through every combination of the values in its matrix; the last parameter changes fastest. A phase ends "
                    + "when one of its `signal` events has come, which must belong to the phase, and gets the signal's "
                    + "status as its flag `status`. After each phase it fires the trigger `intertest`.",
            List.of(
                    Option.required(
                            "matrix",
                            OptionKind.TREE,
                            "By parameter: `type: discrete` (also `discreet`) with `values`; `type: range` with `min`, `max` "
                                    + "and `step`, where `max` is included; or `type: sample`, which is `samples` (10) "
                                    + "different values of a range from `min` (0) to `max` (1) by `step` (1), at random "
                                    + "by `seed` (1)."),
                    Option.required(
                            "events",
                            OptionKind.SECTION,
                            "What it waits for.",
                            Option.required(
                                    "signal",
                                    OptionKind.TREE,
                                    "By status, such as `OK` and `FAILED`: the event, or a list of events, that ends a phase "
                                            + "with it. Of several that are awaited, one that is not `OK` decides."),
                            Option.optional(
                                    "signalEventCount",
                                    OptionKind.EXPRESSION,
                                    "1",
                                    "So many signals end a phase: an expression over definitions, parameters, and `_i`, the "
                                            + "number of the phase from 1."),
                            Option.optional("start", OptionKind.FILTER, "", "Before it begins, in any phase.")),
                    Option.optional(
                            "signalEventCount",
                            OptionKind.EXPRESSION,
                            "",
                            "Another place for `events.signalEventCount`.")),
            List.of(Events.PARAMETER_UPDATE, Events.FLAG_UPDATE, Events.RUN_TASK, Events.STALLED),
            MultivariableExplorerPolicy::read);

    private MultivariableExplorerPolicy() {}

    private static MatrixPolicy read(Settings settings) {
        Settings events = settings.section("events");
        return new MatrixPolicy(
                Matrix.points(settings, "matrix"),
                Signals.read(events, "signal"),
                settings.maybeExpression("signalEventCount").orElseGet(() -> events.expression("signalEventCount")),
                events.maybeFilter("start"));
    }
}
