package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/** Removes a group from Marathon. */
public final class RemoveGroup implements Task {
    public static final ComponentType<RemoveGroup> TYPE = new ComponentType<>(
            Role.TASK,
            "marathon.RemoveGroup",
            List.of(),
            "Removes a group from Marathon with all that is in it, and waits until that is done. A group that is not there is "
                    + "no failure.",
            Marathon.options(Option.required("group", OptionKind.TEXT, "The group's name.")),
            List.of(),
            RemoveGroup::new);

    private final Marathon marathon;
    private final Template group;

    private RemoveGroup(Settings settings) {
        marathon = new Marathon(settings);
        group = settings.text("group");
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        String name = group.render(stage.scope(cause)).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("group must not be empty");
        }
        try (Marathon.Visit visit = marathon.visit(stage, cause)) {
            visit.removeGroup(name);
        }
    }
}
