package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/** Removes all apps from Marathon. */
public final class RemoveAllApps implements Task {
    public static final ComponentType<RemoveAllApps> TYPE = new ComponentType<>(
            Role.TASK,
            "marathon.RemoveAllApps",
            List.of(),
            "Removes all apps from Marathon, those in groups too, and waits until that is done.",
            Marathon.options(),
            List.of(),
            RemoveAllApps::new);

    private final Marathon marathon;

    private RemoveAllApps(Settings settings) {
        marathon = new Marathon(settings);
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        try (Marathon.Visit visit = marathon.visit(stage, cause)) {
            visit.removeApps(visit.apps());
        }
    }
}
