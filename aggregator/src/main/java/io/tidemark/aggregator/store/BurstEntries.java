package io.tidemark.aggregator.store;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.dump.RunHead;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs that {@code burst} made, by the beginnings of their dumps. */
public final class BurstEntries implements EntryReader {
    private static final double MILLIS_PER_SECOND = 1_000;

    @Override
    public Optional<Entry> read(Path directory) throws IOException {
        return Files.exists(directory.resolve(RunDump.JSON))
                ? Optional.of(entry(RunHead.read(directory)))
                : Optional.empty();
    }

    private static Entry entry(RunHead head) {
        RunInfo info = head.info();
        double seconds = measuredMillis(info) / MILLIS_PER_SECOND;
        long sent = head.ledger().sent() - head.ledger().warmUp();
        // Of an invalid run the rate says nothing about the service, here as everywhere.
        boolean told = head.verdict().isValid() && seconds > 0;
        return new Entry(
                info.id(),
                info.title(),
                info.startedEpochMillis(),
                Entry.Kind.BURST,
                verdict(info.ending().kind(), head.verdict()),
                told ? Numbers.rate(sent / seconds) + "/s, " + bad(head.verdict()) : "",
                told ? Optional.of(new Entry.Figure(sent / seconds, "1/s")) : Optional.empty());
    }

    private static String verdict(RunInfo.Ending.Kind ending, Verdict verdict) {
        return switch (ending) {
            case INTERRUPTED -> "INTERRUPTED";
            case TARGET_LOST -> "TARGET LOST";
            case COST_LIMIT -> "COST LIMIT";
            case COMPLETED, FINISHED, TOLERANCE_EXCEEDED ->
                !verdict.isValid() ? "INVALID" : verdict.isPassed() ? "PASSED" : "FAILED";
        };
    }

    /** The limit of all requests comes first. */
    private static String bad(Verdict verdict) {
        double share = verdict.limits().isEmpty()
                ? Double.NaN
                : verdict.limits().getFirst().measured();
        return Double.isFinite(share) ? Numbers.percent(share) + " bad" : "none good";
    }

    /** The time without warm-up; less than planned when the run ended early. */
    private static long measuredMillis(RunInfo info) {
        long millis = 0;
        for (PhaseSpan phase : info.phases()) {
            if (!phase.warmUp()) {
                millis += Math.max(0, Math.min(phase.endMillis(), info.elapsedMillis()) - phase.startMillis());
            }
        }
        return millis;
    }
}
