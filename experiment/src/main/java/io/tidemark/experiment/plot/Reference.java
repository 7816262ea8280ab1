package io.tidemark.experiment.plot;

import java.util.List;

/**
 * What the values are compared with.
 *
 * @param curves in the same order as those that are compared; one without nodes where there is nothing to compare
 */
public record Reference(String name, List<Curve> curves) {
    public Reference {
        curves = List.copyOf(curves);
    }
}
