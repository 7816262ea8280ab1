package io.tidemark.sizing.session;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparisons;
import io.tidemark.sizing.compare.Entry;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Turn;
import java.util.ArrayList;
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

/** Sizes several machine types at once, each for itself, while they take turns to measure. */
public final class SizeComparison {
    private final List<MachineType> types;
    private final Goal goal;
    private final String prices;
    private final Tasks tasks;
    private final Supplier<Sizer> sizers;
    private final List<Sizer> running = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /** What is done for a type. */
    @FunctionalInterface
    public interface Tasks {
        SizingTask of(MachineType type, Turn turn) throws ProblemsException;
    }

    /** @param prices what the prices are, for a person */
    public SizeComparison(List<MachineType> types, Goal goal, String prices, Tasks tasks, Supplier<Sizer> sizers) {
        this.types = List.copyOf(types);
        this.goal = goal;
        this.prices = prices;
        this.tasks = tasks;
        this.sizers = sizers;
    }

    /**
     * Blocks until every type is decided.
     *
     * @throws ProblemsException when not one of them could be started
     */
    public Comparison run(RunListener listener) throws ProblemsException {
        Race race = new Race(types, goal, listener::note);
        Map<MachineType, Future<Entry>> entries = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("size-", 0).factory())) {
            types.forEach(type -> entries.put(type, threads.submit(() -> size(type, race, listener))));
        }
        List<Entry> done = new ArrayList<>();
        List<ProblemsException> failures = new ArrayList<>();
        entries.forEach((type, future) -> {
            try {
                done.add(future.get());
            } catch (ExecutionException e) {
                done.add(new Entry(type, Optional.empty(), false, reason(e, failures)));
            } catch (InterruptedException e) {
                throw new IllegalStateException("the threads have ended, so there is nothing to wait for", e);
            }
        });
        if (failures.size() == types.size()) {
            throw failures.getFirst();
        }
        return Comparisons.of(goal, prices, Comparisons.EMULATION_CAVEAT, done);
    }

    private static String reason(ExecutionException e, List<ProblemsException> failures) {
        if (e.getCause() instanceof ProblemsException problems) {
            failures.add(problems);
            return "could not be started: " + problems.problems().getFirst();
        }
        throw new IllegalStateException("a sizing broke off", e.getCause());
    }

    private Entry size(MachineType type, Race race, RunListener listener) throws ProblemsException {
        boolean measured = false;
        try {
            Sizer sizer = sizers.get();
            running.add(sizer);
            if (stopped) {
                sizer.stop();
            }
            Optional<Sizing> sizing =
                    sizer.size(tasks.of(type, race.turnOf(type)), new OneOfSeveral(type, race, listener));
            measured = sizing.isPresent();
            Optional<String> dropped = race.dropped(type);
            return new Entry(type, sizing, dropped.isPresent(), dropped.orElse(measured ? "" : "was not begun"));
        } finally {
            race.ended(type, measured);
        }
    }

    /** Ends all of them early; from any thread. */
    public void stop() {
        stopped = true;
        running.forEach(Sizer::stop);
    }

    /** Lets only the one that measures show its progress. */
    private record OneOfSeveral(MachineType type, Race race, RunListener listener) implements RunListener {
        @Override
        public void progress(Progress progress) {
            if (race.isHolder(type)) {
                listener.progress(progress);
            }
        }

        @Override
        public void note(String sentence) {
            listener.note(type.name() + ": " + sentence);
        }
    }
}
