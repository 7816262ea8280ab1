package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One phase. */
public final class SimplePolicy implements Policy {
    public static final ComponentType<SimplePolicy> TYPE = new ComponentType<>(
            Role.POLICY,
            "SimplePolicy",
            List.of(),
            "Sets parameters once, and ends when its `end` event comes or its time is over, whichever is first. Without "
                    + "both it ends when what its phase has begun is done.",
            List.of(
                    Option.optional("parameters", OptionKind.TREE, "", "The parameters to set, with their values."),
                    Option.optional(
                            "events",
                            OptionKind.SECTION,
                            "",
                            "What it waits for, in any phase.",
                            Option.optional("end", OptionKind.FILTER, "", "To end."),
                            Option.optional("start", OptionKind.FILTER, "", "Before it begins.")),
                    Option.optional("timeout", OptionKind.DURATION, "", "How long it takes at most.")),
            List.of(Events.PARAMETER_UPDATE, Events.STALLED),
            SimplePolicy::new);

    private static final String END = "end";

    private final Map<String, Object> parameters;
    private final @Nullable EventFilter startFilter;
    private final @Nullable EventFilter endFilter;
    private final Optional<Duration> timeout;
    private @Nullable Start start;
    private @Nullable Waiting waiting;

    private SimplePolicy(Settings settings) {
        this.parameters = Assignments.read(settings, "parameters");
        this.startFilter = settings.section("events").maybeFilter("start").orElse(null);
        this.endFilter = settings.section("events").maybeFilter(END).orElse(null);
        this.timeout = settings.maybeDuration("timeout");
    }

    @Override
    public Optional<List<Map<String, Object>>> outline() {
        return Optional.of(List.of(parameters));
    }

    @Override
    public void start(Stage stage) {
        start = new Start(startFilter, stage);
        Map<String, EventFilter> filters = new LinkedHashMap<>();
        if (endFilter != null) {
            filters.put(END, endFilter);
        }
        waiting = new Waiting(stage, "policy", filters);
    }

    @Override
    public void run(Helm helm) throws InterruptedException {
        if (start == null || waiting == null) {
            throw new IllegalStateException("it was not started");
        }
        start.await();
        Phase phase = helm.prepare(parameters);
        if (helm.isDone(phase)) {
            return;
        }
        waiting.expectAny();
        Event update = helm.begin(phase);
        if (endFilter == null && timeout.isEmpty()) {
            return;
        }
        Deadline deadline = Deadline.of(helm.stage().clock(), timeout);
        Duration most = timeout.orElse(helm.stage().staleTimeout());
        if (waiting.await(deadline.orAtMost(most)).isEmpty() && timeout.isEmpty()) {
            helm.flag(Status.FLAG, Status.stalled(helm.stage(), update.trace()));
        }
        waiting.rest();
    }
}
