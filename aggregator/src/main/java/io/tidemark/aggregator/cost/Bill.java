package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How it stands with the cost of a run.
 *
 * @param soFar what has been used
 * @param committed likewise, with what will be used if everybody is told to stop now
 * @param limit in US dollars; empty for none
 */
public record Bill(Cost soFar, Cost committed, OptionalDouble limit) {
    public Bill {
        requireNonNull(soFar, "soFar is null");
        requireNonNull(committed, "committed is null");
        requireNonNull(limit, "limit is null");
    }

    /** Whether the limit is reached. What ends a run now still costs, so that counts too. */
    public boolean isSpent() {
        return limit.isPresent() && committed.total() >= limit.getAsDouble();
    }

    /** Why it must end, when the limit is reached. */
    public String reason() {
        return "the cost limit of " + Dollars.of(limit.orElse(0)) + " was reached: about "
                + Dollars.of(committed.total()) + " with the time that the workers need to stop";
    }
}
