package io.tidemark.swarm.live;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.run.Run;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.swarm.plan.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A swarm of real workers in this process, and the results it has kept. */
public final class LocalSwarm implements AutoCloseable {
    private static final Environment NOTHING_SET = name -> null;

    private final List<Run> kept = new CopyOnWriteArrayList<>();
    private final Swarm swarm;

    /** @param directory of the plan's file and of the results */
    public LocalSwarm(Path directory, String plan, int workers) throws IOException, ProblemsException {
        Path file = directory.resolve("plan.yml");
        Files.writeString(file, plan);
        Clock clock = new SystemClock();
        SwarmSettings settings = new SwarmSettings(
                notes -> new LocalFleet(workers, 1, NOTHING_SET, clock, null),
                "local",
                workers,
                MissingPolicy.RESPREAD,
                any -> List.of(),
                run -> keep(directory, run),
                directory.resolve("tables/swarm"),
                true,
                clock,
                new BuildInfo("0.1.0", "abc"));
        swarm = new Swarm(settings, new PlanFile(file, PlanOverlay.none()), true);
        swarm.start();
    }

    private Path keep(Path directory, Run run) {
        try {
            Path own = Files.createDirectories(
                    directory.resolve("runs").resolve(run.info().id()));
            RunDump.write(own, run);
            StatsCsv.write(own, run);
            Files.writeString(own.resolve("report.html"), HtmlReport.render(run));
            kept.add(run);
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Swarm swarm() {
        return swarm;
    }

    /** One for each plan of each run, in their order. */
    public List<Run> kept() {
        return kept;
    }

    @Override
    public void close() {
        swarm.close();
    }
}
