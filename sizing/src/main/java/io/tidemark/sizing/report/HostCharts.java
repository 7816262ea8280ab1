package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Layer;
import io.tidemark.aggregator.report.Scale;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the host was doing, over the run's time: a small chart for each group of metrics that says anything.
 *
 * @param silent metrics that were sampled and never rose above zero
 */
record HostCharts(List<Chart> charts, List<Metric> silent) {
    /** What all curves together may take of a page that must stay under a megabyte. */
    private static final int CELLS = 30_000;

    /** A limit this much above all that was used would flatten the curve under it. */
    private static final double FAR = 20;

    HostCharts {
        charts = List.copyOf(charts);
        silent = List.copyOf(silent);
    }

    static HostCharts of(Sizing sizing) {
        List<HostSample> samples = sizing.samples();
        long known = samples.stream().mapToLong(each -> each.values().size()).sum();
        int step = (int) Math.max(1, Math.ceilDiv(known, CELLS));
        long start = sizing.run().info().startedEpochMillis();
        List<Chart> charts = new ArrayList<>();
        List<Metric> silent = new ArrayList<>();
        for (HostGroup group : HostGroup.ALL) {
            List<Layer> layers = new ArrayList<>();
            for (HostGroup.Curve curve : group.curves()) {
                DoubleSummaryStatistics values = values(samples, curve.metric());
                if (values.getCount() > 0 && values.getMax() <= 0) {
                    silent.add(curve.metric());
                } else if (values.getCount() > 0 && !(curve.limit() && isFar(group, samples, values.getMax()))) {
                    layers.add(line(curve, samples, start, step));
                }
            }
            if (layers.stream().anyMatch(layer -> !HostGroup.isLimit(layer.label()))) {
                charts.add(chart(group, layers));
            }
        }
        return new HostCharts(charts, silent);
    }

    static DoubleSummaryStatistics values(List<HostSample> samples, Metric metric) {
        return samples.stream()
                .map(each -> each.value(metric))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .summaryStatistics();
    }

    private static boolean isFar(HostGroup group, List<HostSample> samples, double limit) {
        double used = group.curves().stream()
                .filter(curve -> !curve.limit())
                .mapToDouble(curve -> values(samples, curve.metric()).getMax())
                .max()
                .orElse(0);
        return limit > FAR * used;
    }

    private static Chart chart(HostGroup group, List<Layer> layers) {
        Scale y = Scale.of(Units.axisTitle(group.unit()), Units.format(group.unit()));
        return new Chart(group.id(), group.caption(), Scale.TIME, y, Chart.Size.SMALL, layers, List.of());
    }

    /** Of several samples for one point the greatest, so that no peak is lost. */
    private static Layer line(HostGroup.Curve curve, List<HostSample> samples, long start, int step) {
        List<Double> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += step) {
            List<HostSample> part = samples.subList(i, Math.min(samples.size(), i + step));
            seconds.add((part.getLast().epochMillis() - start) / 1e3);
            DoubleSummaryStatistics known = values(part, curve.metric());
            values.add(known.getCount() == 0 ? Double.NaN : known.getMax());
        }
        Layer.Style style = curve.limit() ? Layer.Style.DASHED : Layer.Style.SOLID;
        Colour colour = curve.limit() ? Colour.RED : curve.colour();
        return Layer.Line.of(curve.label(), colour, style, seconds, values);
    }
}
