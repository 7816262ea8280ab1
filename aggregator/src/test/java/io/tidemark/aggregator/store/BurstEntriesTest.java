package io.tidemark.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.dump.RunHead;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Samples;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.aggregator.run.Verdict.LimitResult;
import io.tidemark.core.plan.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BurstEntriesTest {
    private static final LimitResult PASSED = new LimitResult("all requests", 0.05, 0.012, true, "");
    private static final LimitResult FAILED = new LimitResult("all requests", 0.05, 0.12, false, "");

    @TempDir
    private Path directory;

    @Test
    void theHeadIsTheWholeRunsHead() throws IOException {
        Run run = Samples.run(7);
        RunDump.write(directory, run);
        RunHead head = RunHead.read(directory);
        assertThat(head.ledger()).isEqualTo(run.ledger());
        assertThat(head.verdict()).isEqualTo(run.verdict());
        assertThat(head.info().title()).isEqualTo(run.info().title());
        assertThat(head.info().phases()).isEqualTo(run.info().phases());
    }

    /** So that a list of many runs does not read what was measured. */
    @Test
    void whatFollowsTheHeadIsNotRead() throws IOException {
        RunDump.write(directory, Samples.run(7));
        Path json = directory.resolve(RunDump.JSON);
        String whole = Files.readString(json);
        Files.writeString(json, whole.substring(0, whole.indexOf("\"examples\"")) + "no JSON at all");
        Files.delete(directory.resolve(RunDump.HISTOGRAMS));
        assertThat(new BurstEntries().read(directory)).isPresent();
    }

    @Test
    void rateIsThatOfTheMeasuredTime() throws IOException {
        Entry entry = entry(Ending.Kind.COMPLETED, List.of(), PASSED);
        assertThat(entry.headline()).isEqualTo("100/s, 1.2 % bad");
        assertThat(entry.figure()).contains(new Entry.Figure(100, "1/s"));
        assertThat(entry.verdict()).isEqualTo("PASSED");
        assertThat(entry.kind()).isEqualTo(Entry.Kind.BURST);
        assertThat(entry.id()).isEqualTo(Samples.info().id());
    }

    @Test
    void theVerdictIsAWord() throws IOException {
        assertThat(entry(Ending.Kind.COMPLETED, List.of(), FAILED).verdict()).isEqualTo("FAILED");
        assertThat(entry(Ending.Kind.TOLERANCE_EXCEEDED, List.of(), FAILED).verdict())
                .isEqualTo("FAILED");
        assertThat(entry(Ending.Kind.INTERRUPTED, List.of(), PASSED).verdict()).isEqualTo("INTERRUPTED");
        assertThat(entry(Ending.Kind.TARGET_LOST, List.of(), FAILED).verdict()).isEqualTo("TARGET LOST");
        assertThat(entry(Ending.Kind.COST_LIMIT, List.of(), PASSED).verdict()).isEqualTo("COST LIMIT");
    }

    @Test
    void ofAnInvalidRunTheHeadlineIsWithheld() throws IOException {
        Entry entry = entry(Ending.Kind.COMPLETED, List.of("late"), PASSED);
        assertThat(entry.verdict()).isEqualTo("INVALID");
        assertThat(entry.headline()).isEmpty();
        assertThat(entry.figure()).isEmpty();
    }

    @Test
    void aDirectoryWithoutADumpHoldsNoRun() throws IOException {
        assertThat(new BurstEntries().read(directory)).isEqualTo(Optional.empty());
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        RunDump.write(directory, Samples.run(7));
        Path json = directory.resolve(RunDump.JSON);
        Files.writeString(json, Files.readString(json).replace("\"formatVersion\":1", "\"formatVersion\":9"));
        assertThatThrownBy(() -> new BurstEntries().read(directory))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("run.json");
    }

    /** 1,000 requests in ten seconds after 40 in two of warm-up. */
    private Entry entry(Ending.Kind ending, List<String> invalid, LimitResult limit) throws IOException {
        RunInfo base = Samples.info(LoadModel.OPEN, Tolerance.DEFAULT, new Ending(ending, ""));
        RunInfo info = new RunInfo(
                base.id(),
                base.title(),
                base.version(),
                base.commit(),
                base.startedEpochMillis(),
                12_500,
                base.model(),
                base.planJson(),
                base.fingerprint(),
                base.targets(),
                base.names(),
                List.of(
                        new PhaseSpan("warm-up", "20/s", 0, 2_000, true),
                        new PhaseSpan("main", "100/s", 2_000, 12_000, false)),
                base.plannedLevels(),
                base.tolerance(),
                base.fleet(),
                base.workers(),
                base.ending());
        Ledger ledger = new Ledger(1_040, 1_040, 1_040, 0, 0, 1_028, 12, 0, 40, 1, List.of(), 0);
        RunDump.write(directory, new Run(info, new Timeline(), ledger, new Verdict(invalid, List.of(limit))));
        return new BurstEntries().read(directory).orElseThrow();
    }
}
