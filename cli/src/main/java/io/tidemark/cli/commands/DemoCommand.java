package io.tidemark.cli.commands;

import io.tidemark.cli.options.Defaults;
import io.tidemark.cli.options.DisplayOptions;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.size.DemoOrder;
import io.tidemark.cli.size.SizeSession;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The capacity of a built-in service: everything works, without a service of one's own. */
@Command(
        name = "demo",
        description = "Start a small service on this machine, find how much it can take, and compare that with what it "
                + "says itself. Takes about a minute and a half, and writes a report. Nothing leaves the machine.")
public final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final SizeSession session;

    @Mixin
    private DisplayOptions display;

    public DemoCommand(Surroundings surroundings, SizeSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException {
        Show show = display.show();
        ExitCode code = session.run(DemoOrder.of(settings(show)));
        if (show == Show.PROGRESS) {
            hint(code).ifPresent(surroundings.err()::println);
        }
        return code.number();
    }

    private static Optional<String> hint(ExitCode code) {
        return switch (code) {
            case OK -> Optional.of("Next, one of your own: tidemark size URL");
            case INVALID -> Optional.of("This machine is busy with something else. Try again when it is quiet.");
            default -> Optional.empty();
        };
    }

    private RunSettings settings(Show show) {
        Destination destination = new Destination.Below(surroundings.directory().resolve(Defaults.DIRECTORY));
        return new RunSettings(1, 0, Optional.empty(), destination, false, true, Optional.empty(), show);
    }
}
