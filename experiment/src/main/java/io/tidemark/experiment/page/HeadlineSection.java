package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Exploration.Dimension;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Tiles;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was explored, whether all of it went well, and the indicators. */
final class HeadlineSection implements Section {
    private static final int MAX_TROUBLES = 8;

    private final Digest digest;

    HeadlineSection(Digest digest) {
        this.digest = digest;
    }

    @Override
    public void write(Html html) {
        Results results = digest.results();
        html.open("header");
        html.element("p", "Tidemark experiment", "class", "brand");
        html.element("h1", results.title(), "id", "title");
        html.open("p", "class", "facts");
        html.open("span").text("started ");
        Times.element(html, results.startedEpochMillis());
        html.close();
        html.element("span", "took " + Numbers.duration(results.completedEpochMillis() - results.startedEpochMillis()));
        html.element("span", phases(digest.size()));
        runs().ifPresent(runs -> html.element("span", runs));
        html.close().line();
        verdict(html);
        tiles(html);
        html.close().line();
    }

    private void verdict(Html html) {
        List<Integer> bad = new ArrayList<>();
        for (int i = 0; i < digest.size(); i++) {
            if (!digest.troubles().get(i).isEmpty()) {
                bad.add(i);
            }
        }
        boolean interrupted = digest.results().interrupted();
        boolean nothing = digest.size() == 0;
        html.open(
                "div",
                "class",
                nothing || !bad.isEmpty() ? "verdict bad" : interrupted ? "verdict neutral" : "verdict good");
        html.open("p", "class", "badges");
        html.element("strong", interrupted ? "INTERRUPTED" : "COMPLETED", "class", "badge", "id", "status");
        html.element("span", sentence(bad.size()), "class", "sentence", "id", "outcome")
                .close();
        if (!bad.isEmpty()) {
            html.open("ul", "id", "troubles");
            bad.stream()
                    .limit(MAX_TROUBLES)
                    .forEach(i -> html.element(
                            "li", digest.place(i) + ": " + digest.troubles().get(i)));
            html.close();
            if (bad.size() > MAX_TROUBLES) {
                String more = Numbers.count(bad.size() - MAX_TROUBLES) + " more";
                html.element("p", "and " + more + "; see the flags in the tables.", "class", "note");
            }
        }
        html.element("p", varied(), "id", "varied").element("p", measured(), "id", "measured");
        html.close().line();
    }

    private String sentence(int bad) {
        if (digest.size() == 0) {
            return "No phase was measured.";
        }
        String early = digest.results().interrupted() ? "It was ended early. " : "";
        if (bad == 0) {
            return early + (digest.size() == 1 ? "Its phase went well." : "All phases went well.");
        }
        return early + Numbers.count(bad) + " of " + phases(digest.size()) + " did not go as they should:";
    }

    private String varied() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < digest.space().axes().size(); i++) {
            Dimension dimension = digest.space().dimensions().get(i);
            int count = dimension.values().size();
            if (count > 1) {
                words.add(dimension.title() + ": " + range(dimension));
            }
        }
        String fixed = digest.space().fixed().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + NumberText.value(entry.getValue()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        String varied = words.isEmpty() ? "Nothing was varied." : "Varied: " + String.join("; ", words) + ".";
        return fixed.isEmpty() ? varied : varied + " The same throughout: " + fixed + ".";
    }

    private static String range(Dimension dimension) {
        int count = dimension.values().size();
        Object first = dimension.values().getFirst();
        Object last = dimension.values().getLast();
        if (dimension.isNumeric() && count > 4) {
            return count + " values from " + NumberText.value(first) + " to " + NumberText.value(last);
        }
        List<String> shown =
                dimension.values().stream().limit(6).map(NumberText::value).toList();
        return String.join(", ", shown) + (count > shown.size() ? " and " + (count - shown.size()) + " more" : "");
    }

    private String measured() {
        List<String> words = new ArrayList<>();
        for (Metric metric : digest.results().metrics()) {
            String about = metric.description().isBlank()
                    ? ""
                    : " – " + metric.description().strip();
            words.add(Digest.title(metric) + about);
        }
        return words.isEmpty() ? "Nothing was measured." : "Measured: " + String.join("; ", words) + ".";
    }

    private Optional<String> runs() {
        int runs = digest.points().stream()
                .flatMap(point -> point.series().values().stream())
                .flatMap(List::stream)
                .mapToInt(sample -> sample.run() + 1)
                .max()
                .orElse(1);
        return runs > 1 ? Optional.of("repeated " + runs + " times") : Optional.empty();
    }

    private void tiles(Html html) {
        Results results = digest.results();
        Map<String, String> about = new LinkedHashMap<>();
        results.axes().forEach((Axis axis) -> about.put(axis.name(), axis.title()));
        long values = results.points().stream()
                .flatMap(point -> point.series().values().stream())
                .mapToLong(List::size)
                .sum();
        Tiles tiles = Tiles.open(html, "sizing");
        results.indicatorValues()
                .forEach((name, value) -> tiles.tile("indicator-" + name, name, NumberText.of(value), "indicator"));
        tiles.tile("phases", "phases", Numbers.count(results.points().size()), "sets of parameters");
        tiles.tile(
                "values",
                "values",
                Numbers.compact(values),
                "of " + metrics(results.metrics().size()));
        tiles.close();
    }

    private static String metrics(int count) {
        return count == 1 ? "1 metric" : count + " metrics";
    }

    private static String phases(int count) {
        return count == 1 ? "1 phase" : Numbers.count(count) + " phases";
    }
}
