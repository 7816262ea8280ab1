package io.tidemark.core.capacity;

import io.tidemark.core.capacity.Answer.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The search as a pure function of what was seen so far: the same observations always lead to the same next move, so a
 * search can be taken up again from its dump.
 *
 * <p>It warms the service up, brackets the limit with short probes, narrows it down with windows on either side of it, and
 * confirms the lower end with a soak. Invalid observations change nothing: the trial they came from is wanted again. See
 * docs/capacity.md.
 */
public final class CapacitySearch {
    static final int MOST_INVALID_IN_A_ROW = 5;
    /** Before half of all may be called too many. */
    static final int LEAST_TO_JUDGE = 10;

    static final int LOST_AFTER = 3;

    private CapacitySearch() {}

    public static Move next(SearchSettings settings, List<Observation> observations) {
        History history = new History(settings, observations);
        return invalid(history)
                .or(() -> lost(history))
                .orElseGet(() -> affordable(history, repeated(history, wanted(history))));
    }

    /** The answer of a search that is ended from outside, with what is known by then. */
    public static Answer ended(
            SearchSettings settings, List<Observation> observations, Status status, String sentence) {
        return Answers.of(new History(settings, observations), status, sentence);
    }

    private static Move wanted(History history) {
        return WarmUp.next(history).or(() -> bracket(history)).orElseGet(() -> new Refinement(history).next());
    }

    private static Optional<Move> bracket(History history) {
        Bracket bracket = history.bracket();
        Loads loads = new Loads(history.settings());
        if (bracket.isBelowLowest()) {
            return Optional.of(finish(
                    history,
                    Status.BELOW_LOWEST,
                    "Even " + loads.text(bracket.high()) + ", the lowest load offered, had more bad requests than"
                            + " tolerated."));
        }
        if (bracket.isClosed()) {
            return Optional.empty();
        }
        String why = "probe at " + loads.text(bracket.next()) + ": " + reason(bracket, loads);
        return Optional.of(new Move.Try(new Trials(history.settings()).probe(bracket.next()), why));
    }

    private static String reason(Bracket bracket, Loads loads) {
        if (bracket.repeating()) {
            return "again, as it was too much the first time and that may have been a stall";
        }
        if (Double.isFinite(bracket.high())) {
            return loads.text(bracket.high()) + " was too much";
        }
        return bracket.low() > 0 ? loads.text(bracket.low()) + " was fine" : "the first";
    }

    private static Optional<Move> invalid(History history) {
        List<Observation> all = history.all();
        int invalid = all.size() - history.valid().size();
        int inARow = 0;
        while (inARow < all.size() && !all.get(all.size() - 1 - inARow).isValid()) {
            inARow++;
        }
        boolean tooMany = all.size() >= LEAST_TO_JUDGE && invalid * 2 > all.size();
        if (inARow < MOST_INVALID_IN_A_ROW && !tooMany) {
            return Optional.empty();
        }
        String reasons = all.stream()
                .flatMap(observation -> observation.invalid().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        String count = inARow >= MOST_INVALID_IN_A_ROW
                ? "The last " + inARow + " trials"
                : invalid + " of " + all.size() + " trials";
        return Optional.of(finish(
                history,
                Status.INVALID,
                count + " say how the generator did, not how the service did: " + reasons + "."));
    }

    /** A service that carried a load and then has not one good answer for it, time after time, has died. */
    private static Optional<Move> lost(History history) {
        List<Observation> valid = history.valid();
        int before = valid.size() - LOST_AFTER;
        if (before < 1) {
            return Optional.empty();
        }
        List<Observation> last = valid.subList(before, valid.size());
        double least = last.stream().mapToDouble(o -> o.trial().load()).min().orElseThrow();
        boolean dead = last.stream().allMatch(o -> o.planned() > 0 && o.good() == 0);
        boolean carried = valid.subList(0, before).stream()
                .anyMatch(o -> o.trial().load() >= least
                        && o.planned() > 0
                        && o.badShare() <= history.settings().tolerance());
        return dead && carried
                ? Optional.of(finish(
                        history,
                        Status.TARGET_LOST,
                        "The target had not one good answer in the last " + LOST_AFTER + " trials, though it carried "
                                + new Loads(history.settings()).text(least) + " before."))
                : Optional.empty();
    }

    private static Move repeated(History history, Move move) {
        boolean again = !history.all().isEmpty() && !history.all().getLast().isValid();
        return switch (move) {
            case Move.Finish finish -> finish;
            case Move.Try attempt ->
                again
                        ? new Move.Try(
                                attempt.trial(),
                                attempt.why() + " (again: "
                                        + String.join(
                                                ", ", history.all().getLast().invalid()) + ")")
                        : attempt;
        };
    }

    private static Move affordable(History history, Move move) {
        return switch (move) {
            case Move.Finish finish -> finish;
            case Move.Try attempt ->
                Spent.of(history.all())
                        .exceededBy(attempt.trial(), history.settings())
                        .<Move>map(what -> finish(history, Status.OUT_OF_BUDGET, what + "."))
                        .orElse(attempt);
        };
    }

    private static Move finish(History history, Status status, String sentence) {
        return new Move.Finish(Answers.of(history, status, sentence));
    }
}
