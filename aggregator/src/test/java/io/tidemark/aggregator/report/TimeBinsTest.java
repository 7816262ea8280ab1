package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.aggregator.run.Run;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBinsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 2000, 1",
        "2000, 2000, 1",
        "2001, 2000, 2",
        "3600, 2000, 2",
        "3600, 60, 60",
        "180, 60, 5",
        "86400, 2000, 60",
        "604800, 2000, 600",
        "604800, 60, 10800",
        "0, 60, 1"
    })
    void widthsAreThoseThatPeopleCountIn(int seconds, int maxBins, int width) {
        assertThat(TimeBins.widthFor(seconds, maxBins)).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60, 1_000})
    void theSumOfAllBinsIsTheWhole(int width) {
        Run run = new SyntheticRuns().seconds(61).make();
        List<TimeBins.Bin> bins = bins(run.timeline().windows(), 61, 61, width);
        assertThat(bins).hasSize(Math.ceilDiv(61, width));
        Stats whole = run.timeline().totalWithWarmUp();
        assertThat(bins.stream().map(TimeBins.Bin::counts).reduce(Counts.NONE, Counts::merge))
                .isEqualTo(whole.counts());
        assertThat(bins)
                .extracting(bin -> bin.latency().max())
                .contains(whole.latency().max());
    }

    @Test
    void percentilesOfABinAreThoseOfItsRequestsAndNoAverage() {
        List<Window> windows = List.of(window(0, 1_000, 99), window(1, 100_000, 1));
        TimeBins.Times merged = bins(windows, 2, 2, 2).getFirst().latency();
        // The mean of the two seconds' medians would be 50 ms.
        assertThat(merged.p50()).isEqualTo(1_000);
        assertThat(merged.p99()).isEqualTo(1_000);
        assertThat(merged.max()).isEqualTo(100_000);
    }

    @Test
    void theRateOfTheLastBinCountsOnlyTheTimeItCovers() {
        List<Window> windows = List.of(window(0, 1_000, 10), window(1, 1_000, 5));
        List<TimeBins.Bin> bins = bins(windows, 2, 1.5, 1);
        assertThat(bins.get(0).perSecond(10)).isEqualTo(10);
        assertThat(bins.get(1).perSecond(5)).isEqualTo(10);
    }

    @Test
    void binsWithoutAWindowAreEmpty() {
        List<TimeBins.Bin> bins = bins(List.of(window(2, 1_000, 10)), 5, 5, 1);
        assertThat(bins).extracting(bin -> bin.latency().isEmpty()).containsExactly(true, true, false, true, true);
        assertThat(bins).extracting(TimeBins.Bin::start).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aPlanThatCameLaterHasBinsFromThenOn() {
        Axis axis = new Axis(7, 11, 10.5, 3.5);
        List<TimeBins.Bin> bins = bins(List.of(window(7, 1_000, 1), window(10, 5_000, 1)), axis, 2);
        assertThat(bins).extracting(TimeBins.Bin::start).containsExactly(7, 9);
        assertThat(bins).extracting(TimeBins.Bin::seconds).containsExactly(2.0, 1.5);
        assertThat(bins).extracting(bin -> bin.latency().max()).containsExactly(1_000L, 5_000L);
        assertThatIllegalArgumentException().isThrownBy(() -> bins(List.of(window(6, 1_000, 1)), axis, 2));

        List<FleetHealth> health = List.of(new FleetHealth(9, new TreeMap<>(Map.of(0, health(9, 3, 100_000)))));
        assertThat(HealthBins.of(health, axis, 2).bins())
                .extracting(HealthBins.Bin::known)
                .containsExactly(false, true);
    }

    @Test
    void windowsOutOfOrderOrBeyondTheAxisAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bins(List.of(window(2, 1_000, 1), window(1, 1_000, 1)), 5, 5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> bins(List.of(window(5, 1_000, 1)), 5, 5, 1));
    }

    @Test
    void aSliverOfASecondIsNoBasisForARate() {
        assertThat(TimeBins.covered(60, 1, 60.01)).isEqualTo(1);
        assertThat(TimeBins.covered(61, 1, 60.01)).isEqualTo(1);
    }

    @Test
    void sumsByNameLeaveWarmUpOut() {
        Run run = new SyntheticRuns().seconds(30).warmUpSeconds(10).make();
        SortedMap<Integer, Stats> byName = Digest.of(run).byName();
        assertThat(byName).hasSize(4);
        byName.forEach(
                (name, stats) -> assertThat(stats).isEqualTo(run.timeline().total(name)));
        assertThat(Digest.of(run).total()).isEqualTo(run.timeline().total());
    }

    @Test
    void healthAddsUpWorkersAndKeepsTheWorstSecond() {
        List<FleetHealth> health = List.of(
                new FleetHealth(0, new TreeMap<>(Map.of(0, health(0, 3, 100_000), 1, health(0, 4, 900_000)))),
                new FleetHealth(1, new TreeMap<>(Map.of(0, health(1, 5, 200_000)))));
        List<HealthBins.Bin> bins =
                HealthBins.of(health, new Axis(0, 4, 4, 4), 2).bins();
        assertThat(bins.get(0).inFlight()).isEqualTo(7);
        assertThat(bins.get(0).cpuShare()).isEqualTo(0.9);
        assertThat(bins.get(1).known()).isFalse();
    }

    private static List<TimeBins.Bin> bins(Iterable<Window> windows, int seconds, double endSeconds, int width) {
        return bins(windows, new Axis(0, seconds, endSeconds, endSeconds), width);
    }

    private static List<TimeBins.Bin> bins(Iterable<Window> windows, Axis axis, int width) {
        TimeBins.Builder builder = new TimeBins.Builder(axis, width);
        windows.forEach(builder::add);
        return builder.build().bins();
    }

    private static Health health(int second, int inFlight, long cpuMicros) {
        return new Health(second, 1, inFlight, 0, cpuMicros, 1_000_000, 10, 0, 5, 100);
    }

    private static Window window(int second, long latency, int count) {
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            tally.add(latency);
        }
        Stats none = Stats.NONE;
        return new Window(
                second,
                false,
                0,
                new Stats(
                        Counts.NONE,
                        tally.toDistribution(),
                        none.service(),
                        none.lag(),
                        Moments.NONE,
                        Moments.NONE,
                        Moments.NONE));
    }
}
