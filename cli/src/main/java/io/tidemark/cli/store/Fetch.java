package io.tidemark.cli.store;

import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Brings a run to this machine. */
public final class Fetch {
    private Fetch() {}

    /**
     * Into a directory that is new or empty.
     *
     * @throws ProblemsException when it is not
     */
    public static void into(Path directory, RunStore store, StoredRun run) throws ProblemsException {
        if (!isFree(directory)) {
            throw problem(directory, "must be new or empty", "nothing is ever overwritten");
        }
        store.fetch(run, directory);
    }

    /**
     * Into a directory of its own below another, unless it is there already.
     *
     * @return false when it was there
     */
    public static boolean below(Path directory, RunStore store, StoredRun run) throws ProblemsException {
        Path own = directory.resolve(run.id());
        if (isFree(own)) {
            store.fetch(run, own);
            return true;
        }
        StoredRun here = LocalRuns.in(own, "directory");
        if (here.entry().startedEpochMillis() != run.entry().startedEpochMillis()) {
            throw problem(own, "is another run of this id", "--out DIR fetches it to elsewhere");
        }
        return false;
    }

    private static boolean isFree(Path directory) throws ProblemsException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw problem(directory, "must be a directory", e.toString());
        }
    }

    private static ProblemsException problem(Path directory, String expected, String hint) {
        return new ProblemsException(
                List.of(new Problem("command line", "directory", directory.toString(), expected, hint)));
    }
}
