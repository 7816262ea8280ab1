package io.tidemark.experiment.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was measured with one set of parameters.
 *
 * @param values by metric, finite numbers only
 */
public record DataPoint(SequencedMap<String, Object> parameters, SequencedMap<String, List<Double>> values) {
    public DataPoint {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
}
