package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Exploration;
import io.tidemark.aggregator.report.Exploration.Dots;
import io.tidemark.aggregator.report.Exploration.Kind;
import io.tidemark.aggregator.report.Exploration.Place;
import io.tidemark.aggregator.report.Exploration.Subject;
import io.tidemark.aggregator.report.Exploration.Trace;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Every metric over the axes: a line for each summarizer and the values themselves, or a map. */
final class PlotSection implements Section {
    /** Of all single values in the page: more would make it slow, and show no more. */
    private static final int MAX_DOTS = 60_000;

    private static final List<Colour> COLOURS =
            List.of(Colour.BLUE, Colour.ORANGE, Colour.GREEN, Colour.PURPLE, Colour.RED, Colour.SKY);

    private final Digest digest;
    private final Exploration exploration;
    private final boolean thinned;

    private PlotSection(Digest digest, Exploration exploration, boolean thinned) {
        this.digest = digest;
        this.exploration = exploration;
        this.thinned = thinned;
    }

    static PlotSection of(Digest digest) {
        Results results = digest.results();
        int most = mostDots(results);
        List<Subject> subjects = results.metrics().stream()
                .map(metric -> subject(digest, metric, most))
                .toList();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < digest.size(); i++) {
            places.add(new Place(digest.space().at().get(i), digest.troubles().get(i)));
        }
        Exploration exploration = new Exploration("metric", digest.space().dimensions(), places, subjects, true);
        boolean thinned = results.points().stream()
                .flatMap(point -> point.series().values().stream())
                .anyMatch(series -> series.size() > most);
        return new PlotSection(digest, exploration, thinned);
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "plots").element("h2", "Plots");
        html.open("noscript")
                .element("p", "The plots need scripts. The tables say the same.", "class", "note")
                .close();
        if (digest.size() == 0 || digest.results().metrics().isEmpty()) {
            html.element("p", "Nothing was measured.", "class", "note").close().line();
            return;
        }
        exploration.placeControls(html);
        for (int i = 0; i < exploration.subjects().size(); i++) {
            exploration.place(html, i);
        }
        if (thinned) {
            html.element(
                    "p",
                    "Of phases with very many values not every value is drawn: the least, the greatest and evenly many"
                            + " between them are. The lines and the tables are of all.",
                    "class",
                    "note needs-script");
        }
        html.close().line();
    }

    @Override
    public List<Exploration> explorations() {
        return digest.size() == 0 || digest.results().metrics().isEmpty() ? List.of() : List.of(exploration);
    }

    /** For each point and metric; as many as all fit. */
    private static int mostDots(Results results) {
        int series = Math.max(1, results.points().size() * results.metrics().size());
        return Math.max(1, MAX_DOTS / series);
    }

    private static Subject subject(Digest digest, Metric metric, int mostDots) {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < metric.summarizers().size(); i++) {
            String name = metric.summarizers().get(i).name();
            traces.add(trace(digest, metric, name, COLOURS.get(i % COLOURS.size())));
        }
        List<List<Double>> values = digest.points().stream()
                .map(point -> Sampling.of(point.values(metric.name()), mostDots))
                .toList();
        if (traces.isEmpty()) {
            // Nobody wanted a summary; a line through the means lets the reader follow the dots.
            List<Double> means =
                    digest.points().stream().map(point -> mean(point, metric)).toList();
            traces.add(new Trace("mean", Colour.BLUE, Kind.LINE, means, List.of()));
        }
        return new Subject(Digest.title(metric), traces, List.of(new Dots("values", Colour.GREY, values)));
    }

    private static Trace trace(Digest digest, Metric metric, String summarizer, Colour colour) {
        List<Double> values = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < digest.size(); i++) {
            // A summary of nothing is a number too, but no measurement.
            boolean known = !digest.points().get(i).values(metric.name()).isEmpty();
            Figure figure = digest.figure(i, metric, summarizer);
            OptionalDouble error = figure.error();
            values.add(known ? figure.value() : Double.NaN);
            errors.add(known && error.isPresent() ? error.getAsDouble() : Double.NaN);
        }
        boolean sure = errors.stream().allMatch(error -> error.isNaN());
        return new Trace(summarizer, colour, Kind.LINE, values, sure ? List.of() : errors);
    }

    private static double mean(Point point, Metric metric) {
        return point.values(metric.name()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
