package io.tidemark.experiment.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves the parameters: from its first phase to its last. */
public interface Policy extends Component {
    /** Steers one run, from the first phase to the last; an interrupt of the thread ends it early. */
    void run(Helm helm) throws InterruptedException;

    /** The parameters that it will set, phase by phase; empty when nobody can know. */
    default Optional<List<Map<String, Object>>> outline() {
        return Optional.empty();
    }
}
