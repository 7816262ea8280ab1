package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Two answers that must not be confused: whether the measurement can be trusted, and whether the service did well. The
 * second means nothing when the first is no.
 *
 * @param invalid why the generator and not the service set the numbers; empty when the run is VALID
 * @param limits each limit of the tolerance with its result
 */
public record Verdict(List<String> invalid, List<LimitResult> limits) {
    public Verdict {
        invalid = List.copyOf(invalid);
        limits = List.copyOf(limits);
    }

    public boolean isValid() {
        return invalid.isEmpty();
    }

    public boolean isPassed() {
        return limits.stream().allMatch(LimitResult::passed);
    }

    /**
     * @param scope {@code all requests}, or a name
     * @param measured the share of bad requests; infinite when of-ok had no good one
     */
    public record LimitResult(String scope, double limit, double measured, boolean passed, String sentence) {
        public LimitResult {
            requireNonNull(scope, "scope is null");
            requireNonNull(sentence, "sentence is null");
        }
    }
}
