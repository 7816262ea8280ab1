package io.tidemark.core.capacity;

import io.tidemark.core.capacity.Answer.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers with all that is known by then, and all that a person must know besides. */
final class Answers {
    private Answers() {}

    static Answer of(History history, Status status, String sentence) {
        Optional<CapacityFit> fit =
                status == Status.INVALID ? Optional.empty() : CapacityFit.of(history.settings(), history.all());
        OptionalDouble need = history.settings().need();
        OptionalDouble probability = fit.isEmpty() || need.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(fit.get().probabilityAtLeast(need.getAsDouble()));
        Optional<Estimate> estimate = hasTwoEnds(status) ? fit.map(CapacityFit::estimate) : Optional.empty();
        return new Answer(status, estimate, probability, sentence, notes(history));
    }

    private static boolean hasTwoEnds(Status status) {
        return switch (status) {
            case ABOVE_HIGHEST, BELOW_LOWEST, INVALID -> false;
            case FOUND, NEED_DECIDED, OUT_OF_BUDGET, INTERRUPTED, TARGET_LOST -> true;
        };
    }

    private static List<String> notes(History history) {
        List<String> notes = new ArrayList<>();
        warmth(history).ifPresent(notes::add);
        invalid(history).ifPresent(notes::add);
        for (Observation soak : history.soaks()) {
            notes.add(soak(history, soak));
        }
        DriftTest.of(history.settings(), history.all())
                .map(DriftTest.Drift::sentence)
                .ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> warmth(History history) {
        int seconds = WarmUp.seconds(history);
        return WarmUp.isCold(history)
                ? Optional.of("After " + seconds + " s of warm-up throughput or latency was still changing: the service"
                        + " may never have been warm.")
                : Optional.empty();
    }

    private static Optional<String> invalid(History history) {
        int invalid = history.all().size() - history.valid().size();
        return invalid == 0
                ? Optional.empty()
                : Optional.of(invalid + " of " + history.all().size()
                        + " trials were left out, because the generator, not the service, made their numbers.");
    }

    private static String soak(History history, Observation soak) {
        Evidence evidence = Evidence.of(history.settings(), soak);
        boolean agrees =
                !soak.aborted() && evidence.share() <= history.settings().tolerance();
        return String.format(
                Locale.ROOT,
                "A soak of %d s at %s had %s%s bad requests, what was left in queues included: it %s.",
                soak.seconds(),
                new Loads(history.settings()).text(soak.trial().load()),
                soak.aborted() ? "at least " : "",
                Loads.percent(evidence.share()),
                agrees ? "confirms that this load is carried" : "disagreed, and the search went on with it");
    }
}
