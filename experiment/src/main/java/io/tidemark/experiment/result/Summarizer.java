package io.tidemark.experiment.result;

import java.util.List;

/** Makes one figure of a series of values. */
public interface Summarizer {
    /** As reports show it. */
    String name();

    /** A valid figure for any series, also for one without values: never NaN or infinite. */
    Figure of(List<Double> values);
}
