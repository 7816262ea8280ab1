package io.tidemark.cli.result;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Verdict.LimitResult;
import io.tidemark.cli.text.Figures;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result for a person: what it is worth, what was sent, how it went. Of an invalid run the rate and the latencies
 * are withheld, because the generator set them and somebody would quote them.
 */
public final class Summary {
    private final Run run;
    private final Stats total;
    private final List<String> lines = new ArrayList<>();

    private Summary(Run run) {
        this.run = run;
        this.total = run.timeline().total();
    }

    /** @param files the names of what was written */
    public static List<String> lines(Run run, List<String> files) {
        Summary summary = new Summary(run);
        summary.verdict();
        summary.lines.add("");
        summary.requests();
        summary.latency();
        CostText.words(run).ifPresent(words -> summary.row("cost", words));
        summary.files(files);
        return summary.lines;
    }

    private void verdict() {
        Ending ending = run.info().ending();
        if (ending.kind() != Ending.Kind.COMPLETED) {
            row("ended early", ending.detail());
        }
        if (ExitCode.of(run) == ExitCode.UNREACHABLE) {
            row("UNREACHABLE", String.join(", ", run.info().targets()) + " answered no request");
        } else if (run.verdict().isValid()) {
            row("VALID", "the generator kept up with its plan");
        } else {
            rows("INVALID", run.verdict().invalid());
        }
        for (LimitResult limit : run.verdict().limits()) {
            row(limit.passed() ? "PASSED" : "FAILED", limit.scope() + ": " + limit.sentence());
        }
    }

    private void requests() {
        Counts counts = total.counts();
        Ledger ledger = run.ledger();
        row("sent", sent(counts, ledger));
        row("good", withShare(counts.good(), counts.completed()));
        row("bad", withShare(counts.bad(), counts.completed()) + kinds(counts));
        if (ledger.dropped() > 0) {
            row("dropped", Figures.count(ledger.dropped()) + " never sent: no connection became free in time");
        }
        if (ledger.unfinished() > 0) {
            row("unfinished", Figures.count(ledger.unfinished()) + " still under way at the end");
        }
        if (!ledger.lost().isEmpty()) {
            row("lost", ledger.lost().size() + " of " + ledger.workers() + " workers");
        }
    }

    private String sent(Counts counts, Ledger ledger) {
        Duration measured = measured();
        String text = Figures.count(counts.sent()) + " requests in " + Figures.clock(measured);
        if (run.verdict().isValid() && measured.toMillis() > 0) {
            text += ", " + Figures.rate(counts.sent() * 1_000.0 / measured.toMillis());
        }
        return ledger.warmUp() == 0 ? text : text + ", and " + Figures.count(ledger.warmUp()) + " to warm up";
    }

    /** The time without warm-up; less than planned when the run ended early. */
    private Duration measured() {
        long millis = 0;
        for (PhaseSpan phase : run.info().phases()) {
            if (!phase.warmUp()) {
                millis += Math.max(0, Math.min(phase.endMillis(), run.info().elapsedMillis()) - phase.startMillis());
            }
        }
        return Duration.ofMillis(millis);
    }

    private static String withShare(long part, long whole) {
        return part == 0 || whole == 0
                ? Figures.count(part)
                : Figures.count(part) + " (" + Figures.share((double) part / whole) + ")";
    }

    private static String kinds(Counts counts) {
        List<String> kinds = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (outcome.isBad() && counts.count(outcome) > 0) {
                kinds.add(outcome.label() + " " + Figures.count(counts.count(outcome)));
            }
        }
        return kinds.isEmpty() ? "" : ": " + String.join(", ", kinds);
    }

    private void latency() {
        Distribution latency = total.latency();
        if (latency.isEmpty()) {
            return;
        }
        if (!run.verdict().isValid()) {
            row("latency", "withheld, because the run is not valid; the report has what was measured");
            return;
        }
        row(
                "latency",
                String.format(
                        Locale.ROOT,
                        "p50 %s   p90 %s   p99 %s   max %s",
                        Figures.latency(latency.percentile(50)),
                        Figures.latency(latency.percentile(90)),
                        Figures.latency(latency.percentile(99)),
                        Figures.latency(latency.max())));
    }

    private void files(List<String> files) {
        if (!files.isEmpty()) {
            lines.add("");
            rows("written", files);
        }
    }

    private void row(String label, String text) {
        lines.add(String.format(Locale.ROOT, "%-13s%s", label, text));
    }

    private void rows(String label, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            row(i == 0 ? label : "", texts.get(i));
        }
    }
}
