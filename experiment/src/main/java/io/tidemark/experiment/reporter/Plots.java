package io.tidemark.experiment.reporter;

import io.tidemark.experiment.plot.Curve;
import io.tidemark.experiment.plot.Curve.Node;
import io.tidemark.experiment.plot.HeatChart;
import io.tidemark.experiment.plot.HeatLayer;
import io.tidemark.experiment.plot.LineChart;
import io.tidemark.experiment.plot.Picture;
import io.tidemark.experiment.plot.PlotAxis;
import io.tidemark.experiment.plot.Reference;
import io.tidemark.experiment.plot.Scale;
import io.tidemark.experiment.plot.Spot;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Summarizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The pictures of an experiment with one or two parameters. */
final class Plots {
    private static final double RATIO_LEAST = 0.25;
    private static final double RATIO_MOST = 1.75;
    private static final int MOST_AXES = 2;

    private final Results results;
    private final PlotStyle style;
    private final Optional<RawReference> reference;
    private final List<Dimension> dimensions;

    /** @param name for its file */
    record Plot(String name, Picture picture) {}

    Plots(Results results, PlotStyle style, Optional<RawReference> reference) {
        this.results = results;
        this.style = style;
        this.reference = reference;
        int axes = results.axes().size();
        if (axes == 0 || axes > MOST_AXES) {
            throw new IllegalArgumentException("plots need one or two parameters, but there are " + axes
                    + "; the HTML report shows any number of them");
        }
        dimensions = results.axes().stream()
                .map(axis -> new Dimension(axis, style.otherwise(), results.points()))
                .toList();
    }

    /** One by one, for each takes some memory. */
    Stream<Plot> all() {
        return results.metrics().stream().flatMap(this::plots);
    }

    private Stream<Plot> plots(Metric metric) {
        List<Dimension> varied =
                dimensions.stream().filter(dimension -> !dimension.isConstant()).toList();
        if (varied.size() < MOST_AXES) {
            Dimension dimension = varied.isEmpty() ? dimensions.getFirst() : varied.getFirst();
            return Stream.of(new Plot(metric.name(), lines(metric, dimension).draw()));
        }
        if (style.raw()) {
            return Stream.of(new Plot(metric.name(), rawHeat(metric).draw()));
        }
        return metric.summarizers().stream()
                .map(summarizer -> new Plot(
                        metric.name() + "-" + summarizer.name(),
                        heat(metric, summarizer).draw()));
    }

    private String title(Metric metric) {
        return results.title() + " [" + metric.title() + "]";
    }

    private LineChart lines(Metric metric, Dimension dimension) {
        List<Curve> curves = style.raw()
                ? List.of(rawCurve(metric, dimension))
                : metric.summarizers().stream()
                        .map(summarizer -> curve(metric, summarizer, dimension))
                        .toList();
        return new LineChart(
                title(metric),
                dimension.plotAxis(style.x()),
                PlotAxis.numbers(Dimension.title(metric.title(), metric.units()), style.y()),
                curves,
                style.raw(),
                style.raw() ? Optional.empty() : reference.map(with -> reference(with, metric, dimension)));
    }

    private Curve curve(Metric metric, Summarizer summarizer, Dimension dimension) {
        List<Node> nodes = new ArrayList<>();
        for (Point point : measured(metric)) {
            Figure figure = summarizer.of(point.values(metric.name()));
            dimension
                    .place(point.parameters())
                    .ifPresent(x ->
                            nodes.add(new Node(x, figure.value(), figure.error().orElse(0))));
        }
        return new Curve(summarizer.name(), nodes);
    }

    private Curve rawCurve(Metric metric, Dimension dimension) {
        List<Node> nodes = new ArrayList<>();
        for (Point point : measured(metric)) {
            dimension
                    .place(point.parameters())
                    .ifPresent(x -> point.values(metric.name()).forEach(value -> nodes.add(new Node(x, value, 0))));
        }
        return new Curve("values", nodes);
    }

    private Reference reference(RawReference with, Metric metric, Dimension dimension) {
        List<Curve> curves = new ArrayList<>();
        for (Summarizer summarizer : metric.summarizers()) {
            List<Node> nodes = new ArrayList<>();
            with.points().forEach(figures -> {
                OptionalDouble x = dimension.place(figures.parameters());
                figures.find(metric.name(), summarizer.name())
                        .ifPresent(value -> x.ifPresent(place -> nodes.add(new Node(place, value, 0))));
            });
            curves.add(new Curve(summarizer.name(), nodes));
        }
        return new Reference(style.referenceName(), curves);
    }

    private HeatChart heat(Metric metric, Summarizer summarizer) {
        List<Spot> spots = spots(metric, summarizer);
        List<HeatLayer> layers = new ArrayList<>();
        layers.add(new HeatLayer(
                Dimension.title(metric.title() + " (" + summarizer.name() + ")", metric.units()),
                spots,
                style.colormap(),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
        reference.ifPresent(with -> layers.add(new HeatLayer(
                "× " + style.referenceName(),
                ratio(spots, with, metric, summarizer),
                style.ratioColormap(),
                OptionalDouble.of(RATIO_LEAST),
                OptionalDouble.of(RATIO_MOST))));
        return chart(metric, layers, true);
    }

    private HeatChart rawHeat(Metric metric) {
        List<Spot> spots = new ArrayList<>();
        for (Point point : measured(metric)) {
            point.values(metric.name()).forEach(value -> place(point, value).ifPresent(spots::add));
        }
        HeatLayer layer = new HeatLayer(
                Dimension.title(metric.title(), metric.units()),
                spots,
                style.colormap(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return chart(metric, List.of(layer), false);
    }

    private HeatChart chart(Metric metric, List<HeatLayer> layers, boolean filled) {
        Scale x = style.x();
        return new HeatChart(
                title(metric),
                dimensions.getFirst().plotAxis(x),
                dimensions.getLast().plotAxis(style.y()),
                layers,
                filled);
    }

    private List<Spot> spots(Metric metric, Summarizer summarizer) {
        List<Spot> spots = new ArrayList<>();
        for (Point point : measured(metric)) {
            place(point, summarizer.of(point.values(metric.name())).value()).ifPresent(spots::add);
        }
        return spots;
    }

    private Optional<Spot> place(Point point, double value) {
        OptionalDouble x = dimensions.getFirst().place(point.parameters());
        OptionalDouble y = dimensions.getLast().place(point.parameters());
        return x.isPresent() && y.isPresent()
                ? Optional.of(new Spot(x.getAsDouble(), y.getAsDouble(), value))
                : Optional.empty();
    }

    /** Where both have a value. */
    private List<Spot> ratio(List<Spot> spots, RawReference with, Metric metric, Summarizer summarizer) {
        List<Spot> ratios = new ArrayList<>();
        for (RawReference.Figures figures : with.points()) {
            OptionalDouble x = dimensions.getFirst().place(figures.parameters());
            OptionalDouble y = dimensions.getLast().place(figures.parameters());
            double value = figures.find(metric.name(), summarizer.name()).orElse(0.0);
            if (x.isPresent() && y.isPresent() && value != 0) {
                spots.stream()
                        .filter(spot -> spot.x() == x.getAsDouble() && spot.y() == y.getAsDouble())
                        .findFirst()
                        .ifPresent(spot -> ratios.add(new Spot(spot.x(), spot.y(), spot.value() / value)));
            }
        }
        return ratios;
    }

    /** A phase that measured nothing is not one that measured 0. */
    private List<Point> measured(Metric metric) {
        return results.points().stream()
                .filter(point -> !point.values(metric.name()).isEmpty())
                .toList();
    }
}
