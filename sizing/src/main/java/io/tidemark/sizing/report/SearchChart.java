package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Layer;
import io.tidemark.aggregator.report.Mark;
import io.tidemark.aggregator.report.Scale;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The load of every trial over time, with its result. */
final class SearchChart {
    private SearchChart() {}

    static Chart of(Trials trials) {
        Predicate<Observation> warmUp = each -> each.trial().kind() == Trial.Kind.WARM_UP;
        Predicate<Observation> judged = each -> each.isValid() && !warmUp.test(each);
        List<Layer> layers = new ArrayList<>();
        add(layers, trials, "tolerated", Colour.GREEN, judged.and(trials::isTolerated));
        add(layers, trials, "too many bad", Colour.RED, judged.and(each -> !trials.isTolerated(each)));
        add(layers, trials, "warm-up", Colour.SKY, warmUp.and(Observation::isValid));
        add(layers, trials, "invalid", Colour.GREY, each -> !each.isValid());
        layers.add(offered(trials));
        Scale y = Scale.of(trials.loads().unit(), Scale.Format.NUMBER);
        return new Chart(
                "search",
                "Load of each trial and how it went; blocks are what was measured, the line is what was offered",
                Scale.TIME,
                y,
                Chart.Size.NORMAL,
                layers.stream().filter(layer -> !layer.isEmpty()).toList(),
                capacity(trials));
    }

    private static void add(
            List<Layer> layers, Trials trials, String label, Colour colour, Predicate<Observation> which) {
        layers.add(new Layer.Spans(
                label,
                colour,
                trials.sizing().observations().stream()
                        .filter(which)
                        .map(each -> new Layer.Span(
                                each.fromSecond(), each.toSecond(), each.trial().load(), trials.words(each)))
                        .toList()));
    }

    /** Only where it changes: a search holds its loads, so this is short however long it took. */
    private static Layer offered(Trials trials) {
        List<Double> levels = trials.sizing().run().info().plannedLevels();
        List<Double> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int second = 0; second < levels.size(); second++) {
            boolean same = second > 0 && levels.get(second).equals(levels.get(second - 1));
            if (!same || second == levels.size() - 1) {
                seconds.add((double) second);
                values.add(levels.get(second));
            }
        }
        return Layer.Line.of("offered", Colour.BLACK, Layer.Style.STEPPED, seconds, values);
    }

    private static List<Mark> capacity(Trials trials) {
        Answer answer = trials.sizing().answer();
        return answer.status() == Answer.Status.INVALID
                ? List.of()
                : answer.estimate()
                        .<List<Mark>>map(estimate -> List.of(new Mark.Level(
                                estimate.median(),
                                (trials.sizing().method().equals(SizingReport.RAMP) ? "ended at " : "capacity ")
                                        + trials.loads().number(estimate.median()),
                                Colour.GREEN)))
                        .orElse(List.of());
    }
}
