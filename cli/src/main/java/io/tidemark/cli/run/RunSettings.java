package io.tidemark.cli.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.cli.store.Bucket;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a run needs to know beside its plan.
 *
 * @param loops event loops of each worker; 0 shares the processors among the workers
 * @param lambda the functions that are the workers; empty for workers in this process
 * @param requests true logs every request
 * @param report true writes the HTML report
 * @param legacy the two files of maarathon-dos, when they are wanted; needs the log of requests
 * @param to where the finished run is stored besides
 */
public record RunSettings(
        int workers,
        int loops,
        Optional<LambdaSettings> lambda,
        Destination destination,
        boolean requests,
        boolean report,
        Optional<LegacyFiles> legacy,
        Show show,
        Optional<Bucket> to) {
    public RunSettings {
        requireNonNull(destination, "destination is null");
        requireNonNull(lambda, "lambda is null");
        requireNonNull(legacy, "legacy is null");
        requireNonNull(show, "show is null");
        requireNonNull(to, "to is null");
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be > 0 but is " + workers);
        }
        if (legacy.isPresent() && !requests) {
            throw new IllegalArgumentException("requests must be logged for the files of maarathon-dos");
        }
    }

    /** Of a run that stays on this machine. */
    public RunSettings(
            int workers,
            int loops,
            Optional<LambdaSettings> lambda,
            Destination destination,
            boolean requests,
            boolean report,
            Optional<LegacyFiles> legacy,
            Show show) {
        this(workers, loops, lambda, destination, requests, report, legacy, show, Optional.empty());
    }

    /** The same, with so many workers. */
    public RunSettings withWorkers(int number) {
        return new RunSettings(number, loops, lambda, destination, requests, report, legacy, show, to);
    }

    /** The same, on these functions. */
    public RunSettings on(LambdaSettings functions) {
        return new RunSettings(workers, loops, Optional.of(functions), destination, requests, report, legacy, show, to);
    }

    /** The same, but stored there besides. */
    public RunSettings keptIn(Bucket bucket) {
        return new RunSettings(
                workers, loops, lambda, destination, requests, report, legacy, show, Optional.of(bucket));
    }

    /** The same, where only functions cost anything. */
    public RunSettings within(CostLimit limit) {
        return new RunSettings(
                workers,
                loops,
                lambda.map(functions -> functions.within(limit)),
                destination,
                requests,
                report,
                legacy,
                show,
                to);
    }

    /** Where the run is written. */
    public sealed interface Destination {
        /** This directory. */
        record Exactly(Path directory) implements Destination {}

        /** A directory below this one, with the run's id for a name. */
        record Below(Path parent) implements Destination {}
    }

    /** @param directory of the files; empty for the run's own */
    public record LegacyFiles(Optional<Path> directory, int buckets) {}

    /** How much is said, and to whom. */
    public enum Show {
        PROGRESS,
        RESULT,
        JSON
    }
}
