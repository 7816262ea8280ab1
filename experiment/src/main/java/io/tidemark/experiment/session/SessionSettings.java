package io.tidemark.experiment.session;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * How an experiment is run.
 *
 * @param workers how many components may be busy with events at the same time
 * @param ticksPerSecond how often a tick is published while somebody listens
 * @param directory where relative paths of what is read and started begin
 * @param results where those of what is written begin
 * @param resume whether phases that an earlier session has finished are left out
 */
public record SessionSettings(int workers, double ticksPerSecond, Path directory, Path results, boolean resume) {
    public static final int WORKERS = 8;
    public static final double TICKS_PER_SECOND = 30;

    public SessionSettings {
        requireNonNull(directory, "directory is null");
        requireNonNull(results, "results is null");
    }
}
