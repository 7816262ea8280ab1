package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;

/**
 * The answer in words.
 *
 * @param kind of box it stands in, as the style sheet calls it
 * @param badge the answer's status in a word
 * @param sentence the answer
 * @param certainty how sure it is; may be empty
 */
record Headline(String kind, String badge, String sentence, String certainty) {

    static Headline of(Sizing sizing) {
        return sizing.method().equals(SizingReport.RAMP)
                ? new RampWords(Trials.of(sizing)).headline()
                : new Words(sizing).headline();
    }

    static String bad(SearchSettings settings) {
        return "with at most " + Numbers.percent(settings.tolerance()) + " bad";
    }

    /** A class for what its methods would otherwise hand to each other. */
    private static final class Words {
        private final Sizing sizing;
        private final Answer answer;
        private final SearchSettings settings;
        private final Trials trials;
        private final Loads loads;

        Words(Sizing sizing) {
            this.sizing = sizing;
            this.answer = sizing.answer();
            this.settings = sizing.settings();
            this.trials = Trials.of(sizing);
            this.loads = trials.loads();
        }

        Headline headline() {
            return switch (answer.status()) {
                case FOUND -> new Headline("good", "FOUND", carries("Carries at least "), certainty());
                case NEED_DECIDED -> decided();
                case OUT_OF_BUDGET -> new Headline("neutral", "NOT NARROWED DOWN", outOfBudget(), certainty());
                case ABOVE_HIGHEST -> new Headline("good", "MORE THAN ALLOWED", aboveHighest(), limit());
                case BELOW_LOWEST -> new Headline("bad", "LESS THAN TRIED", belowLowest(), "");
                case INVALID -> new Headline("invalid", "INVALID", INVALID_SENTENCE, "");
                case INTERRUPTED -> new Headline("neutral", "INTERRUPTED", unfinished("Interrupted"), certainty());
                case TARGET_LOST ->
                    new Headline("bad", "TARGET LOST", unfinished("The target stopped answering"), certainty());
            };
        }

        private static final String INVALID_SENTENCE =
                "The capacity is withheld: the load generator, not the service, set these numbers.";

        /** The lower end is what one may count on, so it is what is quoted. */
        private String carries(String verb) {
            Optional<Estimate> estimate = answer.estimate();
            return estimate.isEmpty()
                    ? "A capacity cannot be told."
                    : verb + loads.of(estimate.get().low()) + " " + bad(settings) + "; the limit is most likely at "
                            + loads.of(estimate.get().median()) + ".";
        }

        private Headline decided() {
            if (answer.need().isEmpty() || settings.need().isEmpty()) {
                return new Headline("good", "DECIDED", carries("Carries at least "), certainty());
            }
            double probability = answer.need().getAsDouble();
            boolean yes = probability >= 0.5;
            String sentence = "Carries " + loads.of(settings.need().getAsDouble()) + " " + bad(settings) + ": "
                    + (yes ? "yes, " : "no, ") + Numbers.percent(yes ? probability : 1 - probability) + " sure.";
            return new Headline(yes ? "good" : "bad", yes ? "YES" : "NO", sentence, limit());
        }

        private String outOfBudget() {
            return answer.estimate().isEmpty()
                    ? "The budget ran out before a capacity could be told."
                    : carries("Carries at least ");
        }

        private String aboveHighest() {
            return "Carries at least " + loads.of(settings.highest()) + " " + bad(settings)
                    + ": the highest load allowed was carried.";
        }

        private String belowLowest() {
            double lowest = trials.valid().stream()
                    .mapToDouble(each -> each.trial().load())
                    .min()
                    .orElse(settings.start());
            return "Does not carry even " + loads.of(lowest) + ": more than " + Numbers.percent(settings.tolerance())
                    + " were bad at the lowest load tried.";
        }

        private String unfinished(String what) {
            return answer.estimate().isEmpty()
                    ? what + " before a capacity could be told."
                    : what + ". What is known until then: " + carries("carries at least ");
        }

        /** The figures behind the sentence. */
        private String certainty() {
            if (answer.estimate().isEmpty()) {
                return needWords();
            }
            Estimate estimate = answer.estimate().get();
            return ("90 % sure that the limit lies within " + loads.interval(estimate) + " (±"
                            + Numbers.percent(estimate.halfWidth()) + "), from "
                            + counted(trials.of(Trial.Kind.WINDOW).size(), "window") + confirmed() + ". " + needWords())
                    .strip();
        }

        private String limit() {
            return answer.estimate()
                    .map(estimate -> "The limit itself lies at " + loads.of(estimate.median()) + " (90 % interval "
                            + loads.interval(estimate) + ")" + confirmed() + ".")
                    .orElse("");
        }

        private String needWords() {
            return answer.need().isEmpty() || settings.need().isEmpty()
                    ? ""
                    : "That it carries " + loads.of(settings.need().getAsDouble()) + " is "
                            + Numbers.percent(answer.need().getAsDouble()) + " likely.";
        }

        private String confirmed() {
            List<Observation> soaks = trials.of(Trial.Kind.SOAK).stream()
                    .filter(each -> !each.aborted())
                    .toList();
            if (soaks.isEmpty()) {
                return sizing.method().equals("quick") ? "; quick, so not confirmed by a soak" : "";
            }
            Observation last = soaks.getLast();
            String length = Numbers.duration(last.seconds() * 1_000L) + " at "
                    + loads.of(last.trial().load());
            return trials.isTolerated(last)
                    ? "; confirmed by a soak of " + length
                    : "; a soak of " + length + " disagreed";
        }
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
