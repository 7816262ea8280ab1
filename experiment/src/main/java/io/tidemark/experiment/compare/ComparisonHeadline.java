package io.tidemark.experiment.compare;

import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.experiment.page.NumberText;
import java.util.Comparator;
import java.util.List;

/** What was compared, and whether it differs. */
final class ComparisonHeadline implements Section {
    private static final int MAX_SHOWN = 6;

    private final Comparison comparison;

    ComparisonHeadline(Comparison comparison) {
        this.comparison = comparison;
    }

    static String title(Comparison comparison) {
        String before = comparison.before().title();
        String after = comparison.after().title();
        return before.equals(after) ? after : before + " against " + after;
    }

    @Override
    public void write(Html html) {
        html.open("header");
        html.element("p", "Tidemark comparison", "class", "brand");
        html.element("h1", title(comparison), "id", "title");
        html.open("p", "class", "facts");
        html.element("span", "before: " + comparison.before().source(), "class", "targets", "id", "before");
        html.element("span", "after: " + comparison.after().source(), "class", "targets", "id", "after");
        html.close().line();
        html.open("div", "class", "verdict " + kind());
        html.open("p", "class", "badges");
        html.element("strong", badge(), "class", "badge", "id", "status");
        html.element("span", ComparisonWords.sentence(comparison), "class", "sentence", "id", "outcome");
        html.close();
        List<MetricScore> different = comparison.metrics().stream()
                .filter(metric -> metric.verdict() != MetricScore.Verdict.SAME && metric.isCompared())
                .sorted(Comparator.comparingDouble(MetricScore::score).reversed())
                .toList();
        if (!different.isEmpty()) {
            html.open("ul", "id", "differences");
            different.stream().limit(MAX_SHOWN).forEach(metric -> html.element("li", words(metric)));
            html.close();
        }
        html.close();
        if (!comparison.notes().isEmpty()) {
            html.open("ul", "class", "note", "id", "notes");
            comparison.notes().forEach(note -> html.element("li", note));
            html.close();
        }
        html.close().line();
    }

    private String kind() {
        return !comparison.hasCompared() ? "neutral" : comparison.isAccepted() ? "good" : "bad";
    }

    private String badge() {
        return !comparison.hasCompared() ? "NOT COMPARED" : comparison.isAccepted() ? "ACCEPTED" : "REJECTED";
    }

    private static String words(MetricScore metric) {
        String units = metric.quantity().units();
        return metric.quantity().title() + " is " + metric.verdict().words() + ": " + NumberText.of(metric.before())
                + " → "
                + NumberText.of(metric.after()) + (units.isEmpty() ? "" : " " + units)
                + " (" + NumberText.change(metric.change()) + "), "
                + NumberText.of(ComparisonWords.rounded(metric.score())) + " σ";
    }
}
