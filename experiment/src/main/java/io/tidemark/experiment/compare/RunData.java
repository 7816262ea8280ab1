package io.tidemark.experiment.compare;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Stats;
import io.tidemark.sizing.result.Sizing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A burst or a search as a measurement over the load that was offered. One value of each metric is that of one second: the
 * requests of a second have much in common, so that each of them alone would count for more than it tells.
 */
final class RunData {
    /** With more different loads than this, as in a ramp, those near each other are taken together. */
    private static final int MAX_LOADS = 20;

    private static final MathContext DIGITS = new MathContext(6);
    /** The ends of a normal distribution within which nine of ten lie are this many deviations from its middle. */
    private static final double NINE_OF_TEN = 1.6448536269514722;

    private static final String CAPACITY = "capacity";

    private final String source;
    private final Run run;
    private final String axis;

    private RunData(String source, Run run) {
        this.source = source;
        this.run = run;
        this.axis = run.info().model() == LoadModel.OPEN ? "rate" : "users";
    }

    static Dataset of(Run run, String source) {
        RunData data = new RunData(source, run);
        return data.dataset(data.burst(), Optional.empty(), List.of());
    }

    static Dataset of(Sizing sizing, String source) {
        RunData data = new RunData(source, sizing.run());
        List<String> notes = new ArrayList<>();
        if (sizing.answer().estimate().isEmpty()) {
            notes.add("the search found no capacity: " + sizing.answer().sentence());
        }
        return data.dataset(data.trials(sizing.observations()), sizing.answer().estimate(), notes);
    }

    private Dataset dataset(
            NavigableMap<Double, List<Integer>> seconds, Optional<Estimate> capacity, List<String> more) {
        boolean open = run.info().model() == LoadModel.OPEN;
        SequencedMap<String, String> axes = new LinkedHashMap<>();
        axes.put(axis, open ? "load (requests per second)" : "load (users)");
        SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
        for (RunMetric metric : RunMetric.ALL) {
            quantities.put(metric.name(), metric.quantity());
        }
        SequencedMap<String, Mean> figures = new LinkedHashMap<>();
        capacity.ifPresent(estimate -> {
            String units = open ? "/s" : "users";
            quantities.put(CAPACITY, new Quantity(CAPACITY, "capacity", units, Better.HIGHER));
            double deviation = (estimate.high() - estimate.low()) / 2 / NINE_OF_TEN;
            figures.put(CAPACITY, new Mean(estimate.median(), deviation * deviation, 1));
        });
        List<String> notes = new ArrayList<>(more);
        run.verdict().invalid().forEach(reason -> notes.add("INVALID: " + reason));
        return new Dataset(source, run.info().title(), axes, quantities, points(seconds), figures, notes);
    }

    private List<DataPoint> points(NavigableMap<Double, List<Integer>> secondsByLoad) {
        List<DataPoint> points = new ArrayList<>();
        secondsByLoad.forEach((load, seconds) -> {
            SequencedMap<String, List<Double>> values = new LinkedHashMap<>();
            for (int second : seconds) {
                Stats stats = run.timeline().second(second);
                for (RunMetric metric : RunMetric.ALL) {
                    List<Double> series = values.computeIfAbsent(metric.name(), _ -> new ArrayList<>());
                    metric.of(stats).ifPresent(series::add);
                }
            }
            SequencedMap<String, Object> parameters = new LinkedHashMap<>();
            parameters.put(axis, load);
            points.add(new DataPoint(parameters, values));
        });
        return points;
    }

    /** The whole seconds of its phases, without warm-up, by what was offered in them. */
    private NavigableMap<Double, List<Integer>> burst() {
        RunInfo info = run.info();
        NavigableMap<Double, List<Integer>> byLoad = new TreeMap<>();
        for (int second = 0; second <= run.timeline().lastWindow(); second++) {
            if (isMeasured(info, second)) {
                double load = second < info.plannedLevels().size()
                        ? info.plannedLevels().get(second)
                        : 0;
                byLoad.computeIfAbsent(rounded(load), _ -> new ArrayList<>()).add(second);
            }
        }
        return byLoad.size() > MAX_LOADS ? gathered(byLoad) : byLoad;
    }

    private static boolean isMeasured(RunInfo info, int second) {
        long from = second * 1_000L;
        long to = from + 1_000;
        if (to > info.elapsedMillis()) {
            return false;
        }
        for (PhaseSpan phase : info.phases()) {
            if (phase.startMillis() < to && from < phase.endMillis()) {
                if (phase.warmUp() || from < phase.startMillis() || to > phase.endMillis()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static NavigableMap<Double, List<Integer>> gathered(NavigableMap<Double, List<Integer>> byLoad) {
        double from = byLoad.firstKey();
        double width = (byLoad.lastKey() - from) / MAX_LOADS;
        NavigableMap<Integer, NavigableMap<Double, List<Integer>>> bins = new TreeMap<>();
        byLoad.forEach((load, seconds) -> bins.computeIfAbsent(
                        (int) Math.min(MAX_LOADS - 1, (load - from) / width), _ -> new TreeMap<>())
                .put(load, seconds));
        NavigableMap<Double, List<Integer>> gathered = new TreeMap<>();
        for (NavigableMap<Double, List<Integer>> bin : bins.values()) {
            List<Integer> seconds = bin.values().stream().flatMap(List::stream).toList();
            double sum = 0;
            for (var entry : bin.entrySet()) {
                sum += entry.getKey() * entry.getValue().size();
            }
            gathered.put(rounded(sum / seconds.size()), seconds);
        }
        return gathered;
    }

    /** Of each load that was held for a while, the seconds that were looked at. */
    private NavigableMap<Double, List<Integer>> trials(List<Observation> observations) {
        NavigableMap<Double, List<Integer>> byLoad = new TreeMap<>();
        for (Observation each : observations) {
            if (each.isValid() && each.trial().kind() != Trial.Kind.WARM_UP) {
                List<Integer> seconds =
                        byLoad.computeIfAbsent(rounded(each.trial().load()), _ -> new ArrayList<>());
                for (int second = each.fromSecond(); second < each.toSecond(); second++) {
                    seconds.add(second);
                }
            }
        }
        return byLoad;
    }

    private static double rounded(double load) {
        return new BigDecimal(load).round(DIGITS).doubleValue();
    }

    static double failureShare(Counts counts) {
        long decided = counts.completed() + counts.dropped();
        return decided == 0 ? 0 : (double) (counts.bad() + counts.dropped()) / decided;
    }
}
