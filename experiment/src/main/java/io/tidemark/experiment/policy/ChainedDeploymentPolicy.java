package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of values for one parameter, once Marathon is there: what the explorer of matrices does too. */
public final class ChainedDeploymentPolicy {
    public static final ComponentType<MatrixPolicy> TYPE = new ComponentType<>(
            Role.POLICY,
            "ChainedDeploymentPolicy",
            List.of(),
            "Goes through a list of values of one parameter, each until its deployment has succeeded or failed; an old name "
                    + "for a `MultivariableExplorerPolicy` with one parameter, which begins when Marathon answers.",
            List.of(
                    Option.required("parameter", OptionKind.PARAMETER, "The parameter to set."),
                    Option.required("values", OptionKind.TREE, "Its values, in order."),
                    Option.optional("waitForValueEvents", OptionKind.EXPRESSION, "1", "So many events end a phase."),
                    Option.optional(
                            "events",
                            OptionKind.SECTION,
                            "",
                            "What it waits for.",
                            Option.optional(
                                    "success", OptionKind.FILTER, "MarathonDeploymentSuccessEvent", "To go on, as OK."),
                            Option.optional(
                                    "failure",
                                    OptionKind.FILTER,
                                    "MarathonDeploymentFailedEvent",
                                    "To go on, as FAILED."),
                            Option.optional(
                                    "start",
                                    OptionKind.FILTER,
                                    "MarathonStartedEvent",
                                    "Before it begins, in any phase."))),
            List.of(Events.PARAMETER_UPDATE, Events.FLAG_UPDATE, Events.RUN_TASK, Events.STALLED),
            ChainedDeploymentPolicy::read);

    private ChainedDeploymentPolicy() {}

    private static MatrixPolicy read(Settings settings) {
        String parameter = settings.parameter("parameter");
        List<Map<String, Object>> points = new ArrayList<>();
        Values.listed(settings).forEach(value -> points.add(Map.of(parameter, value)));
        Settings events = settings.section("events");
        Map<String, EventFilter> signals = new LinkedHashMap<>();
        signals.put(Status.OK, events.filter("success"));
        signals.put(Status.FAILED, events.filter("failure"));
        Expression count = settings.expression("waitForValueEvents");
        return new MatrixPolicy(points, signals, count, events.maybeFilter("start"));
    }
}
