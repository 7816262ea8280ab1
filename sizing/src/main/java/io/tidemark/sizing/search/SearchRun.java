package io.tidemark.sizing.search;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of a fleet, steered by a search. */
public final class SearchRun {
    private final Search search;
    private final RunControl control;

    private SearchRun(Plan plan, Search search, Fleet fleet, Clock clock, BuildInfo build, RunListener listener) {
        this.search = search;
        this.control = new RunControl(
                plan, PlanWriter.write(plan), PlanFingerprint.of(plan), fleet, clock, build, listener, search);
    }

    /**
     * For the capacity.
     *
     * @param plan whose load is left to the search
     * @param earlier observations of a search that is taken up again
     * @param observer is told each observation as it is made, on the run's thread
     */
    public static SearchRun forCapacity(
            Plan plan,
            SearchSettings settings,
            List<Observation> earlier,
            Turn turn,
            Consumer<Observation> observer,
            Fleet fleet,
            Clock clock,
            BuildInfo build,
            RunListener listener) {
        Plan searched = SearchPlan.of(plan, settings.by());
        WindowGate gate = WindowGate.of(plan);
        SearchSteering steering = new SearchSteering(
                settings, earlier, gate, turn, fleet.lead(), plan.http().totalTimeout(), observer);
        return new SearchRun(searched, steering, fleet, clock, build, listener);
    }

    /** By Molotov's rule. */
    public static SearchRun forRamp(
            Plan plan, RampSettings settings, Fleet fleet, Clock clock, BuildInfo build, RunListener listener) {
        return new SearchRun(
                SearchPlan.ramp(plan, settings), new RampSteering(settings), fleet, clock, build, listener);
    }

    /**
     * Blocks until the search has ended.
     *
     * @throws ProblemsException when it cannot begin; nothing was sent then
     */
    public Searched run() throws ProblemsException {
        Run run = control.run();
        Answer answer = search.answer().orElseGet(() -> outside(run.info().ending()));
        return new Searched(judged(run, answer), search.observations(run), answer);
    }

    /** Ends it early; from any thread. {@link #run} still returns what was found. */
    public void stop() {
        control.stop();
    }

    private Answer outside(Ending ending) {
        return switch (ending.kind()) {
            case INTERRUPTED -> search.interrupted(Answer.Status.INTERRUPTED, ending.detail());
            case TARGET_LOST -> search.interrupted(Answer.Status.TARGET_LOST, ending.detail());
            case COST_LIMIT -> search.spent(sentence(ending.detail()));
            case COMPLETED, FINISHED, TOLERANCE_EXCEEDED ->
                search.interrupted(Answer.Status.OUT_OF_BUDGET, "The time for the load was over.");
        };
    }

    /** The run as a whole went beyond the limit on purpose, so only the search can say what it is worth. */
    private static Run judged(Run run, Answer answer) {
        List<String> invalid = new ArrayList<>();
        if (answer.status() == Answer.Status.INVALID) {
            invalid.add(answer.sentence());
            invalid.addAll(answer.notes());
        }
        return new Run(run.info(), run.timeline(), run.ledger(), new Verdict(invalid, List.of()), run.cost());
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
