package io.tidemark.sizing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.result.Sizing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SizingReportTest {
    static Stream<Sizing> endings() {
        return Stream.of(
                SyntheticSizings.found(),
                SyntheticSizings.decided(300, 0.97),
                SyntheticSizings.outOfBudget(),
                SyntheticSizings.aboveHighest(),
                SyntheticSizings.belowLowest(),
                SyntheticSizings.invalid(),
                SyntheticSizings.interrupted(),
                SyntheticSizings.targetLost(),
                SyntheticSizings.ramp(),
                SyntheticSizings.unsampled());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyEndingHasAllSectionsAndNoVerdictOnTheRun(Sizing sizing) {
        String html = SizingReport.render(sizing);
        for (String id : List.of("answer", "curve", "bottleneck", "search", "trials", "whole-run", "charts", "plan")) {
            assertThat(html).contains("<section id=\"" + id + "\"");
        }
        assertThat(html).doesNotContain(">PASSED<", ">FAILED<", "NaN", "Optional");
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
    }

    @Test
    void theSameSizingGivesTheSameBytes() {
        assertThat(SizingReport.render(SyntheticSizings.found()))
                .isEqualTo(SizingReport.render(SyntheticSizings.found()));
    }

    @Test
    void theHeadlineSaysTheAnswerHowSureItIsAndWhatLimits() {
        String html = SizingReport.render(SyntheticSizings.found());
        assertThat(text(html, "sentence"))
                .isEqualTo(
                        "Carries at least 399 requests/s with at most 5 % bad; the limit is most likely at 412 requests/s.");
        assertThat(text(html, "certainty"))
                .isEqualTo("90 % sure that the limit lies within 399 to 426 (±3.28 %), from 10 windows; confirmed by a "
                        + "soak of 1 min at 399 requests/s.");
        assertThat(text(html, "limited-by")).startsWith("Limited by CPU (high confidence). The service used 97 %");
        assertThat(html).contains("<title>FOUND: Kinto on t3.small – Tidemark</title>");
    }

    @Test
    void theNumberToPlanWithIsTheLowerEnd() {
        String html = SizingReport.render(SyntheticSizings.found());
        assertThat(tile(html, "plan")).contains(">399<");
        assertThat(tile(html, "took")).contains("4 min 46 s");
    }

    @Test
    void whatMustBeKnownAboutTheAnswerStandsBesideIt() {
        assertThat(SizingReport.render(SyntheticSizings.found()))
                .contains(
                        "<li>t3.small earns CPU credits",
                        "<li>1 trial was invalid",
                        "<li>Service and load generator shared a machine");
    }

    @Test
    void aStatedCapacityIsHeldAgainstTheInterval() {
        assertThat(SizingReport.render(SyntheticSizings.stated(410)))
                .contains("states a capacity of 410 requests/s, which the interval contains.");
        assertThat(SizingReport.render(SyntheticSizings.stated(500)))
                .contains("states a capacity of 500 requests/s, which the interval does not contain.");
    }

    @Test
    void anInvalidMeasurementWithholdsItsNumbers() {
        String html = SizingReport.render(SyntheticSizings.invalid());
        assertThat(text(html, "sentence")).startsWith("The capacity is withheld");
        assertThat(tile(html, "capacity")).contains("withheld");
        assertThat(tile(html, "latency")).contains("withheld");
        assertThat(html).contains("<li>the generator used 98 % of its CPU</li>").doesNotContain("250 to 330");
    }

    @Test
    void withoutSamplesThePageSaysSo() {
        String html = SizingReport.render(SyntheticSizings.unsampled());
        assertThat(html)
                .contains("Nothing was sampled on the host (probe: none)")
                .doesNotContain("id=\"host-charts\"");
    }

    @Test
    void metricsThatNeverRoseAreNamedAndNotDrawn() {
        String html = SizingReport.render(SyntheticSizings.found());
        assertThat(html).contains("Always zero, so not drawn: host listen drops.");
        assertThat(html).contains("CPU that the hypervisor gave to others");
    }

    @Test
    void everyTrialStandsInTheTable() {
        Sizing sizing = SyntheticSizings.found();
        String html = SizingReport.render(sizing);
        String table = html.substring(html.indexOf("id=\"trial-table\""), html.indexOf("id=\"whole-run\""));
        assertThat(table.split("<tr>", -1)).hasSize(sizing.observations().size() + 2);
        assertThat(table)
                .contains(
                        "invalid: 1.8 % of the requests were not sent in time", "ended early", "too many bad", "soak");
    }

    @Test
    void theParametersOfTheScalabilityLawAreSaidInWords() {
        Sizing sizing = SyntheticSizings.found();
        assertThat(text(SizingReport.render(sizing, ModelFits.of(sizing)), "law"))
                .contains("λ = 1.01", "σ = 1 × 10⁻⁵ (contention", "κ = 6.5 × 10⁻⁷ (coordination", "99.3 %");
    }

    @Test
    void aLawThatExplainsLittleIsCalledBad() {
        Trials trials = Trials.of(SyntheticSizings.found());
        assertThat(new ScalabilityWords(new ScalabilityFit(1, 0, 0, 0.33), trials).text())
                .contains("33 % of the differences seen, so it describes this service badly")
                .endsWith("Its peak lies beyond the loads that were tried.");
        assertThat(new ScalabilityWords(new ScalabilityFit(1, 0.19, 1e-5, 0.97), trials).text())
                .contains("97 % of the differences seen. ")
                .endsWith("Goodput is highest at 285 requests/s and falls beyond.");
    }

    @Test
    void hostileWordsStayWords() {
        String html = SizingReport.render(SyntheticSizings.hostile("</script><img src=x onerror=alert(1)>"));
        assertThat(html).doesNotContain("<img");
        assertThat(html.split("</script>", -1)).hasSize(4);
    }

    /** The text of the element with this id, without its markup. */
    static String text(String html, String id) {
        Matcher matcher = Pattern.compile("<(\\w+) id=\"" + id + "\"[^>]*>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(html);
        assertThat(matcher.find()).as("element %s", id).isTrue();
        return matcher.group(2).replaceAll("<[^>]*>", "").replace("&#39;", "'");
    }

    private static String tile(String html, String id) {
        Matcher matcher = Pattern.compile("id=\"tile-" + id + "\">(.*?)</div>").matcher(html);
        assertThat(matcher.find()).as("tile %s", id).isTrue();
        return matcher.group(1);
    }
}
