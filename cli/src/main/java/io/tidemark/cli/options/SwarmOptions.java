package io.tidemark.cli.options;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.swarm.LocustLoad;
import io.tidemark.cli.swarm.SwarmOrder;
import io.tidemark.cli.swarm.SwarmOrder.Way;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.swarm.live.MissingPolicy;
import io.tidemark.swarm.plan.PlanFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** All options of a swarm, and how they become what is to be done. */
public final class SwarmOptions {
    @Parameters(index = "0", paramLabel = "PLAN.yml", description = "The plan file (.yml, .yaml, .json).")
    String planFile = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "URL", description = "Replaces the plan's target.")
    @Nullable
    String url;

    @ArgGroup(validate = false, heading = "%nThe page:%n")
    PageOptions page = new PageOptions();

    @ArgGroup(validate = false, heading = "%nAs Locust has them:%n")
    LocustOptions locust = new LocustOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, heading = "%nWorkers:%n")
    FleetOptions fleet = new FleetOptions();

    @ArgGroup(validate = false, heading = "%nWorkers that are missing:%n")
    CrewOptions crew = new CrewOptions();

    @ArgGroup(validate = false)
    CostOptions cost = new CostOptions();

    @ArgGroup(validate = false, heading = "%nWhat is shown:%n")
    DisplayOptions display = new DisplayOptions();

    /**
     * Checks everything and says what is to be done.
     *
     * @param directory that relative paths are relative to
     * @throws ProblemsException with all problems of the file, of the options for its keys and of the others
     */
    public SwarmOrder order(Path directory) throws ProblemsException {
        Findings findings = new Findings();
        Overlay overlay = new Overlay();
        overlay.put("name", output.name, "--name");
        overlay.put("target", target(findings), locust.host == null ? "URL" : "--host");
        locust.check(page, findings);
        display.check(findings);
        int expected = crew.expected(output, findings);
        MissingPolicy missing = crew.policy(findings);
        RunSettings settings = output.settings(new LegacyOptions(), fleet, display.show(), directory, findings);
        if (settings.requests() && !locust.headless) {
            findings.add(
                    "--requests", null, "is for --headless", "the log of a run is made where one plan is followed");
        }
        settings = settings.within(cost.limit(settings.lambda().isPresent(), findings));
        PlanFile file = new PlanFile(file(directory, findings), overlay.build());
        Plan plan = plan(file, findings);
        Optional<LocustLoad> load = locust.load(plan, findings);
        if (locust.headless && load.isPresent() && plan.load() instanceof Load.Users users) {
            plan = plan.withLoad(load.get().over(users));
        }
        Way way = locust.headless
                ? locust.headless(load, directory, findings)
                : page.page(load.map(LocustOptions::aim), directory, findings);
        Optional<SwarmOrder.CsvFiles> csv = locust.csv(directory, findings);
        findings.throwIfAny();
        return new SwarmOrder(plan, file, settings, output.permitted, missing, expected, csv, way, output.planOnly);
    }

    private static Plan plan(PlanFile file, Findings findings) throws ProblemsException {
        try {
            return file.read(file.text());
        } catch (ProblemsException e) {
            throw findings.after(e.problems());
        }
    }

    private Path file(Path directory, Findings findings) throws ProblemsException {
        String word = planFile;
        if (!Targets.isPlanFile(word)) {
            findings.add(
                    "PLAN.yml",
                    word,
                    "must be a plan file, whose name ends in .yml, .yaml or .json",
                    "tidemark burst sends load to a URL without one; examples/locust/index.yml is a plan");
            findings.throwIfAny();
        }
        return findings.path("PLAN.yml", word, directory);
    }

    /** The plan's target is another one; null when it is not. */
    private @Nullable String target(Findings findings) {
        findings.exclude("--host", locust.host, "a URL", url);
        String given = locust.host != null ? locust.host : url;
        if (given == null) {
            return null;
        }
        TargetUrl target = TargetUrl.of(given, new LegacyOptions(), findings);
        if (target.hasPath()) {
            findings.add(
                    locust.host != null ? "--host" : "URL",
                    target.path(),
                    "must have no path beside a plan file",
                    "it replaces the plan's target; paths are in its steps");
        }
        return target.base();
    }
}
