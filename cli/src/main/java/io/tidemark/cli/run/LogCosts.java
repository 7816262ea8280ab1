package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.remote.FetchedLogs;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.cli.text.Figures;
import io.tidemark.functions.requests.RequestLog.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What the logs of requests have cost, and what is missing from them, in sentences. */
final class LogCosts {
    private LogCosts() {}

    static List<String> sentences(List<Cost> costs) {
        List<String> sentences = new ArrayList<>();
        if (costs.isEmpty()) {
            return sentences;
        }
        sentences.add("The log of requests holds " + Figures.count(sum(costs, Cost::records)) + " requests in "
                + Figures.count(sum(costs, Cost::bytes)) + " bytes. Event loops waited "
                + latency(sum(costs, Cost::blockedNanos))
                + " for it; writing took " + latency(sum(costs, cost -> Math.max(0, cost.writerCpuNanos())))
                + " of CPU.");
        for (Cost cost : costs) {
            if (!cost.isComplete()) {
                sentences.add("The log of requests is NOT COMPLETE: " + Figures.count(cost.lost())
                        + " requests could not be written: " + cost.problem());
            }
        }
        return sentences;
    }

    /** Of logs that were fetched, held against what was counted. */
    static List<String> sentences(FetchedLogs logs, Ledger ledger) {
        List<String> sentences = new ArrayList<>();
        sentences.add("The log of requests holds " + Figures.count(logs.records()) + " requests in "
                + Figures.count(logs.bytes()) + " bytes.");
        sentences.addAll(logs.missing());
        long counted = ledger.good() + ledger.bad() + ledger.unfinished();
        if (logs.records() < counted) {
            sentences.add("The log of requests is NOT COMPLETE: it lacks " + Figures.count(counted - logs.records())
                    + " of the " + Figures.count(counted) + " requests that were counted.");
        } else if (logs.records() > counted) {
            sentences.add("The log of requests holds " + Figures.count(logs.records() - counted)
                    + " requests more than were counted, of workers that were lost before they could report them.");
        }
        return sentences;
    }

    private static long sum(List<Cost> costs, ToLongFunction<Cost> figure) {
        return costs.stream().mapToLong(figure).sum();
    }

    private static String latency(long nanos) {
        return Figures.latency(TimeUnit.NANOSECONDS.toMicros(nanos));
    }
}
