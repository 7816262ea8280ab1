package io.tidemark.cli.size;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.Prediction;
import io.tidemark.sizing.compare.Recommendation;
import io.tidemark.sizing.price.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a comparison found, for a person: a line for each type, how sure it is, and last of all what to take. */
final class ComparisonSummary {
    static final int LABEL_WIDTH = "written  ".length();

    private static final String NONE = "-";

    private ComparisonSummary() {}

    /** @param files the names of what was written */
    static List<String> lines(Comparison comparison, List<String> files) {
        List<String> lines = new ArrayList<>();
        lines.add(
                row("", "type", "$/hour", "capacity/s (90%)", "$/million (90%)", "machines", "$/month", "limited by"));
        for (Candidate candidate : comparison.candidates()) {
            lines.add(row(candidate));
            if (!candidate.remark().isEmpty()) {
                lines.add("    " + candidate.remark());
            }
        }
        if (!comparison.predictions().isEmpty()) {
            lines.add("");
            lines.add("Predicted, not measured:");
            for (Prediction prediction : comparison.predictions()) {
                lines.add(row(prediction));
                lines.add("    " + prediction.sentence());
            }
        }
        lines.add("");
        lines.add("Prices: " + comparison.prices());
        if (!comparison.caveat().isEmpty()) {
            lines.add(comparison.caveat());
        }
        String certainty = Recommendation.of(comparison).certainty();
        if (!certainty.isEmpty()) {
            lines.add(certainty);
        }
        if (!files.isEmpty()) {
            lines.add("");
            files.forEach(file -> lines.add("written  " + file));
        }
        return lines;
    }

    /** What a person wants to know, where the eye is when the command has ended. */
    static String last(Comparison comparison) {
        return Recommendation.of(comparison).sentence();
    }

    private static String row(Candidate candidate) {
        return row(
                candidate.winner() ? "*" : "",
                candidate.type(),
                candidate.capacity().map(found -> range(found, "%,.0f")).orElse(NONE),
                candidate.costPerMillion().map(cost -> range(cost, "%.3f")).orElse(NONE),
                candidate.machines(),
                candidate.dollarsPerMonth(),
                candidate
                        .sizing()
                        .map(sizing -> sizing.bottleneck().resource().label())
                        .orElse(NONE));
    }

    private static String row(Prediction prediction) {
        return row(
                "~",
                prediction.type(),
                String.format(Locale.ROOT, "~%,.0f", prediction.capacity()),
                String.format(Locale.ROOT, "~%.3f", prediction.dollarsPerMillion()),
                prediction.machines(),
                prediction.dollarsPerMonth(),
                "not measured");
    }

    private static String row(
            String mark,
            MachineType type,
            String capacity,
            String cost,
            OptionalInt machines,
            OptionalDouble dollarsPerMonth,
            String limit) {
        return row(
                mark,
                type.name(),
                String.format(Locale.ROOT, "%.4f", type.dollarsPerHour()),
                capacity,
                cost,
                machines.isPresent() ? Integer.toString(machines.getAsInt()) : NONE,
                dollarsPerMonth.isPresent() ? String.format(Locale.ROOT, "%,.2f", dollarsPerMonth.getAsDouble()) : NONE,
                limit);
    }

    private static String range(Estimate estimate, String format) {
        return String.format(Locale.ROOT, format + ".." + format, estimate.low(), estimate.high());
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-2s%-16s%10s%18s%17s%10s%13s  %s", cells)
                .stripTrailing();
    }
}
