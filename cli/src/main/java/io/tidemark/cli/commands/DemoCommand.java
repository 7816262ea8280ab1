package io.tidemark.cli.commands;

import io.tidemark.cli.demo.DemoPlan;
import io.tidemark.cli.demo.DemoService;
import io.tidemark.cli.options.Defaults;
import io.tidemark.cli.options.DisplayOptions;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A burst at a built-in service: everything works, without a service of one's own. */
@Command(
        name = "demo",
        description = "Start a small service on this machine, send it load for " + DemoPlan.DURATION
                + " and write a report. Nothing leaves the machine.")
public final class DemoCommand implements Callable<Integer> {
    /** The service draws the same delays and errors in every demo. */
    private static final long SEED = 20_261_120;

    private final Surroundings surroundings;
    private final RunSession session;

    @Mixin
    private DisplayOptions display;

    public DemoCommand(Surroundings surroundings, RunSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException, IOException {
        Show show = display.show();
        try (DemoService service = DemoService.start(SEED)) {
            if (show == Show.PROGRESS) {
                surroundings
                        .err()
                        .println("A demo service listens on " + service.uri() + ": " + DemoService.behaviour());
            }
            ExitCode code = session.run(DemoPlan.of(service.uri()), settings(show));
            if (show == Show.PROGRESS) {
                hint(code).ifPresent(surroundings.err()::println);
            }
            return code.number();
        }
    }

    private static Optional<String> hint(ExitCode code) {
        return switch (code) {
            case OK -> Optional.of("Next, one of your own: tidemark burst URL --rate 20/s");
            case INVALID -> Optional.of("This machine is busy with something else. Try again when it is quiet.");
            default -> Optional.empty();
        };
    }

    private RunSettings settings(Show show) {
        Destination destination = new Destination.Below(surroundings.directory().resolve(Defaults.DIRECTORY));
        return new RunSettings(1, 0, destination, false, true, Optional.empty(), show);
    }
}
