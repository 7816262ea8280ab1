package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Run;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ChartDataTest {
    @Test
    void curvesAddUpToTheTotals() throws JsonProcessingException {
        Run run = new SyntheticRuns().make();
        Counts all = run.timeline().totalWithWarmUp().counts();
        JsonNode data = data(run);
        assertThat(sum(data.at("/all/planned"))).isEqualTo(all.planned());
        assertThat(sum(data.at("/all/sent"))).isEqualTo(all.sent());
        assertThat(sum(data.at("/all/ok"))).isEqualTo(all.good());
        assertThat(sum(data.at("/all/failed/timeout"))).isEqualTo(all.count(Outcome.TIMEOUT));
        long failed = StreamSupport.stream(data.at("/all/failed").spliterator(), false)
                .mapToLong(ChartDataTest::sum)
                .sum();
        assertThat(failed).isEqualTo(all.bad());
    }

    @Test
    void curvesByNameAddUpToTheSameTotals() throws JsonProcessingException {
        Run run = new SyntheticRuns().make();
        JsonNode data = data(run);
        long sent = StreamSupport.stream(data.path("names").spliterator(), false)
                .mapToLong(name -> sum(name.path("sent")))
                .sum();
        assertThat(sent).isEqualTo(run.timeline().totalWithWarmUp().counts().sent());
    }

    @Test
    void percentilesOfASecondAreItsOwn() throws JsonProcessingException {
        Run run = new SyntheticRuns().make();
        JsonNode p99 = data(run).at("/all/p99");
        assertThat(p99.get(17).asLong())
                .isEqualTo(run.timeline().second(17).latency().percentile(99));
    }

    @Test
    void ofAPlanThatCameLaterOnlyItsOwnTimeIsDrawn() throws JsonProcessingException {
        Run run = new SyntheticRuns().seconds(3_000).since(2_950).perSecond(8).make();
        JsonNode data = data(run);
        assertThat(data.path("begin").asInt()).isEqualTo(2_950);
        assertThat(data.path("bin").asInt()).isEqualTo(1);
        assertThat(data.path("asked").size()).isEqualTo(50);
        assertThat(data.at("/all/sent").size()).isEqualTo(50);
        assertThat(data.at("/health/cpu").size()).isEqualTo(50);
        assertThat(data.at("/all/p99").get(17).asLong())
                .isEqualTo(run.timeline().second(2_967).latency().percentile(99));
    }

    @Test
    void longRunsAreDrawnInLargerBins() throws JsonProcessingException {
        JsonNode data = data(new SyntheticRuns().seconds(2_500).perSecond(8).make());
        assertThat(data.path("bin").asInt()).isEqualTo(2);
        assertThat(data.at("/all/sent").size()).isEqualTo(1_250);
        assertThat(data.path("asked").size()).isEqualTo(1_250);
        assertThat(data.at("/health/cpu").size()).isEqualTo(1_250);
    }

    @Test
    void changesStandWhereTheyTookEffect() throws JsonProcessingException {
        JsonNode data = data(new SyntheticRuns()
                .seconds(5)
                .changed(change(Change.Kind.START, 0), change(Change.Kind.LEVEL, 3_400))
                .make());
        assertThat(data.path("changes")).extracting(JsonNode::asDouble).containsExactly(0.0, 3.4);
    }

    private static Change change(Change.Kind kind, long atMillis) {
        return new Change(kind, atMillis, 1_767_225_603_000L + atMillis, "ada", "it was changed");
    }

    @Test
    void manyNamesGetFewerBinsAndTooManyAreLeftOut() throws JsonProcessingException {
        JsonNode data =
                data(new SyntheticRuns().names(300).seconds(120).perSecond(300).make());
        int names = data.path("names").size();
        int bins = Math.ceilDiv(120, data.path("nameBin").asInt());
        assertThat(names).isEqualTo(150);
        assertThat(names * bins).isLessThanOrEqualTo(Curves.NAME_CELLS);
    }

    @Test
    void aSingleNameNeedsNoSelection() throws JsonProcessingException {
        assertThat(data(new SyntheticRuns().names(1).seconds(5).make()).path("names"))
                .isEmpty();
    }

    @Test
    void noTextCanEndTheScriptElement() throws JsonProcessingException {
        String name = "</script><!--&\u2028'\"";
        Run run = new SyntheticRuns()
                .names(List.of(name, "b"))
                .seconds(2)
                .warmUpSeconds(0)
                .make();
        String json = ChartData.of(Digest.of(run), List.of());
        assertThat(json).doesNotContain("<", ">", "&");
        JsonNode names = new ObjectMapper().readTree(json).path("names");
        assertThat(names).anyMatch(each -> each.path("name").asText().equals(name));
    }

    @Test
    void aRunWithoutRequestsHasEmptyCurves() throws JsonProcessingException {
        JsonNode data = data(new SyntheticRuns().seconds(0).warmUpSeconds(0).make());
        assertThat(data.at("/all/sent")).isEmpty();
        assertThat(data.at("/distribution/x")).isEmpty();
    }

    @Test
    void theLadderRisesToTheLastRequest() {
        for (long count : List.of(1L, 2L, 3L, 10L, 1_000L, 7_045_183L)) {
            List<Double> ladder = Percentiles.ladder(count);
            assertThat(ladder).isSorted().first().isEqualTo(1.0);
            assertThat(ladder.getLast()).isEqualTo((double) count);
        }
        assertThat(Percentiles.percentAt(100)).isEqualTo(99);
    }

    @Test
    void theCurveByPercentileEndsAtTheMaximum() throws JsonProcessingException {
        Run run = new SyntheticRuns().make();
        JsonNode latency = data(run).at("/distribution/latency");
        assertThat(latency.get(latency.size() - 1).asLong())
                .isEqualTo(run.timeline().total().latency().max());
    }

    private static JsonNode data(Run run) throws JsonProcessingException {
        return new ObjectMapper().readTree(ChartData.of(Digest.of(run), List.of()));
    }

    private static long sum(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
