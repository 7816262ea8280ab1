package io.tidemark.cli.size;

import io.tidemark.cli.progress.Display;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.Displays;
import io.tidemark.cli.run.Fleets;
import io.tidemark.cli.run.RunDirectory;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.store.Pusher;
import io.tidemark.cli.system.Interrupts.Watch;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.Remarks;
import io.tidemark.sizing.compare.Terms;
import io.tidemark.sizing.demo.DemoService;
import io.tidemark.sizing.ec2.Ec2Leftovers;
import io.tidemark.sizing.ec2.Ec2Settings;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.host.Leftovers;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.Turn;
import io.tidemark.sizing.session.SizeComparison;
import io.tidemark.sizing.session.Sizer;
import io.tidemark.sizing.session.SizingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** One sizing, or a comparison of several, from what was asked for to the exit code. */
public final class SizeSession {
    private final Surroundings surroundings;
    private final BuildInfo build;

    public SizeSession(Surroundings surroundings, BuildInfo build) {
        this.surroundings = surroundings;
        this.build = build;
    }

    /** @throws ProblemsException when it cannot begin, or when its result cannot be written */
    public ExitCode run(SizeOrder order) throws ProblemsException {
        RunSettings settings = order.settings();
        if (settings.to().isPresent()) {
            Pusher.check(settings.to().get());
        }
        RunDirectory directory = RunDirectory.create(settings.destination());
        boolean kept = false;
        try {
            Optional<Shown> shown = order.isComparison() ? compare(order, directory) : size(order, directory);
            kept = shown.isPresent();
            return shown.isEmpty() ? ExitCode.INTERRUPTED : show(shown.get(), directory, order);
        } finally {
            if (!kept) {
                directory.discard();
            }
        }
    }

    private ExitCode show(Shown shown, RunDirectory directory, SizeOrder order) {
        shown.lines().forEach(surroundings.out()::println);
        surroundings.out().flush();
        ExitCode code = stored(shown.code(), directory, order);
        if (!shown.last().isEmpty()) {
            surroundings.out().println();
            surroundings.out().println(shown.last());
            surroundings.out().flush();
        }
        return code;
    }

    private ExitCode stored(ExitCode code, RunDirectory directory, SizeOrder order) {
        int labels = order.isComparison() ? ComparisonSummary.LABEL_WIDTH : SizeSummary.LABEL_WIDTH;
        boolean json = order.settings().show() == Show.JSON;
        return order.settings()
                .to()
                .map(bucket -> new Pusher(surroundings, json, labels).pushAfter(directory.path(), bucket, code))
                .orElse(code);
    }

    private Optional<Shown> size(SizeOrder order, RunDirectory directory) throws ProblemsException {
        Sizer sizer = sizer();
        Optional<Sizing> sizing;
        try (Display display = Displays.of(order.settings().show(), surroundings);
                SearchLogs logs = SearchLogs.of(order);
                Watch _ = surroundings.interrupts().watch(() -> stop(display, sizer::stop))) {
            removeLeftovers(order, display);
            Optional<MachineType> type = order.types().stream().findFirst();
            sizing = sizer.size(task(order, type, directory.path(), Turn.ALWAYS, logs, display), display)
                    .map(found -> type.map(known -> Remarks.noted(found, known)).orElse(found));
        }
        return sizing.isEmpty() ? Optional.empty() : Optional.of(keep(sizing.get(), order, directory));
    }

    private Optional<Shown> compare(SizeOrder order, RunDirectory directory) throws ProblemsException {
        Comparison comparison;
        boolean stopped;
        Goal goal = new Goal(order.need(), order.headroom(), 1, Goal.DEFAULT_LEAST_WINDOWS);
        try (Display display = Displays.of(order.settings().show(), surroundings);
                SearchLogs logs = SearchLogs.of(order)) {
            SizeComparison race = new SizeComparison(
                    order.types(),
                    goal,
                    order.host().sharing(order.atOnce()),
                    new Terms(order.prices(), order.host().caveat(surroundings.clock()), order.offered()),
                    (type, turn) ->
                            task(order, Optional.of(type), directory.path().resolve(type.name()), turn, logs, display),
                    this::sizer);
            try (Watch _ = surroundings.interrupts().watch(() -> stop(display, race::stop))) {
                removeLeftovers(order, display);
                comparison = race.run(display);
                stopped = race.isStopped();
            }
        }
        return comparison.candidates().stream()
                        .flatMap(candidate -> candidate.sizing().stream())
                        .findFirst()
                        .isEmpty()
                ? Optional.empty()
                : Optional.of(keep(comparison, stopped, order, directory));
    }

