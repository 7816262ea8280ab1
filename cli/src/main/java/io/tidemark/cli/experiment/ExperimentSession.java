package io.tidemark.cli.experiment;

import io.tidemark.cli.load.FleetLoads;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Interrupts.Watch;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.catalogue.Catalogue;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.file.ExperimentReader;
import io.tidemark.experiment.session.Ending;
import io.tidemark.experiment.session.Session;
import io.tidemark.functions.build.BuildInfo;
import java.util.List;

/** Runs one experiment, shows how it gets on, and says how it ended. */
public final class ExperimentSession {
    /** What loads flag their phase with. */
    private static final String INVALID = "INVALID";

    private final Surroundings surroundings;
    private final BuildInfo build;

    public ExperimentSession(Surroundings surroundings, BuildInfo build) {
        this.surroundings = surroundings;
        this.build = build;
    }

    public ExitCode run(ExperimentOrder order) throws ProblemsException {
        Experiment read = new ExperimentReader(types(order)).read(order.files(), order.given());
        Experiment experiment =
                order.repeat().isPresent() ? read.repeated(order.repeat().getAsInt()) : read;
        if (order.show() != Show.JSON) {
            experiment.warnings().forEach(warning -> surroundings.err().println("warning: " + warning));
        }
        if (order.dryRun()) {
            new PhaseList(surroundings.out(), experiment).print(order.show());
            return ExitCode.OK;
        }
        Experiment complete = experiment.reporting(OwnReports.with(experiment));
        ExperimentDisplay display = ExperimentDisplay.of(order.show(), surroundings, complete);
        Session session =
                new Session(complete, order.settings(), surroundings.clock(), surroundings.environment(), display);
        Ending ending;
        try (display;
                Watch _ = surroundings.interrupts().watch(() -> {
                    display.note("Interrupted; what there is will be reported. Once more ends it at once.");
                    session.interrupt();
                })) {
            ending = session.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an experiment ran", e);
        }
        display.end(ending);
        return code(ending);
    }

    private List<ComponentType<?>> types(ExperimentOrder order) {
        return Catalogue.of(new FleetLoads(surroundings, build, order.permitted()));
    }

    /** An interrupted experiment is not complete, then a failing part matters most, and then numbers that cannot be trusted. */
    static ExitCode code(Ending ending) {
        if (ending.results().interrupted() && !ending.aborted()) {
            return ExitCode.INTERRUPTED;
        }
        if (!ending.troubles().isEmpty()) {
            return ExitCode.COMPONENT;
        }
        if (isInvalid(ending)) {
            return ExitCode.INVALID;
        }
        return ending.failedPhases() > 0 ? ExitCode.TOLERANCE : ExitCode.OK;
    }

    /** Whether a load had its numbers set by the generator. */
    private static boolean isInvalid(Ending ending) {
        return ending.results().points().stream()
                .anyMatch(point -> point.flags().containsValue(INVALID));
    }
}
