package io.tidemark.experiment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.sizing.result.SizingDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDataTest {
    @TempDir
    private Path directory;

    /** Seconds 0 and 1 are of warm-up, at least in part, and the last one is not complete. */
    @Test
    void aBurstHasAValueForEachWholeSecondOfItsLoads() {
        Dataset data = RunData.of(
                new Runs()
                        .second(10, 99, 9)
                        .second(10, 99, 9)
                        .second(10, 1, 0)
                        .second(20, 3, 2)
                        .second(10, 2, 1)
                        .second(10, 99, 9)
                        .make(),
                "runs/x");
        assertThat(data.title()).isEqualTo("Shop");
        assertThat(data.axes()).containsExactly(Map.entry("rate", "load (requests per second)"));
        assertThat(data.points().stream().map(DataPoint::parameters).toList())
                .isEqualTo(List.of(Map.of("rate", 10.0), Map.of("rate", 20.0)));
        Map<String, List<Double>> atTen = data.points().getFirst().values();
        assertThat(atTen.get("failures")).containsExactly(0.0, 10.0);
        assertThat(atTen.get("good")).containsExactly(10.0, 9.0);
        assertThat(atTen.get("latency.mean")).containsExactly(1.0, 2.0);
        assertThat(atTen.get("latency.p99").get(1)).isEqualTo(2, within(0.01));
        assertThat(data.points().getLast().values().get("failures")).containsExactly(20.0);
        assertThat(data.quantities().get("failures").better()).isEqualTo(Better.LOWER);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void secondsWithoutRequestsSayNothingOfThem() {
        Runs runs =
                new Runs().second(10, 1, 0).second(10, 1, 0).second(10, 1, 0).second(10, 1, 0);
        assertThat(RunData.of(runs.make(), "x").points().getFirst().values().get("good"))
                .hasSize(1);
        Dataset none = RunData.of(new Runs().make(), "x");
        assertThat(none.points()).isEmpty();
    }

    @Test
    void theLoadsOfARampAreGathered() {
        Runs runs = new Runs().second(1, 1, 0).second(1, 1, 0);
        for (int i = 0; i < 101; i++) {
            runs.second(100 + i, 1 + i, 0);
        }
        Dataset data = RunData.of(runs.second(0, 1, 0).make(), "x");
        assertThat(data.points()).hasSize(20);
        assertThat(data.points().getFirst().parameters().get("rate")).isEqualTo(102.0);
        assertThat(data.points().getFirst().values().get("latency.mean")).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(data.points().stream()
                        .mapToInt(point -> point.values().get("good").size())
                        .sum())
                .isEqualTo(101);
    }

    @Test
    void anInvalidRunIsSaidToBe() {
        Dataset data = RunData.of(
                new Runs().second(1, 1, 0).invalid("the CPU was full").make(), "x");
        assertThat(data.notes()).containsExactly("INVALID: the CPU was full");
    }

    /** A search has its valid loads, and its capacity: 16.4 wide in nine of ten cases is 5 wide in two of three. */
    @Test
    void aSearchHasItsLoadsAndItsCapacity() throws IOException {
        Path one = search("one", 1, 100);
        Path other = search("other", 4, 90);
        Dataset data = Sources.read(one, "one");
        assertThat(data.points().stream()
                        .map(point -> point.parameters().get("rate"))
                        .toList())
                .isEqualTo(List.of(10.0, 20.0));
        assertThat(data.points().getFirst().values().get("latency.mean")).containsExactly(1.0, 2.0, 3.0);
        assertThat(data.figures().get("capacity").error()).isEqualTo(5, within(1e-9));

        Comparison comparison = Comparer.compare(data, Sources.read(other, "other"), CompareSettings.DEFAULT);
        MetricScore capacity = comparison.metrics().getLast();
        assertThat(capacity.quantity().name()).isEqualTo("capacity");
        assertThat(capacity.score()).isEqualTo(10 / Math.sqrt(50), within(1e-9));
        assertThat(capacity.verdict()).isEqualTo(MetricScore.Verdict.WORSE);
        MetricScore mean = comparison.metrics().getFirst();
        assertThat(mean.verdict()).isEqualTo(MetricScore.Verdict.WORSE);
        assertThat(mean.places()).hasSize(2);
    }

    @Test
    void aBurstIsReadFromItsDirectoryAndDamageIsTold() throws IOException {
        RunDump.write(
                directory,
                new Runs()
                        .second(1, 1, 0)
                        .second(1, 1, 0)
                        .second(1, 1, 0)
                        .second(1, 1, 0)
                        .make());
        assertThat(Sources.read(directory, "here").points()).hasSize(1);
        Files.writeString(directory.resolve("run.json"), "{");
        assertThatThrownBy(() -> Sources.read(directory, "here"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.json");
    }

    private Path search(String name, int millis, double capacity) throws IOException {
        Runs runs = new Runs();
        for (int i = 0; i < 2; i++) {
            runs.second(1, 1, 0);
        }
        for (int i = 0; i < 6; i++) {
            runs.second(10, millis + i, 0);
        }
        Path folder = Files.createDirectory(directory.resolve(name));
        double half = 5 * 1.6448536269514722;
        SizingDump.write(folder, runs.search(2, capacity - half, capacity, capacity + half));
        return folder;
    }
}
