package io.tidemark.cli.store;

import io.tidemark.aggregator.store.Entry;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;

/** The run that a person means by an id, or by its beginning. */
public final class RunChoice {
    private static final int SHOWN = 3;
    private static final int PAGE = 1_000;

    private RunChoice() {}

    /**
     * @param where the store, for a person
     * @param list the command that lists its runs
     */
    public static StoredRun of(RunStore store, String text, String where, String list) throws ProblemsException {
        List<String> ids = Entry.isId(text) ? store.ids(text, PAGE) : List.of();
        if (ids.contains(text) || ids.size() == 1) {
            return store.find(ids.contains(text) ? text : ids.getFirst());
        }
        if (ids.isEmpty()) {
            throw problem(text, "must be the id of a run in " + where + ", or its beginning", list + " lists them");
        }
        String some =
                String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size()))) + (ids.size() > SHOWN ? ", ..." : "");
        throw problem(text, "must be the beginning of one id only", "there are " + some);
    }

    private static ProblemsException problem(String text, String expected, String hint) {
        return new ProblemsException(List.of(new Problem("command line", "RUN", text, expected, hint)));
    }
}
