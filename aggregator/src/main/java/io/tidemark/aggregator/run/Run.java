package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

/** A run that has ended: all that dumps, reports and tables are made from. */
public record Run(RunInfo info, Timeline timeline, Ledger ledger, Verdict verdict) {
    public Run {
        requireNonNull(info, "info is null");
        requireNonNull(timeline, "timeline is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(verdict, "verdict is null");
    }
}
