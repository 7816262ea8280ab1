package io.tidemark.cli.result;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result for a program. Nothing is withheld here: a program that reads the latency can read {@code valid} too. */
public final class ResultJson {
    private ResultJson() {}

    public static JsonLine of(Run run, ExitCode code, List<String> files) {
        return of(run, code.number(), files);
    }

    /** @param code that the process ends with */
    public static JsonLine of(Run run, int code, List<String> files) {
        Counts counts = run.timeline().total().counts();
        JsonLine line = JsonLine.of("result")
                .put("id", run.info().id())
                .put("exitCode", code)
                .put("ending", run.info().ending().kind().name().toLowerCase(Locale.ROOT))
                .put("endingDetail", run.info().ending().detail())
                .put("valid", run.verdict().isValid())
                .putTexts("invalid", run.verdict().invalid())
                .put("passed", run.verdict().isPassed())
                .put("ledger", ledger(run.ledger()))
                .put("sent", counts.sent())
                .put("good", counts.good())
                .put("bad", counts.bad())
                .putCounts("outcomes", outcomes(counts))
                .put("latencyMicros", latency(run.timeline().total().latency()));
        run.cost().ifPresent(cost -> line.put("cost", CostText.json(cost)));
        return line.putTexts("files", files);
    }

    private static JsonLine ledger(Ledger ledger) {
        return JsonLine.object()
                .put("scheduled", ledger.scheduled())
                .put("planned", ledger.planned())
                .put("sent", ledger.sent())
                .put("late", ledger.late())
                .put("dropped", ledger.dropped())
                .put("good", ledger.good())
                .put("bad", ledger.bad())
                .put("unfinished", ledger.unfinished())
                .put("warmUp", ledger.warmUp())
                .put("workers", ledger.workers())
                .put("lostWorkers", ledger.lost().size())
                .put("coverage", ledger.coverage());
    }

    private static Map<String, Long> outcomes(Counts counts) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            if (counts.count(outcome) > 0) {
                outcomes.put(outcome.label(), counts.count(outcome));
            }
        }
        return outcomes;
    }

    private static JsonLine latency(Distribution latency) {
        return JsonLine.object()
                .put("count", latency.count())
                .put("min", latency.min())
                .put("mean", latency.mean())
                .put("p50", latency.percentile(50))
                .put("p90", latency.percentile(90))
                .put("p99", latency.percentile(99))
                .put("max", latency.max());
    }
}
