package io.tidemark.experiment.policy;

import io.tidemark.experiment.auto.Plan;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for the best parameters by itself. */
public final class AutoExplorerPolicy implements Policy {
    public static final ComponentType<AutoExplorerPolicy> TYPE = new ComponentType<>(
            Role.POLICY,
            "AutoExplorerPolicy",
            List.of(),
            "Looks for the parameters with the least (or the greatest) value of a metric, or of an expression, in few "
                    + "phases. It begins with phases that are spread over all values; from then on each phase goes where "
                    + "a model of all that was measured (a Gaussian process) expects the greatest improvement. It ends when "
                    + "its budget is spent, when no improvement is to be expected any more, or when five phases in a row "
                    + "were near the best one, and says which is the best. A phase that fails, or has no value, counts as "
                    + "the worst. Each phase gets the flags `status`, as with a `MultiStepPolicy`, and `explore`, which says "
                    + "what it was for: `start`, `better`, `bold` (where little is known) or `repeat` (the best so far "
                    + "again).",
            options(),
            List.of(Events.PARAMETER_UPDATE, Events.FLAG_UPDATE, Events.RUN_TASK, Events.STALLED),
            AutoExplorerPolicy::new);

    private final Plan plan;
    private final Advance advance;
    private final Map<String, EventFilter> events = new LinkedHashMap<>();
    private @Nullable AutoExplorer explorer;
    private @Nullable Start start;

    private AutoExplorerPolicy(Settings settings) {
        this.plan = Plan.read(settings);
        this.advance = Advance.read(settings.section("advance_condition"));
        Settings section = settings.section("events");
        for (String word : List.of(AutoExplorer.ADVANCE, AutoExplorer.WAIT, AutoExplorer.START, AutoExplorer.ABORT)) {
            section.maybeFilter(word).ifPresent(filter -> events.put(word, filter));
        }
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(Plan.OPTIONS);
        options.add(Option.required(
                "events",
                OptionKind.SECTION,
                "What it waits for.",
                Option.required(
                        AutoExplorer.ADVANCE,
                        OptionKind.FILTER,
                        "To go on; it must belong to the phase unless the filter says `:notrace`."),
                Option.optional(AutoExplorer.WAIT, OptionKind.FILTER, "", "Between two phases, in any phase."),
                Option.optional(AutoExplorer.START, OptionKind.FILTER, "", "Before it begins, in any phase."),
                Option.optional(
                        AutoExplorer.ABORT,
                        OptionKind.FILTER,
                        "",
                        "To end the exploration with the best so far; in any phase.")));
        options.add(Advance.OPTION);
        return options;
    }

    @Override
    public void start(Stage stage) throws Exception {
        start = new Start(events.get(AutoExplorer.START), stage);
        explorer = new AutoExplorer(plan, advance, events, stage);
        explorer.load();
    }

    @Override
    public void run(Helm helm) throws InterruptedException {
        if (start == null || explorer == null) {
            throw new IllegalStateException("it was not started");
        }
        if (!explorer.isLoaded()) {
            return; // Why it cannot begin has been told.
        }
        start.await();
        explorer.run(helm);
    }
}
