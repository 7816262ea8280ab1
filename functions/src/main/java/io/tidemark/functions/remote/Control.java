package io.tidemark.functions.remote;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.control.Directive;
import io.tidemark.core.control.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the centre tells all workers of a run: always the whole of it, so a worker that has missed a word has missed
 * nothing.
 *
 * @param number rises with each writing; a worker's lease is good for a while after it has seen a new number
 * @param writtenMillis by the centre's clock
 * @param startMillis the start of the run by the workers' clocks, in milliseconds since the epoch; 0 while it is not known
 * @param directives in the order they were given
 * @param adoptions changes of the plan, in the order they were given
 * @param reliefs who takes over from whom, and when
 * @param isOver nobody sends any more and nobody is to begin; what was measured is still reported
 */
public record Control(
        long number,
        long writtenMillis,
        long startMillis,
        List<Directive> directives,
        List<Adoption> adoptions,
        List<Relief> reliefs,
        boolean isOver) {
    /** Of a run whose plan has not changed. */
    public Control(
            long number,
            long writtenMillis,
            long startMillis,
            List<Directive> directives,
            List<Relief> reliefs,
            boolean isOver) {
        this(number, writtenMillis, startMillis, directives, List.of(), reliefs, isOver);
    }

    public Control {
        requireNonNull(directives, "directives is null");
        directives = List.copyOf(directives);
        adoptions = List.copyOf(adoptions);
        reliefs = List.copyOf(reliefs);
        if (number < 0 || writtenMillis < 0 || startMillis < 0) {
            throw new IllegalArgumentException("number, writtenMillis and startMillis must be >= 0 but are " + number
                    + ", " + writtenMillis + " and " + startMillis);
        }
        int given = 0;
        for (Adoption adoption : adoptions) {
            if (adoption.after() < given || adoption.after() > directives.size()) {
                throw new IllegalArgumentException("adoptions must be in order, after some of " + directives.size()
                        + " directives, but one is after " + adoption.after());
            }
            given = adoption.after();
        }
    }

    public boolean isStarted() {
        return startMillis > 0;
    }

    /** When a worker begins: at the start of the run, or when it relieves another; empty while that is not known. */
    public OptionalLong beginNanos(Post post) {
        return post.shift() == 0
                ? OptionalLong.of(0)
                : reliefs.stream()
                        .filter(relief -> relief.segment() == post.segment() && relief.shift() == post.shift())
                        .mapToLong(Relief::atNanos)
                        .findFirst();
    }

    /** When a later worker takes over from this one; empty while that is not known. */
    public OptionalLong endNanos(Post post) {
        return reliefs.stream()
                .filter(relief -> relief.segment() == post.segment() && relief.shift() > post.shift())
                .mapToLong(Relief::atNanos)
                .min();
    }

    /** How many changes of the plan are in force at an instant since the start of the run. */
    public int adopted(long nanos) {
        int adopted = 0;
        for (int i = 0; i < adoptions.size(); i++) {
            if (adoptions.get(i).atNanos() <= nanos) {
                adopted = i + 1;
            }
        }
        return adopted;
    }

    /**
     * The orders for the plan after so many changes, as they were known before the next change was ordered.
     *
     * @param adopted 0 for the first plan
     */
    public List<Directive> orders(int adopted) {
        List<Directive> orders = new ArrayList<>();
        int from = 0;
        for (Adoption adoption : adoptions.subList(0, adopted)) {
            orders.addAll(directives.subList(from, adoption.after()));
            orders = new ArrayList<>(Orders.carried(orders, adoption.sameLoad()));
            from = adoption.after();
        }
        orders.addAll(directives.subList(from, given(adopted)));
        return List.copyOf(orders);
    }

    /** How many directives had been given before the change that follows so many others; all when none follows. */
    public int given(int adopted) {
        return adopted < adoptions.size() ? adoptions.get(adopted).after() : directives.size();
    }

    /** The same, but nobody sends any more. */
    public Control over() {
        return new Control(number, writtenMillis, startMillis, directives, adoptions, reliefs, true);
    }
}
