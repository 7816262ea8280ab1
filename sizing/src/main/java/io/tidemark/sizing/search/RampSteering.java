package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.MolotovRule;
import io.tidemark.core.capacity.MolotovRule.Reached;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.units.Percents;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Follows a ramp by Molotov's rule and ends it when the rule is met. Requests count in the second in which they ended, as
 * far as that is known: one that fails after a long wait fails now, whatever the minute it began in.
 */
final class RampSteering implements Search {
    private static final int SLICES = 30;
    private static final int LEAST_SLICE_SECONDS = 2;

    private final RampSettings settings;
    private final MolotovRule rule;
    private long good;
    private long bad;
    private int most;
    private @Nullable Answer answer;

    RampSteering(RampSettings settings) {
        this.settings = settings;
        this.rule = new MolotovRule(settings.tolerance(), settings.ratio());
    }

    @Override
    public void steer(Helm helm) {
        if (answer != null || helm.completeSecond() < 0) {
            return;
        }
        Counts counts = helm.counts();
        most = Math.max(most, users(helm.timeline(), helm.completeSecond()));
        Optional<Reached> reached =
                rule.add(helm.completeSecond(), counts.good() - good, counts.bad() + counts.dropped() - bad);
        good = counts.good();
        bad = counts.bad() + counts.dropped();
        if (reached.isPresent()) {
            answer = over(reached.get());
            helm.finish(answer.sentence(), RunControl.STOP_GRACE_NANOS);
        }
    }

    /** In Molotov's words. */
    private Answer over(Reached reached) {
        String sentence = String.format(
                Locale.ROOT, "Error Ratio %.2f %% obtained with %d workers.", 100 * reached.ratio(), most);
        return new Answer(
                Answer.Status.FOUND,
                Optional.empty(),
                OptionalDouble.empty(),
                sentence,
                List.of(
                        line("OVERALL", reached.overallGood(), reached.overallBad()),
                        line("LAST MINUTE", reached.lastMinuteGood(), reached.lastMinuteBad())));
    }

    private static String line(String what, long successes, long failures) {
        return what + ": SUCCESSES: " + successes + " | FAILURES: " + failures;
    }

    @Override
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    public Answer interrupted(Answer.Status status, String sentence) {
        Answer.Status which = status == Answer.Status.OUT_OF_BUDGET ? Answer.Status.ABOVE_HIGHEST : status;
        return new Answer(
                which,
                Optional.empty(),
                OptionalDouble.empty(),
                which == Answer.Status.ABOVE_HIGHEST ? "Sizing was not finished: " + notReached() : sentence,
                List.of(line("OVERALL", good, bad)));
    }

    /** A ramp knows nothing before it has come to an end. */
    @Override
    public Answer spent(String sentence) {
        return interrupted(Answer.Status.INTERRUPTED, sentence);
    }

    private String notReached() {
        return String.format(
                Locale.ROOT,
                "%.0f %s did not reach the tolerance of %s.",
                settings.highest(),
                unit(),
                Percents.format(settings.tolerance()));
    }

    private String unit() {
        return switch (settings.by()) {
            case RATE -> "requests/s";
            case USERS -> "workers";
        };
    }

    /** The ramp in slices, each at its mean load. */
    @Override
    public List<Observation> observations(Run run) {
        Timeline timeline = run.timeline();
        List<Double> levels = run.info().plannedLevels();
        int seconds = Math.min(levels.size(), (int) (run.info().elapsedMillis() / 1_000));
        int width = Math.max(LEAST_SLICE_SECONDS, Math.ceilDiv(seconds, SLICES));
        List<Observation> slices = new ArrayList<>();
        for (int from = 0; from < seconds; from += width) {
            int to = Math.min(seconds, from + width);
            double load = levels.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            Trial trial = new Trial(Trial.Kind.RAMP, load, 0, to - from, 1, 1);
            slices.add(new Holding(trial, from, false).observe(timeline, to, List.of()));
        }
        return slices;
    }

    /** In the closed model users, in the open one arrivals under way: what Molotov calls workers. */
    private static int users(Timeline timeline, int second) {
        return timeline.healthAt(second).stream().mapToInt(Health::users).sum();
    }
}
