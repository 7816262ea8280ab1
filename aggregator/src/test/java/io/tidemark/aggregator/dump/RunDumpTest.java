package io.tidemark.aggregator.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.Samples;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import io.tidemark.core.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDumpTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadBackExactly(long seed) throws IOException {
        Run run = Samples.run(seed);
        RunDump.write(directory, run);
        assertEqual(RunDump.read(directory), run);
    }

    @Test
    void theCostIsKeptAsItWasThatDay() throws IOException {
        Run run = Samples.run(1);
        Cost cost = new Cost("us-east-1", "2026-11-25", new Usage(1 / 3.0, 2.5, 3, 4.5, 5.5, 6, 7), 0.1, 1e-7, 0);
        RunDump.write(directory, new Run(run.info(), run.timeline(), run.ledger(), run.verdict(), Optional.of(cost)));
        assertThat(RunDump.read(directory).cost()).hasValue(cost);
    }

    @Test
    void aRunWithoutACostIsLikeOneOfOlderVersions() throws IOException {
        RunDump.write(directory, Samples.run(1));
        assertThat(Files.readString(directory.resolve(RunDump.JSON))).doesNotContain("\"cost\"");
        assertThat(RunDump.read(directory).cost()).isEmpty();
    }

    @Test
    void limitsAndRareValuesSurvive() throws IOException {
        Limit objective = new Limit(1 / 3.0, Ratio.OF_OK, Duration.ofNanos(1_500_001));
        Tolerance tolerance =
                new Tolerance(objective, Map.of("ü", objective, "a,b", Tolerance.DEFAULT.overall()), true);
        RunInfo info =
                Samples.info(LoadModel.CLOSED, tolerance, new Ending(Ending.Kind.INTERRUPTED, "Ctrl-C \"twice\""));
        Verdict verdict = new Verdict(
                List.of("because"),
                List.of(new Verdict.LimitResult("ü", 0.1, Double.POSITIVE_INFINITY, false, "all bad")));
        Run run = new Run(info, new Timeline(), Samples.run(1).ledger(), verdict);
        RunDump.write(directory, run);
        assertEqual(RunDump.read(directory), run);
    }

    /** Spaces, number formats and order of keys are part of what the fingerprint was made of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": 1.50, \"a\":1e3,\n \"ü🌊\":[1 , 2]}",
                "{}",
                "",
                "not json",
                "{broken}",
                " {\"a\":1} ",
                "{\"a\":1}{}",
                "[1]"
            })
    void thePlanKeepsEveryCharacter(String plan) throws IOException {
        Run sample = Samples.run(1);
        Run run = new Run(sample.info().withPlan(plan), sample.timeline(), sample.ledger(), sample.verdict());
        RunDump.write(directory, run);
        assertThat(RunDump.read(directory).info().planJson()).isEqualTo(plan);
    }

    @Test
    void aPlanLongerThanAnyBufferKeepsEveryCharacter() throws IOException {
        Run sample = Samples.run(1);
        String plan = "{\"name\":\"" + "ü🌊x".repeat(30_000) + "\"}";
        RunDump.write(
                directory, new Run(sample.info().withPlan(plan), sample.timeline(), sample.ledger(), sample.verdict()));
        assertThat(RunDump.read(directory).info().planJson()).isEqualTo(plan);
    }

    @Test
    void otherProgramsFindThePlanAsAnObject() throws IOException {
        RunDump.write(directory, Samples.run(1));
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve(RunDump.JSON).toFile());
        assertThat(json.at("/formatVersion").intValue()).isEqualTo(1);
        assertThat(json.at("/plan/name").textValue()).isEqualTo("demo");
        assertThat(json.at("/run/programCommit").textValue()).isEqualTo("abcdef");
        assertThat(json.at("/windows/0/warmUp").booleanValue()).isTrue();
    }

    @Test
    void theLogOpensInHdrHistogramsOwnReader() throws IOException {
        Run run = Samples.run(4);
        RunDump.write(directory, run);
        List<Window> windows = new ArrayList<>();
        run.timeline().windows().forEach(windows::add);
        List<String> tags = new ArrayList<>();
        long values = 0;
        try (HistogramLogReader log =
                new HistogramLogReader(directory.resolve(RunDump.HISTOGRAMS).toFile())) {
            for (var next = log.nextIntervalHistogram(); next != null; next = log.nextIntervalHistogram()) {
                tags.add(next.getTag());
                values += ((Histogram) next).getTotalCount();
                long second = (next.getStartTimeStamp() - run.info().startedEpochMillis()) / 1_000;
                assertThat(second).isBetween(0L, 11L);
                assertThat(next.getEndTimeStamp() - next.getStartTimeStamp()).isEqualTo(1_000);
            }
        }
        assertThat(tags)
                .contains("latency:home", "service:home", "lag:home", "warmup:latency:home", "latency:%C3%BC")
                .contains("latency:a%20b%2Cc%0Ad%25e");
        assertThat(values)
                .isEqualTo(windows.stream()
                        .mapToLong(w -> w.stats().latency().count()
                                + w.stats().service().count()
                                + w.stats().lag().count())
                        .sum());
    }

    @Test
    void anotherVersionIsRefusedWithBothVersions() throws IOException {
        RunDump.write(directory, Samples.run(1));
        edit(RunDump.JSON, "\"formatVersion\":1", "\"formatVersion\":7");
        assertThatExceptionOfType(DumpException.class)
                .isThrownBy(() -> RunDump.read(directory))
                .withMessageContaining(RunDump.JSON)
                .withMessageContaining("version 7")
                .withMessageContaining("version 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {RunDump.JSON, RunDump.HISTOGRAMS})
    void aFileThatWasCutOffIsRefusedWithItsName(String name) throws IOException {
        RunDump.write(directory, Samples.run(1));
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length += 1 + whole.length / 40) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(DumpException.class)
                    .as("%d of %d bytes", length, whole.length)
                    .isThrownBy(() -> RunDump.read(directory))
                    .withMessageContaining(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RunDump.JSON, RunDump.HISTOGRAMS})
    void damageNeverGivesAnythingButAnExceptionOfOursOrARun(String name) throws IOException {
        RunDump.write(directory, Samples.run(1));
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 1 + whole.length / 150) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x15;
            Files.write(file, damaged);
            try {
                assertThat(RunDump.read(directory)).isNotNull();
            } catch (DumpException e) {
                assertThat(e).hasMessageContaining(directory.toString());
            }
        }
    }

    @Test
    void filesOfDifferentRunsAreNotJoined() throws IOException {
        RunDump.write(directory, Samples.run(1));
        byte[] histograms = Files.readAllBytes(directory.resolve(RunDump.HISTOGRAMS));
        RunDump.write(directory, Samples.run(2));
        Files.write(directory.resolve(RunDump.HISTOGRAMS), histograms);
        assertThatExceptionOfType(DumpException.class)
                .isThrownBy(() -> RunDump.read(directory))
                .withMessageContaining("does not belong");
    }

    @ParameterizedTest
    @ValueSource(strings = {RunDump.JSON, RunDump.HISTOGRAMS})
    void aMissingFileIsNamed(String name) throws IOException {
        RunDump.write(directory, Samples.run(1));
        Files.delete(directory.resolve(name));
        assertThatExceptionOfType(DumpException.class)
                .isThrownBy(() -> RunDump.read(directory))
                .withMessage(directory.resolve(name) + ": there is no such file");
    }

    @Test
    void somethingElseIsRefused() throws IOException {
        RunDump.write(directory, Samples.run(1));
        Files.writeString(directory.resolve(RunDump.JSON), "{\"hello\":1}");
        assertThatExceptionOfType(DumpException.class)
                .isThrownBy(() -> RunDump.read(directory))
                .withMessageEndingWith("not a run dump");
    }

    private void edit(String name, String from, String to) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private static void assertEqual(Run actual, Run expected) {
        assertThat(actual.info()).isEqualTo(expected.info());
        assertThat(actual.ledger()).isEqualTo(expected.ledger());
        assertThat(actual.verdict()).isEqualTo(expected.verdict());
        assertThat(actual.timeline().windows())
                .containsExactlyElementsOf(expected.timeline().windows());
        assertThat(actual.timeline().health())
                .containsExactlyElementsOf(expected.timeline().health());
        assertThat(actual.timeline().examples().toList())
                .isEqualTo(expected.timeline().examples().toList());
    }
}
