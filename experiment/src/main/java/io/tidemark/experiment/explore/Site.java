package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All the values of one spot; none when every trial of it failed. */
record Site(Spot spot, List<Double> values, int failures) {
    Site {
        values = List.copyOf(values);
    }

    /** In the order in which they were tried first. */
    static List<Site> of(List<Trial> trials) {
        Map<Spot, List<Trial>> bySpot = new LinkedHashMap<>();
        trials.forEach(trial ->
                bySpot.computeIfAbsent(trial.spot(), _ -> new ArrayList<>()).add(trial));
        List<Site> sites = new ArrayList<>();
        bySpot.forEach((spot, some) -> {
            List<Double> values = some.stream()
                    .flatMapToDouble(trial -> trial.value().stream())
                    .boxed()
                    .toList();
            sites.add(new Site(spot, values, some.size() - values.size()));
        });
        return sites;
    }

    boolean isMeasured() {
        return !values.isEmpty();
    }

    double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
