package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Decision.Drop;
import io.tidemark.sizing.compare.Standing.State;
import io.tidemark.sizing.price.MachineType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who measures next when types race, so that time goes where the decision is open. Pure: the same standings always lead to
 * the same decision.
 *
 * <p>Every type gets its least number of windows, in turn. After that a type whose best case loses against another's worst
 * case is dropped, and the turn goes to the least known of those that may still be the cheapest. A need that is carried
 * with whole machines can be cheapest on a type that is dearer per request, and the other way round: to be dropped, a type
 * must lose both ways.
 */
public final class RaceRules {
    private RaceRules() {}

    public static Decision decide(List<Standing> standings, Goal goal) {
        List<Entrant> entrants = standings.stream()
                .filter(standing -> standing.state() != State.FAILED)
                .map(standing -> new Entrant(standing, goal))
                .toList();
        List<Drop> drops = new ArrayList<>();
        List<Entrant> running = new ArrayList<>();
        for (Entrant entrant : entrants) {
            if (entrant.standing.state() == State.RUNNING) {
                entrant.drop(entrants).ifPresentOrElse(drops::add, () -> running.add(entrant));
            }
        }
        if (running.isEmpty()) {
            return new Decision(drops, Optional.empty(), "no type is left to measure");
        }
        Optional<Entrant> young = running.stream()
                .filter(entrant -> !entrant.isKnown())
                .min(Comparator.comparingInt(entrant -> entrant.standing.windows()));
        return young.map(entrant -> turn(
                        drops,
                        entrant,
                        "it has " + entrant.standing.windows() + " of at least " + goal.leastWindows() + " windows"))
                .orElseGet(() -> open(drops, running, entrants));
    }

    /**
     * A type that was not measured enough to be judged, and cannot win whatever it shows: as many machines as are run in any
     * case already cost more than a type whose search is done needs for all of it. Only a need gives such grounds.
     */
    public static Optional<Drop> needless(Standing standing, List<Standing> standings, Goal goal) {
        boolean open = standing.state() == State.WAITING || standing.state() == State.RUNNING;
        if (goal.need().isEmpty() || !open || new Entrant(standing, goal).isKnown()) {
            return Optional.empty();
        }
        double least = Costs.perMonth(standing.type(), OptionalInt.of(goal.leastMachines()))
                .orElseThrow();
        return standings.stream()
                .filter(other -> other.state() == State.FINISHED)
                .map(other -> new Entrant(other, goal))
                .filter(other -> other.isKnown() && other.cost().high() < least)
                .min(Comparator.comparingDouble(other -> other.cost().high()))
                .map(other -> new Drop(
                        standing.type(),
                        (standing.state() == State.WAITING ? "not started: " : after(standing))
                                + (goal.leastMachines() == 1
                                        ? "one machine costs "
                                        : goal.leastMachines() + " machines cost ")
                                + Dollars.of(least) + " a month, and "
                                + other.standing.type().name()
                                + " carries the need for "
                                + Dollars.of(other.cost().high())));
    }

    private static String after(Standing standing) {
        return "dropped after " + standing.windows() + (standing.windows() == 1 ? " window: " : " windows: ");
    }

    /** All are known somewhat: the turn goes to where the decision is open. */
    private static Decision open(List<Drop> drops, List<Entrant> running, List<Entrant> entrants) {
        Entrant best = entrants.stream()
                .filter(Entrant::isKnown)
                .min(Comparator.comparingDouble(entrant -> entrant.cost().median()))
                .orElseThrow();
        List<Entrant> contenders = running.stream()
                .filter(entrant -> entrant.equals(best) || entrant.overlaps(best))
                .toList();
        // Those left lose one way only; they are measured when the better ones are done.
        List<Entrant> choice = contenders.isEmpty() ? running : contenders;
        Entrant next = choice.stream()
                .max(Comparator.comparingDouble(Entrant::width)
                        .thenComparingInt(entrant -> -entrant.standing.windows()))
                .orElseThrow();
        String why = next.equals(best)
                ? "it is the cheapest so far"
                : contenders.isEmpty()
                        ? "it may still be cheaper one way"
                        : "it may still be cheaper than " + best.standing.type().name();
        return turn(drops, next, why);
    }

    private static Decision turn(List<Drop> drops, Entrant next, String why) {
        MachineType type = next.standing.type();
        return new Decision(drops, Optional.of(type), type.name() + ": " + why);
    }

    private record Entrant(Standing standing, Goal goal) {
        /** True when enough was measured to judge it, or no more will be. */
        boolean isKnown() {
            return standing.capacity().isPresent()
                    && (standing.windows() >= goal.leastWindows() || standing.state() != State.RUNNING);
        }

        Estimate perMillion() {
            // All race with one tolerance, so it changes no order.
            return Costs.perMillion(standing.type(), standing.capacity().orElseThrow(), 0);
        }

        /** What decides: dollars for the need, or per million requests where there is none. */
        Estimate cost() {
            return goal.need().isPresent()
                    ? Costs.forNeed(goal, standing.type(), standing.capacity().orElseThrow())
                    : perMillion();
        }

        boolean overlaps(Entrant other) {
            return isKnown()
                    && cost().low() <= other.cost().high()
                    && other.cost().low() <= cost().high();
        }

        /** By capacity, since cost may know no end. */
        double width() {
            return standing.capacity().map(Estimate::halfWidth).orElse(Double.POSITIVE_INFINITY);
        }

        Optional<Drop> drop(List<Entrant> entrants) {
            if (!isKnown()) {
                return Optional.empty();
            }
            return entrants.stream()
                    .filter(other -> other.isKnown() && losesTo(other))
                    .min(Comparator.comparingDouble(other -> other.cost().high()))
                    .map(other -> new Drop(standing.type(), reason(other)));
        }

        private boolean losesTo(Entrant other) {
            return perMillion().low() > other.perMillion().high()
                    && cost().low() > other.cost().high();
        }

        private String reason(Entrant other) {
            String per = goal.need().isPresent() ? " per month for the need" : " per million requests";
            return after(standing) + "even its best case, " + Dollars.of(cost().low()) + per + ", costs more than "
                    + other.standing.type().name() + " in its worst, "
                    + Dollars.of(other.cost().high());
        }
    }
}
