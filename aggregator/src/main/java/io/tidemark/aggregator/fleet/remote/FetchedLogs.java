package io.tidemark.aggregator.fleet.remote;

import java.util.List;

/**
 * What came of fetching the request logs of a run.
 *
 * @param records requests in all logs
 * @param bytes of all logs
 * @param missing a sentence for each worker whose log is not whole, or for many of them; empty when all are
 */
public record FetchedLogs(long records, long bytes, List<String> missing) {
    public FetchedLogs {
        missing = List.copyOf(missing);
    }
}
