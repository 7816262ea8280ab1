package io.tidemark.sizing.session;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparisons;
import io.tidemark.sizing.compare.Entry;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.Terms;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Sizes several machine types against each other: all at once and taking turns, or on machines of their own. */
public final class SizeComparison {
    private final List<MachineType> types;
    private final Goal goal;
    private final Sharing sharing;
    private final Terms terms;
    private final Tasks tasks;
    private final Supplier<Sizer> sizers;
    private final List<Sizer> running = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /** What is done for a type. */
    @FunctionalInterface
    public interface Tasks {
        SizingTask of(MachineType type, Turn turn) throws ProblemsException;
    }

    public SizeComparison(
            List<MachineType> types, Goal goal, Sharing sharing, Terms terms, Tasks tasks, Supplier<Sizer> sizers) {
        this.types = types.stream()
                .sorted(Comparator.comparingDouble(MachineType::dollarsPerHour))
                .toList();
        this.goal = goal;
        this.sharing = sharing;
        this.terms = terms;
        this.tasks = tasks;
        this.sizers = sizers;
    }

    /**
     * Blocks until every type is decided.
     *
     * @throws ProblemsException when not one of them could be started
     */
    public Comparison run(RunListener listener) throws ProblemsException {
        Race race = race(listener);
        Map<MachineType, Future<Entry>> entries = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                atOnce(), Thread.ofPlatform().name("size-", 0).factory())) {
            // A pool takes them in this order: the line.
            types.forEach(type -> entries.put(type, threads.submit(() -> size(type, race, listener))));
        }
        List<Entry> done = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        entries.forEach((type, future) -> {
            try {
                done.add(future.get());
            } catch (ExecutionException e) {
                Throwable failure = requireNonNull(e.getCause(), "a task has failed without a cause");
                failures.add(failure);
                done.add(new Entry(type, Optional.empty(), false, reason(failure)));
            } catch (InterruptedException e) {
                throw new IllegalStateException("the threads have ended, so there is nothing to wait for", e);
            }
        });
        if (failures.size() == types.size()) {
            throw failure(failures);
        }
        return Comparisons.of(goal, terms, done);
    }

    /** What others have measured meanwhile must not be lost. */
    private static String reason(Throwable failure) {
        return failure instanceof ProblemsException problems
                ? "could not be started: " + problems.problems().getFirst()
                : "broke off: " + failure;
    }

    private static ProblemsException failure(List<Throwable> failures) {
        for (Throwable failure : failures) {
            if (!(failure instanceof ProblemsException)) {
                throw new IllegalStateException("a sizing broke off", failure);
            }
        }
        return (ProblemsException) failures.getFirst();
    }

    private Race race(RunListener listener) {
        return switch (sharing) {
            case Sharing.OneMachine _ -> new TakingTurns(types, goal, listener::note);
            case Sharing.OwnMachines _ -> new SideBySide(types, goal, listener::note);
        };
    }

    private int atOnce() {
        return switch (sharing) {
            case Sharing.OneMachine _ -> types.size();
            case Sharing.OwnMachines(int atOnce) -> Math.min(atOnce, types.size());
        };
    }

    private Entry size(MachineType type, Race race, RunListener listener) throws ProblemsException {
        if (stopped) {
            return notBegun(type);
        }
        Optional<String> needless = race.begin(type);
        if (needless.isPresent()) {
            return new Entry(type, Optional.empty(), true, needless.get());
        }
        Optional<Sizing> sizing = Optional.empty();
        try {
            Sizer sizer = sizers.get();
            running.add(sizer);
            if (stopped) {
                sizer.stop();
            }
            sizing = sizer.size(tasks.of(type, race.turnOf(type)), new OneOfSeveral(type, race, listener));
            return sizing.isEmpty()
                    ? notBegun(type)
                    : new Entry(
                            type,
                            sizing,
                            race.dropped(type).isPresent(),
                            race.dropped(type).orElse(""));
        } finally {
            race.ended(type, sizing);
        }
    }

    private static Entry notBegun(MachineType type) {
        return new Entry(type, Optional.empty(), false, "was not begun");
    }

    /** Ends all of them early, and begins none of those in line; from any thread. */
    public void stop() {
        stopped = true;
        running.forEach(Sizer::stop);
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Lets only one show its progress. */
    private record OneOfSeveral(MachineType type, Race race, RunListener listener) implements RunListener {
        @Override
        public void progress(Progress progress) {
            if (race.isShown(type)) {
                listener.progress(progress.inPhase(type.name() + ": " + progress.phase()));
            }
        }

        @Override
        public void note(String sentence) {
            listener.note(type.name() + ": " + sentence);
        }
    }
}
