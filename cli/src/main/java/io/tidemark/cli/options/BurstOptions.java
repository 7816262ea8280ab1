package io.tidemark.cli.options;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All options of a burst, and how they become what is to be done. */
public final class BurstOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "URL|PLAN.yml",
            description =
                    "What to load: a URL (http:// may be left out), several URLs to choose from at random, or a plan "
                            + "file (.yml, .yaml, .json), which one URL may follow to replace its target.")
    List<String> what = new ArrayList<>();

    @Option(
            names = "--weights",
            paramLabel = "N,N",
            split = ",",
            description = "How often each of several URLs is chosen, in their order. Default: equally often.")
    List<String> weights = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nLoad:%n")
    LoadOptions load = new LoadOptions();

    @ArgGroup(validate = false, heading = "%nUsers (closed model):%n")
    PauseOptions pause = new PauseOptions();

    @ArgGroup(validate = false, heading = "%nRequests:%n")
    RequestOptions request = new RequestOptions();

    @ArgGroup(validate = false, heading = "%nHTTP:%n")
    HttpOptions http = new HttpOptions();

    @ArgGroup(validate = false, heading = "%nTolerance:%n")
    ToleranceOptions tolerance = new ToleranceOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, heading = "%nWorkers:%n")
    FleetOptions fleet = new FleetOptions();

    @ArgGroup(validate = false)
    CostOptions cost = new CostOptions();

    @ArgGroup(validate = false, heading = "%nWhat is shown:%n")
    DisplayOptions display = new DisplayOptions();

    @ArgGroup(
            validate = false,
            heading =
                    "%nOf maarathon-dos. Any of these turns its rules on: every status counts as a response, --timeout "
                            + "defaults to " + Defaults.LEGACY_TIMEOUT
                            + ", and the run ends when the tolerance is exceeded:%n")
    LegacyOptions legacy = new LegacyOptions();

    /** Sentences about options that were understood but have no effect. */
    public List<String> notes() {
        return legacy.isDeviationUnused() ? List.of("--stddev has no effect without --randomize.") : List.of();
    }

    /**
     * Checks everything and says what is to be done.
     *
     * @param directory that relative paths are relative to
     * @throws ProblemsException with all problems of the file, of the options for its keys and of the others
     */
    public Order order(Path directory) throws ProblemsException {
        Findings findings = new Findings();
        Targets targets = Targets.of(what, weights, legacy, findings);
        boolean planFile = targets.planFile().isPresent();
        load.check(findings, planFile);
        pause.check(findings);
        request.check(findings, planFile);
        display.check(findings);
        legacy.check(findings, load, pause, planFile);
        RunSettings fleetSettings = output.settings(legacy, fleet, display.show(), directory, findings);
        RunSettings settings =
                fleetSettings.within(cost.limit(fleetSettings.lambda().isPresent(), findings));
        Plan plan;
        try {
            plan = PlanReader.read(source(targets, directory).with(overlay(targets)));
        } catch (ProblemsException e) {
            throw findings.after(e.problems());
        }
        findings.throwIfAny();
        return new Order(plan, settings, List.copyOf(output.permitted), output.planOnly);
    }

    private static PlanSource source(Targets targets, Path directory) throws ProblemsException {
        return targets.planFile().isPresent()
                ? PlanSource.file(directory.resolve(targets.planFile().get()))
                : PlanSource.flags(PlanOverlay.none(), PlanFiles.in(directory));
    }

    private PlanOverlay overlay(Targets targets) {
        boolean planFile = targets.planFile().isPresent();
        Overlay overlay = new Overlay();
        overlay.put("name", output.name, "--name");
        targets.into(overlay);
        load.into(overlay, legacy, planFile);
        pause.into(overlay, legacy, !planFile && !load.isOpen());
        for (int i = 0; i < targets.urls().size() && !planFile; i++) {
            request.into(overlay, Targets.step(i), legacy.isOn());
        }
        http.into(overlay, legacy.isOn());
        tolerance.into(overlay, legacy.isOn());
        return overlay.build();
    }
}
