package io.tidemark.cli.commands;

import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.sizing.demo.DemoService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the launcher lets the JVM watch when it makes its start-up cache: everything from the reading of a plan to the
 * report, for a second, against a service of its own.
 */
@Command(name = "train", hidden = true, description = "Run for a second against a built-in service, to train the JVM.")
public final class TrainCommand implements Callable<Integer> {
    private static final long SEED = 1;
    private static final String USERS = "8";
    private static final String DURATION = "1s";

    private final Surroundings surroundings;
    private final RunSession session;

    @Parameters(index = "0", paramLabel = "DIR", description = "Where the run is written.")
    private Path directory = Path.of("");

    public TrainCommand(Surroundings surroundings, RunSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException, IOException {
        try (DemoService service = DemoService.start(SEED, surroundings.clock())) {
            Destination destination = new Destination.Exactly(directory);
            RunSettings settings =
                    new RunSettings(1, 1, Optional.empty(), destination, true, true, Optional.empty(), Show.RESULT);
            return session.run(plan(service.uri()), settings).number();
        }
    }

    private static Plan plan(URI target) throws ProblemsException {
        PlanOverlay overlay = PlanOverlay.builder()
                .put("target", target.toString(), "train")
                .put("load.users", USERS, "train")
                .put("load.duration", DURATION, "train")
                .build();
        return PlanReader.read(PlanSource.flags(overlay, PlanFiles.none()));
    }
}
