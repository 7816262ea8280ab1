package io.tidemark.deployment.swarm;

import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What lies in buckets. */
public interface Depot {
    boolean has(String bucket, String key) throws ProblemsException;

    void put(String bucket, String key, Path file) throws ProblemsException;

    /** Removes all that begins so, but this. */
    void removeOthers(String bucket, String beginning, String key) throws ProblemsException;

    /** Empty when there is no such bucket. */
    Optional<Holding> holding(String bucket) throws ProblemsException;

    /**
     * Removes everything in it, whatever version.
     *
     * @param progress is told how much is removed so far
     */
    void clear(String bucket, LongConsumer progress) throws ProblemsException;

    /** An empty one. */
    void removeBucket(String bucket) throws ProblemsException;
}
