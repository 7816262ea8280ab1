package io.tidemark.cli.compare;

import io.tidemark.cli.text.TextTable;
import io.tidemark.experiment.compare.Comparison;
import io.tidemark.experiment.compare.ComparisonWords;
import io.tidemark.experiment.compare.MetricScore;
import io.tidemark.experiment.page.NumberText;
import java.util.ArrayList;
import java.util.List;

/** A comparison as lines for a terminal. */
final class CompareTable {
    private CompareTable() {}

    static List<String> lines(Comparison comparison) {
        boolean weighted = comparison.metrics().stream().anyMatch(metric -> metric.weight() != 1);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(weighted, "metric", "score", "weight", "before", "after", "change", "verdict"));
        comparison.metrics().forEach(metric -> rows.add(row(metric, weighted)));
        List<String> lines = new ArrayList<>(TextTable.lines(rows));
        lines.add("");
        lines.add((comparison.isAccepted() ? "ACCEPTED: " : "REJECTED: ") + ComparisonWords.sentence(comparison));
        return lines;
    }

    private static List<String> row(MetricScore metric, boolean weighted) {
        String units = metric.quantity().units();
        boolean compared = metric.isCompared();
        return row(
                weighted,
                metric.quantity().name(),
                compared ? NumberText.of(ComparisonWords.rounded(metric.score())) : "–",
                NumberText.of(metric.weight()),
                value(metric.before(), units),
                value(metric.after(), units),
                NumberText.change(metric.change()),
                metric.verdict().words());
    }

    private static List<String> row(
            boolean weighted,
            String metric,
            String score,
            String weight,
            String before,
            String after,
            String change,
            String verdict) {
        return weighted
                ? List.of(metric, score, weight, before, after, change, verdict)
                : List.of(metric, score, before, after, change, verdict);
    }

    private static String value(double value, String units) {
        String text = NumberText.of(value);
        return units.isEmpty() || !Double.isFinite(value) ? text : text + (units.startsWith("/") ? "" : " ") + units;
    }
}
