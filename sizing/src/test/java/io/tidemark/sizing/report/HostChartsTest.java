package io.tidemark.sizing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Layer;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostChartsTest {
    @Test
    void everyMetricHasItsPlaceAndEachChartOneUnit() {
        Set<Metric> placed = new HashSet<>();
        for (HostGroup group : HostGroup.ALL) {
            group.curves()
                    .forEach(curve -> assertThat(placed.add(curve.metric()))
                            .as("%s stands once", curve.metric())
                            .isTrue());
            assertThat(group.curves()).allMatch(curve -> curve.metric().unit() == group.unit());
        }
        assertThat(placed).containsExactlyInAnyOrder(Metric.values());
    }

    @Test
    void aLimitFarAboveAllUseIsLeftOut() {
        assertThat(labels(Map.of(Metric.TARGET_DESCRIPTORS, 50.0, Metric.TARGET_DESCRIPTOR_LIMIT, 1e6)))
                .containsExactly("open");
        assertThat(labels(Map.of(Metric.TARGET_DESCRIPTORS, 50.0, Metric.TARGET_DESCRIPTOR_LIMIT, 64.0)))
                .containsExactly("open", "limit");
    }

    @Test
    void aLimitAloneIsNoChart() {
        assertThat(labels(Map.of(Metric.TARGET_MEMORY_LIMIT, 64.0))).isEmpty();
    }

    @Test
    void packetsHeldUpAreShownWhereThereAreAny() {
        assertThat(labels(Map.of(Metric.HOST_PACKETS_EXCEEDED, 3.0, Metric.HOST_BANDWIDTH_IN_EXCEEDED, 0.0)))
                .containsExactly("packets");
        assertThat(labels(Map.of(Metric.HOST_PACKETS_EXCEEDED, 0.0))).isEmpty();
    }

    @Test
    void samplesStandAtTheirTimeOnTheRunsClock() {
        Layer.Line line = lines(
                        List.of(sample(0, Map.of(Metric.HOST_CPU, 0.5)), sample(7, Map.of(Metric.HOST_CPU, 0.7))))
                .getFirst();
        assertThat(line.x()).containsExactly(0.0, 7.0);
        assertThat(line.y()).containsExactly(0.5, 0.7);
    }

    @Test
    void aMetricThatIsMissingForAWhileLeavesAGap() {
        Layer.Line line = lines(List.of(
                        sample(0, Map.of(Metric.HOST_CPU, 0.5)),
                        sample(1, Map.of()),
                        sample(2, Map.of(Metric.HOST_CPU, 0.6))))
                .getFirst();
        assertThat(line.y()).containsExactly(0.5, Double.NaN, 0.6);
    }

    @Test
    void aLongSearchIsThinnedWithoutLosingItsPeaks() {
        Map<Metric, Double> calm = new EnumMap<>(Metric.class);
        Arrays.stream(Metric.values()).forEach(metric -> calm.put(metric, 0.25));
        Map<Metric, Double> peak = new EnumMap<>(calm);
        peak.put(Metric.HOST_CPU, 1.0);
        List<HostSample> samples = new ArrayList<>();
        for (int second = 0; second < 7_200; second++) {
            samples.add(sample(second, second == 4_321 ? peak : calm));
        }
        Layer.Line cpu = lines(samples).getFirst();
        assertThat(cpu.x()).hasSizeLessThan(1_000);
        assertThat(cpu.y()).contains(1.0);
    }

    private static HostSample sample(int second, Map<Metric, Double> values) {
        return new HostSample(SyntheticService.STARTED + second * 1_000L, values);
    }

    private static List<String> labels(Map<Metric, Double> values) {
        return lines(List.of(sample(0, values), sample(1, values))).stream()
                .map(Layer::label)
                .toList();
    }

    private static List<Layer.Line> lines(List<HostSample> samples) {
        Sizing base = SyntheticSizings.interrupted();
        Sizing sizing = new Sizing(
                base.run(),
                base.method(),
                base.settings(),
                base.observations(),
                base.answer(),
                base.host(),
                base.probe(),
                samples,
                base.bottleneck(),
                base.stated());
        return HostCharts.of(sizing).charts().stream()
                .map(Chart::layers)
                .flatMap(List::stream)
                .map(Layer.Line.class::cast)
                .toList();
    }
}
