package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.settings.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits. */
public final class Delay implements Task {
    public static final ComponentType<Delay> TYPE = new ComponentType<>(
            Role.TASK,
            "delay.Delay",
            List.of(),
            "Waits for a while.",
            List.of(Option.required("delay", OptionKind.TEXT, "How long; a number is in seconds.")),
            List.of(),
            Delay::new);

    private final Optional<Span> delay;

    private Delay(Settings settings) {
        delay = Span.read(settings, "delay");
    }

    @Override
    public void run(Stage stage, Trace cause) throws InterruptedException {
        Duration duration = delay.map(span -> span.duration(stage.scope(cause))).orElse(Duration.ZERO);
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
