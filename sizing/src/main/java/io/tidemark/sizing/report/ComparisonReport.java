package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Page;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.sizing.compare.Comparison;
import java.util.List;

/**
 * A comparison of machine types as one HTML file. It links to each type's own report, which it expects beside it:
 * {@code t3.small/report.html}.
 */
public final class ComparisonReport {
    private ComparisonReport() {}

    public static String render(Comparison comparison) {
        ComparisonWords words = new ComparisonWords(comparison);
        return Page.render(
                words.title(),
                program(comparison),
                List.of(
                        new ComparisonHeadline(comparison, words),
                        CostSection.of(comparison),
                        new CandidateSection(comparison),
                        new PredictionSection(comparison)),
                List.of(program(comparison), "prices: " + comparison.prices()));
    }

    /** The one that made the measurements; all of a comparison come from one. */
    private static String program(Comparison comparison) {
        return comparison.candidates().stream()
                .flatMap(each -> each.sizing().stream())
                .map(sizing -> sizing.run().info())
                .map((RunInfo info) -> "tidemark " + info.version() + " (" + info.commit() + ")")
                .findFirst()
                .orElse("tidemark");
    }
}
