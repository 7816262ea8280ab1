package io.tidemark.experiment.result;

import java.util.List;

/** Makes one number of a whole experiment. */
public interface Indicator {
    String name();

    double of(List<Point> points);
}
