package io.tidemark.experiment.session;

import io.tidemark.experiment.result.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What one phase has got. Flags and series grow while the phase goes on.
 *
 * @param run from 0
 * @param number within the run, from 1
 */
record PhaseRecord(
        int run,
        int number,
        Map<String, Object> parameters,
        SequencedMap<String, Object> flags,
        SequencedMap<String, List<Sample>> series) {
    PhaseRecord(int run, int number, Map<String, Object> parameters) {
        this(run, number, parameters, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** The values of each of these metrics. */
    SequencedMap<String, List<Double>> values(List<String> metrics) {
        SequencedMap<String, List<Double>> values = new LinkedHashMap<>();
        for (String metric : metrics) {
            List<Double> list = new ArrayList<>();
            series.getOrDefault(metric, List.of()).forEach(sample -> list.add(sample.value()));
            values.put(metric, list);
        }
        return values;
    }
}
