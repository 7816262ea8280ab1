package io.tidemark.swarm.bridge;

import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a swarm is watched and steered. Thread-safe.
 *
 * <p>What is shown is JSON, made once for all who look at it: docs/design/012-swarm.md says what is in it.
 */
public interface Bridge {
    /**
     * Carries an order out, or has it carried out at one instant by all workers. May take seconds.
     *
     * @param who for the record
     * @return what was done, in a sentence
     * @throws ProblemsException with what speaks against it; nothing has changed then
     */
    String give(String who, Order order) throws ProblemsException;

    /** What a plan would change, and what is wrong with it. May take seconds. */
    Review review(String plan);

    /** The plan file as it is in force, and its version. */
    PlanText plan();

    /**
     * Everything there is to see, with its history.
     *
     * @param after the number of the last frame that was seen; the history before it is left out where it has not changed
     *     since. 0 for all of it.
     */
    Frame snapshot(long after);

    /** The table of workers, apart, because it is long: JSON. */
    Frame workers();

    /** From now on each frame is handed over, about one a second, by a thread that must not wait. */
    Watch watch(Consumer<Frame> viewer);

    /** A file to be fetched: {@code stats.csv}, {@code stats_history.csv}, {@code failures.csv}, {@code report.html}, ... */
    Optional<Download> download(String name);

    /** @param number rises; resume after it */
    @SuppressWarnings("ArrayRecordComponent") // Made once for all viewers, never changed.
    record Frame(long number, byte[] json) {}

    record PlanText(String text, int version) {}

    /** Something to be sent: a file, or what was made of what is known now. */
    sealed interface Download {
        String name();

        String type();

        /** @param name that a browser saves it under */
        @SuppressWarnings("ArrayRecordComponent") // Made for one viewer, never changed.
        record Made(String name, String type, byte[] content) implements Download {}

        record Stored(String name, String type, Path file) implements Download {}
    }

    /** Ends when it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
