package io.tidemark.cli.swarm;

import static java.util.Objects.requireNonNull;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.core.plan.Plan;
import io.tidemark.swarm.access.AccessSettings;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.live.MissingPolicy;
import io.tidemark.swarm.plan.PlanFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a command line asks of a swarm, checked.
 *
 * @param plan of the file, with what the command line puts over it
 * @param file to be read again when it has changed
 * @param permitted public hosts that may be loaded
 * @param expectedWorkers without so many nothing is sent; 0 for whoever is there
 * @param planOnly true when the plan is to be shown and nothing sent
 */
public record SwarmOrder(
        Plan plan,
        PlanFile file,
        RunSettings settings,
        List<String> permitted,
        MissingPolicy missing,
        int expectedWorkers,
        Optional<CsvFiles> csv,
        Way way,
        boolean planOnly) {
    public SwarmOrder {
        requireNonNull(plan, "plan is null");
        requireNonNull(file, "file is null");
        requireNonNull(settings, "settings is null");
        permitted = List.copyOf(permitted);
        requireNonNull(missing, "missing is null");
        requireNonNull(csv, "csv is null");
        requireNonNull(way, "way is null");
    }

    /** The same, with these settings. */
    public SwarmOrder with(RunSettings others) {
        return new SwarmOrder(plan, file, others, permitted, missing, expectedWorkers, csv, way, planOnly);
    }

    /**
     * Locust's files.
     *
     * @param prefix of their names
     * @param full whether the history has a row for each name, too
     */
    public record CsvFiles(Path prefix, boolean full) {}

    /** How the swarm is led. */
    public sealed interface Way {}

    /**
     * By the plan alone, without a page, from now until its end.
     *
     * @param codeOnError of the process when a request has failed
     * @param tables whether statistics are shown while the run goes on
     * @param stopTimeout how long requests under way are followed at the end; empty for as long as the plan's time-out
     * @param html where the report is written, besides
     */
    public record Headless(int codeOnError, boolean tables, Optional<Duration> stopTimeout, Optional<Path> html)
            implements Way {
        /** As Locust has it. */
        public static final Headless PLAIN = new Headless(1, true, Optional.empty(), Optional.empty());
    }

    /**
     * From a page.
     *
     * @param access where it is, and who may see it
     * @param watch whether the plan's file is watched for changes
     * @param start whether the first run begins at once
     * @param aim in place of what the plan offers
     */
    public record Page(AccessSettings access, boolean watch, boolean start, Optional<Aim> aim) implements Way {}
}
