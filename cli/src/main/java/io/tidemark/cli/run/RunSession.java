package io.tidemark.cli.run;

import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.progress.Display;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.ResultJson;
import io.tidemark.cli.result.Summary;
import io.tidemark.cli.run.Archive.Written;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.run.Runner.Running;
import io.tidemark.cli.store.Pusher;
import io.tidemark.cli.system.Interrupts.Watch;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.util.List;

/** One run from its plan to its exit code. */
public final class RunSession {
    public static final String STOPPING =
            "Interrupted: ending the run and saving what was measured. Once more ends at once, without saving.";

    private final Surroundings surroundings;
    private final Runner runner;
    private final Archive archive;

    public RunSession(Surroundings surroundings, Runner runner, Archive archive) {
        this.surroundings = surroundings;
        this.runner = runner;
        this.archive = archive;
    }

    /** @throws ProblemsException when the run cannot begin, or when its result cannot be written */
    public ExitCode run(Plan plan, RunSettings settings) throws ProblemsException {
        if (settings.to().isPresent()) {
            Pusher.check(settings.to().get());
        }
        RunDirectory directory = RunDirectory.create(settings.destination());
        Result result = measure(plan, settings, directory);
        show(result, settings.show());
        ExitCode code = ExitCode.of(result.run());
        return settings.to()
                .map(bucket -> new Pusher(surroundings, settings.show() == Show.JSON)
                        .pushAfter(directory.path(), bucket, code))
                .orElse(code);
    }

    private Result measure(Plan plan, RunSettings settings, RunDirectory directory) throws ProblemsException {
        try (Display display = Displays.of(settings.show(), surroundings)) {
            Running running = prepare(plan, settings, directory, display);
            try (Watch _ = surroundings.interrupts().watch(() -> stop(display, running))) {
                Run run = run(running, directory);
                return new Result(run, write(run, directory, settings), running.remarks());
            }
        }
    }

    private Running prepare(Plan plan, RunSettings settings, RunDirectory directory, Display display)
            throws ProblemsException {
        try {
            return runner.prepare(plan, settings, directory.path(), display);
        } catch (ProblemsException e) {
            directory.discard();
            throw e;
        }
    }

    private static void stop(Display display, Running running) {
        running.stop();
        display.note(STOPPING);
    }

    private static Run run(Running running, RunDirectory directory) throws ProblemsException {
        boolean ran = false;
        try {
            Run run = running.run();
            ran = true;
            return run;
        } finally {
            if (!ran) {
                directory.discard();
            }
        }
    }

    private Written write(Run run, RunDirectory directory, RunSettings settings) throws ProblemsException {
        try {
            directory.complete(run.info().id());
            return archive.write(directory.path(), run, settings);
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "result",
                    "directory",
                    directory.path().toString(),
                    "could not be written completely",
                    e.toString())));
        }
    }

    private void show(Result result, Show show) {
        result.written().notes().forEach(surroundings.err()::println);
        result.remarks().forEach(surroundings.err()::println);
        List<String> names =
                result.written().files().stream().map(surroundings::relative).toList();
        Run run = result.run();
        if (show == Show.JSON) {
            surroundings.out().println(ResultJson.of(run, ExitCode.of(run), names));
        } else {
            Summary.lines(run, names).forEach(surroundings.out()::println);
        }
        surroundings.out().flush();
    }

    private record Result(Run run, Written written, List<String> remarks) {}
}
