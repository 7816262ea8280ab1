package io.tidemark.experiment.reporter;

import java.util.List;

/** Values of one metric, with the tags that they share. */
record DataDogSeries(String metric, List<Value> values, List<String> tags) {
    record Value(double epochSeconds, double value) {}

    static DataDogSeries of(String metric, double epochSeconds, double value, List<String> tags) {
        return new DataDogSeries(metric, List.of(new Value(epochSeconds, value)), tags);
    }
}
