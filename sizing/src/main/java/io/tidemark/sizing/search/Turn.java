package io.tidemark.sizing.search;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import java.util.List;

/** Whose turn it is, where several searches share what they load. Asked again and again while the reply is to wait. */
@FunctionalInterface
public interface Turn {
    /** For a search that is alone. */
    Turn ALWAYS = (settings, observations) -> new Reply.Go();

    /** @param observations of the search that asks, so far */
    Reply ask(SearchSettings settings, List<Observation> observations);

    /** What a search may do. */
    sealed interface Reply {
        record Go() implements Reply {}

        record Wait() implements Reply {}

        /** @param why it need not go on */
        record Leave(String why) implements Reply {}
    }
}
