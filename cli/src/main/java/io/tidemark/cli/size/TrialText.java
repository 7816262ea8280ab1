package io.tidemark.cli.size;

import io.tidemark.cli.text.Figures;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.capacity.Trial;
import java.util.Locale;

/** A trial in one line, for a person who watches the search. */
final class TrialText {
    private TrialText() {}

    static String of(Observation seen, Variable by) {
        String text = String.format(
                Locale.ROOT,
                "%-8s %10s   %s bad   p50 %s   p99 %s",
                kind(seen.trial().kind()),
                load(seen.trial().load(), by),
                Figures.share(seen.badShare()),
                Figures.latency(seen.p50Micros()),
                Figures.latency(seen.p99Micros()));
        if (!seen.isValid()) {
            return text + "   INVALID: " + String.join(" ", seen.invalid());
        }
        return seen.aborted() ? text + "   ended early: too much" : text;
    }

    static String load(double load, Variable by) {
        return switch (by) {
            case RATE -> Figures.rate(load);
            case USERS -> Figures.count(Math.round(load)) + (load == 1 ? " user" : " users");
        };
    }

    private static String kind(Trial.Kind kind) {
        return switch (kind) {
            case WARM_UP -> "warm-up";
            case PROBE -> "probe";
            case WINDOW -> "window";
            case SOAK -> "soak";
            case RAMP -> "ramp";
        };
    }
}
