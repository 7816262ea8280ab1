package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.Cost;
import java.util.Optional;

/**
 * A run that has ended: all that dumps, reports and tables are made from.
 *
 * @param cost empty where nobody was paid, or nobody knows the prices
 */
public record Run(RunInfo info, Timeline timeline, Ledger ledger, Verdict verdict, Optional<Cost> cost) {
    /** One that cost nothing. */
    public Run(RunInfo info, Timeline timeline, Ledger ledger, Verdict verdict) {
        this(info, timeline, ledger, verdict, Optional.empty());
    }

    public Run {
        requireNonNull(info, "info is null");
        requireNonNull(timeline, "timeline is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(cost, "cost is null");
    }
}
