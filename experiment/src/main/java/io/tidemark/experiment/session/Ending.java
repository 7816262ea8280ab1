package io.tidemark.experiment.session;

import io.tidemark.experiment.component.Troubles.Trouble;
import io.tidemark.experiment.result.Results;
import java.util.List;

/**
 * What came of an experiment.
 *
 * @param reports where the results were told, for a person
 * @param troubles of components
 * @param failedPhases how many have a flag {@code status} other than {@code OK}
 */
public record Ending(Results results, List<String> reports, List<Trouble> troubles, int failedPhases) {
    public Ending {
        reports = List.copyOf(reports);
        troubles = List.copyOf(troubles);
    }
}
