package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the values of one step after another. */
public final class MultiStepPolicy implements Policy {
    public static final ComponentType<MultiStepPolicy> TYPE = new ComponentType<>(
            Role.POLICY,
            "MultiStepPolicy",
            List.of(),
            "Goes through steps, and in each through every combination of the values that it lists; the last one changes "
                    + "fastest. A phase ends when its `advance` events have come, which must belong to the phase unless "
                    + "the filter says `:notrace`; without `advance` it ends at once. Each phase gets the flag `status`: "
                    + "`OK`, `FAILED`, `STALLED`, or that of the timeout.",
            List.of(Option.required("steps", OptionKind.SECTIONS, "The steps, in order.", Step.OPTIONS)),
            List.of(Events.PARAMETER_UPDATE, Events.FLAG_UPDATE, Events.RUN_TASK, Events.STALLED),
            MultiStepPolicy::new);

    private final List<Step> steps = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final List<Waiting> waitings = new ArrayList<>();

    private MultiStepPolicy(Settings settings) {
        settings.sections("steps").forEach(step -> steps.add(Step.read(step)));
    }

    @Override
    public Optional<List<Map<String, Object>>> outline() {
        return Optional.of(
                steps.stream().flatMap(step -> step.outline().stream()).toList());
    }

    @Override
    public void start(Stage stage) {
        for (Step step : steps) {
            starts.add(new Start(step.events().get(Step.START), stage));
            waitings.add(StepRun.waiting(step, stage));
        }
    }

    @Override
    public void run(Helm helm) throws InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            starts.get(i).await();
            new StepRun(steps.get(i), helm, waitings.get(i)).run();
        }
    }
}
