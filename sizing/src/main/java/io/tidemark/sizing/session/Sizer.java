package io.tidemark.sizing.session;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.bottleneck.BottleneckFinder;
import io.tidemark.sizing.bottleneck.Evidence;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import io.tidemark.sizing.probe.Probe;
import io.tidemark.sizing.probe.Probes;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.SearchRun;
import io.tidemark.sizing.search.Searched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts a target, watches it, searches for what it can take, and cleans up. {@link #stop} may be called from any thread;
 * {@link #size} then still returns what was found, or, when nothing was sent yet, nothing.
 */
public final class Sizer {
    private static final int LAST_LINES = 10;

    private final Clock clock;
    private final BuildInfo build;
    private @Nullable SearchRun running;
    private @Nullable Thread starting;
    private boolean stopped;

    public Sizer(Clock clock, BuildInfo build) {
        this.clock = clock;
        this.build = build;
    }

    /**
     * Blocks until the search has ended and the target is gone.
     *
     * @return empty when it was stopped before anything was sent
     * @throws ProblemsException when the target cannot be started or the search cannot begin; nothing is left running
     */
    public Optional<Sizing> size(SizingTask task, RunListener listener) throws ProblemsException {
        if (!begin()) {
            return Optional.empty();
        }
        try (RunningTarget target = task.host().start();
                Probe probe = Probes.start(task.probe(), target.watched(), task.directory(), clock)) {
            listener.note(target.facts().description() + " answers at " + target.uri());
            return search(task, target, probe, listener);
        } catch (ProblemsException e) {
            if (isStopped()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            end();
        }
    }

    private Optional<Sizing> search(SizingTask task, RunningTarget target, Probe probe, RunListener listener)
            throws ProblemsException {
        Plan plan = at(task.plan(), target);
        try (Fleet fleet = task.fleets().open(listener::note)) {
            SearchRun run = run(task, plan, fleet, listener);
            if (!launched(run)) {
                return Optional.empty();
            }
            Searched searched = run.run();
            boolean died = !target.isAlive();
            probe.close();
            probe.problems().forEach(listener::note);
            if (died) {
                listener.note("The target ended by itself. Its last lines:");
                target.lastLines(LAST_LINES).forEach(line -> listener.note("  " + line));
            }
            return Optional.of(sizing(task, target, probe, searched, died));
        }
    }

    private SearchRun run(SizingTask task, Plan plan, Fleet fleet, RunListener listener) {
        return switch (task.method()) {
            case Method.Ramp(var settings) -> SearchRun.forRamp(plan, settings, fleet, clock, build, listener);
            case Method.Capacity(var settings) ->
                SearchRun.forCapacity(
                        plan, settings, task.earlier(), task.turn(), task.observer(), fleet, clock, build, listener);
        };
    }

    /** What took the target's life may not have been sampled: its counters ended with it, but whoever ran it knows. */
    private List<HostSample> samples(RunningTarget target, Probe probe) {
        List<HostSample> samples = new ArrayList<>(probe.samples());
        if (target.isKilledForMemory()) {
            samples.add(new HostSample(clock.epochMillis(), Map.of(Metric.TARGET_OOM_KILLS, 1.0)));
        }
        return samples;
    }

    private Sizing sizing(SizingTask task, RunningTarget target, Probe probe, Searched searched, boolean died) {
        SearchSettings settings = switch (task.method()) {
            case Method.Ramp(var ramp) -> ramp.asSearch();
            case Method.Capacity(var search) -> search;
        };
        List<HostSample> samples = samples(target, probe);
        Answer answer = searched.answer();
        Bottleneck bottleneck = BottleneckFinder.find(new Evidence(
                searched.run().info().startedEpochMillis(),
                settings,
                searched.observations()
                        .subList(
                                Math.min(
                                        task.earlier().size(),
                                        searched.observations().size()),
                                searched.observations().size()),
                answer,
                samples,
                searched.run().timeline(),
                target.facts(),
                died));
        return new Sizing(
                searched.run(),
                task.method().label(),
                settings,
                searched.observations(),
                died ? noting(answer, "The target ended by itself while it was under load.") : answer,
                target.facts(),
                probe.kind(),
                samples,
                bottleneck,
                task.stated());
    }

    private static Answer noting(Answer answer, String note) {
        List<String> notes = new ArrayList<>(answer.notes());
        notes.add(note);
        return new Answer(answer.status(), answer.estimate(), answer.need(), answer.sentence(), notes);
    }

    private static Plan at(Plan plan, RunningTarget target) {
        if (target.facts().kind().equals("url")) {
            return plan;
        }
        return plan.withTargets(List.of(target.uri()));
    }

    /** Ends the search early. A target that is being started is not waited for. */
    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.stop();
        } else if (starting != null) {
            starting.interrupt();
        }
    }

    private synchronized boolean begin() {
        starting = Thread.currentThread();
        return !stopped;
    }

    private synchronized boolean launched(SearchRun run) {
        running = run;
        starting = null;
        return !stopped;
    }

    private synchronized void end() {
        running = null;
        starting = null;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
