package io.tidemark.cli.options;

import io.tidemark.aggregator.cost.CostLimit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a burst may cost. A search has an option of the same name, which may be about its target. */
final class CostOptions {
    @Option(
            names = "--max-cost",
            paramLabel = "DOLLARS",
            description =
                    "With --fleet lambda: refuse a run that is estimated to cost more than this, and end it when it "
                            + "has. By list prices. Default: no limit.")
    @Nullable
    String most;

    /** @param lambda whether the workers are functions: nothing else costs */
    CostLimit limit(boolean lambda, Findings findings) {
        if (most != null && !lambda) {
            findings.add("--max-cost", most, "is for --fleet lambda", "workers in this process cost nothing");
            return CostLimit.NONE;
        }
        return new CostLimit(findings.positive("--max-cost", most), Optional.empty());
    }
}
