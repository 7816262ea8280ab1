package io.tidemark.cli.run;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Steering;
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
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

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
        Result result;
        try (Display display = Displays.of(settings.show(), surroundings)) {
            result = measure(plan, settings, display, Steering.BY_PLAN);
        }
        show(result, settings.show());
        return push(result, settings, ExitCode.of(result.run()));
    }

    /**
     * Only the run itself, until its files are written: for those who show it in their own way.
     *
     * @throws ProblemsException when the run cannot begin, or when its result cannot be written
     */
    public Result measure(Plan plan, RunSettings settings, Display display, Steering steering)
            throws ProblemsException {
        RunDirectory directory = RunDirectory.create(settings.destination());
        Running running = prepare(plan, settings, directory, display, steering);
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable interrupt = () -> {
            interrupted.set(true);
            stop(display, running);
        };
        try (Watch _ = surroundings.interrupts().watch(interrupt)) {
            Run run = run(running, directory);
            Written written = write(run, directory, settings);
            return new Result(run, directory.path(), written, running.remarks(), interrupted.get());
        }
    }

    /** Stores the run where else it is wanted; the code, or what became of it. */
    public ExitCode push(Result result, RunSettings settings, ExitCode code) {
        return settings.to()
                .map(bucket -> new Pusher(surroundings, settings.show() == Show.JSON)
                        .pushAfter(result.directory(), bucket, code))
                .orElse(code);
    }

    private Running prepare(Plan plan, RunSettings settings, RunDirectory directory, Display display, Steering steering)
            throws ProblemsException {
        try {
            return runner.prepare(plan, settings, directory.path(), display, steering);
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

    /**
     * A run that has ended and is written.
     *
     * @param directory that it is in
     * @param remarks what a person should know besides
     * @param interrupted whether a person ended it, at this process
     */
    public record Result(Run run, Path directory, Written written, List<String> remarks, boolean interrupted) {
        public Result {
            remarks = List.copyOf(remarks);
        }
    }
}
