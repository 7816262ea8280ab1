package io.tidemark.cli.size;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a comparison found, for a person: the winner, then a line for each type. */
final class ComparisonSummary {
    static final int LABEL_WIDTH = "written  ".length();

    private ComparisonSummary() {}

    /** @param files the names of what was written */
    static List<String> lines(Comparison comparison, List<String> files) {
        List<String> lines = new ArrayList<>();
        lines.add(winner(comparison));
        lines.add("");
        lines.add(row("", "type", "$/hour", "capacity/s (90%)", "$/million (90%)", "machines", "$/month"));
        for (Candidate candidate : comparison.candidates()) {
            lines.add(row(candidate));
            if (!candidate.remark().isEmpty()) {
                lines.add("    " + candidate.remark());
            }
        }
        lines.add("");
        lines.add("Prices: " + comparison.prices());
        lines.add(comparison.caveat());
        if (!files.isEmpty()) {
            lines.add("");
            files.forEach(file -> lines.add("written  " + file));
        }
        return lines;
    }

    private static String winner(Comparison comparison) {
        Optional<Candidate> winner =
                comparison.candidates().stream().filter(Candidate::winner).findFirst();
        if (winner.isEmpty()) {
            return "No type could be recommended.";
        }
        Candidate best = winner.get();
        String name = best.type().name();
        if (comparison.need().isPresent() && best.machines().isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "Take %d x %s: it carries %.0f/s with %.0f%% headroom for $%.2f a month.",
                    best.machines().getAsInt(),
                    name,
                    comparison.need().getAsDouble(),
                    100 * comparison.headroom(),
                    best.dollarsPerMonth().orElse(0));
        }
        return "Take " + name + ": a million good requests cost least on it.";
    }

    private static String row(Candidate candidate) {
        return row(
                candidate.winner() ? "*" : "",
                candidate.type().name(),
                String.format(Locale.ROOT, "%.4f", candidate.type().dollarsPerHour()),
                candidate
                        .sizing()
                        .flatMap(sizing -> sizing.answer().estimate())
                        .map(found -> range(found, "%.0f"))
                        .orElse("-"),
                candidate.costPerMillion().map(cost -> range(cost, "%.3f")).orElse("-"),
                candidate.machines().isPresent()
                        ? Integer.toString(candidate.machines().getAsInt())
                        : "-",
                candidate.dollarsPerMonth().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.2f", candidate.dollarsPerMonth().getAsDouble())
                        : "-");
    }

    private static String range(Estimate estimate, String format) {
        return String.format(Locale.ROOT, format + ".." + format, estimate.low(), estimate.high());
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-2s%-14s%11s%22s%22s%10s%12s", cells)
                .stripTrailing();
    }
}
