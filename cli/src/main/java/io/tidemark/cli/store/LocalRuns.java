package io.tidemark.cli.store;

import io.tidemark.aggregator.store.BurstEntries;
import io.tidemark.aggregator.store.EntryReader;
import io.tidemark.aggregator.store.LocalRunStore;
import io.tidemark.aggregator.store.RunFiles;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.store.SizingEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs on this machine, of whatever kind. */
public final class LocalRuns {
    private static final EntryReader ENTRIES = new SizingEntries().orElse(new BurstEntries());

    private LocalRuns() {}

    /** Those below a directory. */
    public static RunStore below(Path directory) {
        return new LocalRunStore(directory, ENTRIES);
    }

    /**
     * The run in a directory.
     *
     * @param key of the problem, when there is none
     */
    public static StoredRun in(Path directory, String key) throws ProblemsException {
        try {
            return RunFiles.of(directory, ENTRIES)
                    .orElseThrow(() -> problem(directory, key, "it has no run.json and no comparison.json"));
        } catch (IOException e) {
            throw problem(directory, key, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemsException problem(Path directory, String key, String hint) {
        return new ProblemsException(List.of(
                new Problem("command line", key, directory.toString(), "must be the directory of a run", hint)));
    }
}
