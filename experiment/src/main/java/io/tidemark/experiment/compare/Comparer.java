package io.tidemark.experiment.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares two measurements metric by metric: at each place that both have, how many standard deviations their means are
 * apart, {@code |after - before| / sqrt(s1^2/n1 + s2^2/n2)}; the mean of that over the places; and of all metrics the
 * weighted mean.
 */
public final class Comparer {
    private final Dataset before;
    private final Dataset after;
    private final CompareSettings settings;
    private final Alignment alignment;

    private Comparer(Dataset before, Dataset after, CompareSettings settings) {
        this.before = before;
        this.after = after;
        this.settings = settings;
        this.alignment = Alignment.of(before, after, settings.axis());
    }

    public static Comparison compare(Dataset before, Dataset after, CompareSettings settings) {
        return new Comparer(before, after, settings).compare();
    }

    private Comparison compare() {
        List<MetricScore> metrics = new ArrayList<>();
        for (Quantity quantity : before.quantities().values()) {
            if (after.quantities().containsKey(quantity.name())
                    && !settings.ignored().contains(quantity.name())) {
                metrics.add(metric(direct(quantity)));
            }
        }
        return new Comparison(before, after, settings, alignment.axis(), metrics, overall(metrics), notes(metrics));
    }

    private Quantity direct(Quantity quantity) {
        return quantity.with(settings.better().getOrDefault(quantity.name(), quantity.better()));
    }

    private double overall(List<MetricScore> metrics) {
        double sum = 0;
        double weights = 0;
        for (MetricScore metric : metrics) {
            boolean counts = !settings.onlyWorse() || metric.verdict() != MetricScore.Verdict.BETTER;
            double weighted = counts ? metric.score() * metric.weight() : 0;
            if (weighted != 0) {
                sum += weighted;
                weights += metric.weight();
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private MetricScore metric(Quantity quantity) {
        String name = quantity.name();
        double weight = settings.weight(name);
        Mean one = before.figures().get(name);
        Mean other = after.figures().get(name);
        if (one != null && other != null) {
            PlaceScore place = PlaceScore.of(new LinkedHashMap<>(), one, other, settings.grain());
            return MetricScore.of(quantity, List.of(place), weight, settings.threshold(), 0);
        }
        Kept here = Kept.of(before.points(), name);
        Kept there = Kept.of(after.points(), name);
        List<PlaceScore> places = new ArrayList<>();
        Map<Map<String, Object>, NavigableMap<Double, Mean>> means = means(here.points());
        means(there.points()).forEach((group, others) -> {
            NavigableMap<Double, Mean> ones = means.get(group);
            if (ones != null) {
                places.addAll(places(group, new Curve(ones), new Curve(others), Alignment.shared(ones, others)));
            }
        });
        return MetricScore.of(quantity, places, weight, settings.threshold(), here.outliers() + there.outliers());
    }

    private List<PlaceScore> places(Map<String, Object> group, Curve ones, Curve others, Set<Double> shared) {
        List<PlaceScore> places = new ArrayList<>();
        for (double x : shared) {
            SequencedMap<String, Object> parameters = new LinkedHashMap<>();
            for (String name : alignment.parameters()) {
                boolean along = alignment.axis().equals(Optional.of(name));
                parameters.put(name, along ? x : Objects.requireNonNull(group.get(name), name));
            }
            places.add(PlaceScore.of(parameters, ones.at(x), others.at(x), settings.grain()));
        }
        return places;
    }

    private Map<Map<String, Object>, NavigableMap<Double, Mean>> means(List<Kept.Point> points) {
        Map<Map<String, Object>, NavigableMap<Double, List<Double>>> values = new LinkedHashMap<>();
        for (Kept.Point point : points) {
            values.computeIfAbsent(alignment.group(point.at()), _ -> new TreeMap<>())
                    .computeIfAbsent(alignment.along(point.at()), _ -> new ArrayList<>())
                    .addAll(point.values());
        }
        Map<Map<String, Object>, NavigableMap<Double, Mean>> means = new LinkedHashMap<>();
        values.forEach((group, byPlace) -> {
            NavigableMap<Double, Mean> ofGroup = new TreeMap<>();
            byPlace.forEach((x, all) -> ofGroup.put(x, Mean.of(all)));
            means.put(group, ofGroup);
        });
        return means;
    }

    private List<String> notes(List<MetricScore> metrics) {
        List<String> notes = new ArrayList<>();
        before.notes().forEach(note -> notes.add("before: " + note));
        after.notes().forEach(note -> notes.add("after: " + note));
        only("before", before.quantities().sequencedKeySet(), after.quantities().keySet(), "metric", notes);
        only("after", after.quantities().sequencedKeySet(), before.quantities().keySet(), "metric", notes);
        only("before", Alignment.names(before), Alignment.names(after), "parameter", notes);
        only("after", Alignment.names(after), Alignment.names(before), "parameter", notes);
        long interpolated =
                metrics.stream().mapToLong(MetricScore::interpolated).sum();
        if (interpolated > 0) {
            notes.add("The two sides were not measured at the same places: between them straight lines along "
                    + alignment.axis().orElse("") + " are compared, within the range that both have.");
        }
        metrics.stream()
                .filter(metric -> !metric.isCompared())
                .forEach(metric -> notes.add(metric.quantity().name()
                        + " is not compared: there is no place where both sides have values of it."));
        long grains = metrics.stream()
                .mapToLong(metric -> metric.count(PlaceScore.Basis.GRAIN))
                .sum();
        if (grains > 0) {
            notes.add(grains + (grains == 1 ? " difference has" : " differences have")
                    + " no spread to be measured by, such as where there is one value on each side; a change by "
                    + plain(settings.grain() * 100) + " % counts as one standard deviation there.");
        }
        return notes;
    }

    private static void only(String side, Set<String> here, Set<String> there, String what, List<String> notes) {
        List<String> names = here.stream().filter(name -> !there.contains(name)).toList();
        if (!names.isEmpty()) {
            String rest = what.equals("metric") ? "not compared" : "its values are taken together";
            notes.add("only " + side + " has the " + what + " " + String.join(", ", names) + ": " + rest);
        }
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
