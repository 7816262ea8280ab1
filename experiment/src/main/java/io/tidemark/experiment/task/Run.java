package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.program.Guardian;
import io.tidemark.experiment.program.Launch;
import io.tidemark.experiment.program.ProgramTemplate;
import io.tidemark.experiment.settings.Settings;
import java.io.IOException;
import java.util.List;

/** Runs a program to its end. */
public final class Run implements Task {
    public static final ComponentType<Run> TYPE = new ComponentType<>(
            Role.TASK,
            "exec.Run",
            List.of(),
            "Runs a program to its end. The task fails when its exit code is not 0. What it writes to its standard error is "
                    + "noted.",
            ProgramTemplate.OPTIONS,
            List.of(),
            Run::new);

    private final ProgramTemplate template;

    private Run(Settings settings) {
        template = ProgramTemplate.read(settings);
    }

    @Override
    public void run(Stage stage, Trace cause) throws IOException, InterruptedException {
        Scope scope = stage.scope(cause);
        try (Guardian guardian = new Guardian(stage.clock())) {
            Launch launch = Launch.of(
                    template.fill(scope, stage.directory()), stage.clock(), template.input(scope), (stream, line) -> {
                        if (stream == Launch.Stream.STDERR) {
                            stage.note(template + ": " + line);
                        }
                    });
            guardian.guard(launch.group());
            int code = await(launch);
            if (code != 0) {
                throw new IOException(template + ": exit code " + code);
            }
        }
    }

    private static int await(Launch launch) throws InterruptedException {
        try {
            return launch.await();
        } catch (InterruptedException e) {
            launch.group().kill();
            throw e;
        }
    }
}
