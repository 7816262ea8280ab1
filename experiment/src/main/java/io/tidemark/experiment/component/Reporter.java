package io.tidemark.experiment.component;

import io.tidemark.experiment.result.Results;
import java.util.List;

/** Tells the results. Those that tell what happens while it happens listen from {@link #start} on. */
public interface Reporter extends Component {
    /**
     * Called once when all is measured, also after an interrupt.
     *
     * @return where it told them, for a person: names of files, addresses
     */
    List<String> report(Results results, Stage stage) throws Exception;
}
