package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings.Variable;

/** Loads in words: requests per second, or users. */
record Loads(Variable by) {

    /** {@code 412 requests/s}. */
    String of(double load) {
        return number(load) + " " + unit();
    }

    /** As many digits as an estimate deserves. */
    String number(double load) {
        return load >= 100 ? Numbers.count(Math.round(load)) : Numbers.rate(load);
    }

    /** {@code 398 to 431}, without the unit. */
    String interval(Estimate estimate) {
        return number(estimate.low()) + " to " + number(estimate.high());
    }

    String unit() {
        return switch (by) {
            case RATE -> "requests/s";
            case USERS -> "users";
        };
    }

    String axisTitle() {
        return switch (by) {
            case RATE -> "offered load, requests per second";
            case USERS -> "offered load, users";
        };
    }
}