    private SizingTask task(
            SizeOrder order, Optional<MachineType> type, Path directory, Turn turn, SearchLogs logs, Display display)
            throws ProblemsException {
        return new SizingTask(
                order.plan(),
                order.method(),
                order.host().host(order.plan(), directory, type, notes(order, type, display), surroundings.clock()),
                order.probe(),
                Fleets.of(order.settings(), surroundings.environment(), surroundings.clock()),
                directory,
                logs.earlier(),
                turn,
                logs.observer(directory, order.isComparison() ? type : Optional.empty(), display),
                stated(order));
    }

    private static Consumer<String> notes(SizeOrder order, Optional<MachineType> type, Display display) {
        return order.isComparison() && type.isPresent()
                ? sentence -> display.note(type.get().name() + ": " + sentence)
                : display::note;
    }

    private static OptionalDouble stated(SizeOrder order) {
        return order.host() instanceof HostChoice.Demo
                        && order.method() instanceof Method.Capacity(SearchSettings settings)
                        && settings.by() == SearchSettings.Variable.RATE
                ? OptionalDouble.of(DemoService.capacity(settings.tolerance()))
                : OptionalDouble.empty();
    }

    private Shown keep(Sizing sizing, SizeOrder order, RunDirectory directory) throws ProblemsException {
        List<String> files = written(
                directory,
                sizing.run().info().id(),
                path -> SizeArchive.write(path, sizing, order.settings().report()));
        ExitCode code = SizeExit.of(sizing);
        return order.settings().show() == Show.JSON
                ? new Shown(code, List.of(SizeJson.of(sizing, code, files).toString()))
                : new Shown(code, SizeSummary.lines(sizing, files));
    }

    private Shown keep(Comparison comparison, boolean stopped, SizeOrder order, RunDirectory directory)
            throws ProblemsException {
        String id = comparison.candidates().stream()
                .flatMap(candidate -> candidate.sizing().stream())
                .map(sizing -> sizing.run().info().id())
                .min(String::compareTo)
                .orElseThrow();
        List<String> files = written(
                directory,
                id,
                path -> SizeArchive.write(path, comparison, order.settings().report()));
        ExitCode code = SizeExit.of(comparison, stopped);
        return order.settings().show() == Show.JSON
                ? new Shown(code, List.of(SizeJson.of(comparison, code, files).toString()))
                : new Shown(code, ComparisonSummary.lines(comparison, files), ComparisonSummary.last(comparison));
    }

    private List<String> written(RunDirectory directory, String id, Writing writing) throws ProblemsException {
        try {
            directory.complete(id);
            return writing.into(directory.path()).stream()
                    .map(surroundings::relative)
                    .toList();
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "result",
                    "directory",
                    directory.path().toString(),
                    "could not be written completely",
                    e.toString())));
        }
    }

    /** What a killed one of us left running would take CPU from what is measured now, and what is left of machines is in the way. */
    private void removeLeftovers(SizeOrder order, Display display) throws ProblemsException {
        if (order.host() instanceof HostChoice.Ec2(Ec2Settings settings)) {
            Ec2Leftovers.remove(settings, surroundings.clock(), display::note);
        }
        if (!(order.host() instanceof HostChoice.Container)) {
            return;
        }
        Leftovers leftovers = new Leftovers(Docker.onPath(), surroundings.clock());
        List<Leftovers.Leftover> found = leftovers.find();
        leftovers.remove(found);
        found.forEach(one -> display.note("Removed the container " + one.name() + ": " + one.reason()));
    }

    private Sizer sizer() {
        return new Sizer(surroundings.clock(), build);
    }

    private static void stop(Display display, Runnable action) {
        action.run();
        display.note(RunSession.STOPPING);
    }

    @FunctionalInterface
    private interface Writing {
        List<Path> into(Path directory) throws IOException;
    }

    /** @param last what stands below all else, also below what storing has to say; empty for nothing */
    private record Shown(ExitCode code, List<String> lines, String last) {
        Shown(ExitCode code, List<String> lines) {
            this(code, lines, "");
        }
    }
}
