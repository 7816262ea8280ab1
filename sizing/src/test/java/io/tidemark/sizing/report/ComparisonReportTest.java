package io.tidemark.sizing.report;

import static io.tidemark.sizing.report.SizingReportTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.price.MachineType;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    @Test
    void theHeadlineSaysWhatToTakeWhyHowSureAndAtWhatCost() {
        String html = ComparisonReport.render(SyntheticComparisons.threeTypes());
        assertThat(text(html, "sentence")).isEqualTo("Take 3 × t3.small for 1,200 requests/s: $45.55 a month");
        assertThat(text(html, "carries"))
                .isEqualTo(
                        "It carries 610 requests/s each (90 % interval 586 to 641) while its CPU credits last; machines are"
                                + " counted by the lower end, with 30 % of it kept free.");
        assertThat(text(html, "costs"))
                .isEqualTo("It costs $45.55 a month; $0.00947 (90 % interval $0.00902 to $0.00987) for a million good"
                        + " requests.");
        assertThat(text(html, "limited-by")).startsWith("Limited by CPU (high confidence)");
        assertThat(text(html, "next"))
                .startsWith("Next best: 2 × c7i.large for $130.31 a month")
                .contains("limited by CPU");
        assertThat(text(html, "certainty"))
                .isEqualTo(
                        "How sure: Even with the upper end of its capacity c7i.large would cost $130.31 a month, so the"
                                + " order holds. Not compared: t3.nano.");
        assertThat(text(html, "mind")).startsWith("Mind: holds only while burst credits last");
        assertThat(text(html, "caveat")).isEqualTo(SyntheticComparisons.CAVEAT);
        assertThat(html).contains("<title>Take 3 × t3.small – Tidemark</title>").doesNotContain("id=\"verify\"");
    }

    @Test
    void whatIsPredictedStandsApartAndIsLabelled() {
        String html = ComparisonReport.render(SyntheticComparisons.threeTypes());
        assertThat(html).contains("<h2>Predicted, not measured</h2>", ">c7i.xlarge<", "≈ 2,760");
        assertThat(html.substring(html.indexOf("id=\"type-table\""), html.indexOf("Predicted, not measured</h2>")))
                .doesNotContain("c7i.xlarge");
        assertThat(ComparisonReport.render(SyntheticComparisons.withoutNeed())).doesNotContain("id=\"predictions\"");
    }

    @Test
    void aPredictionThatWouldBeCheaperIsToBeVerified() {
        String html = ComparisonReport.render(SyntheticComparisons.measuredOnMachines());
        assertThat(text(html, "verify"))
                .startsWith(
                        "Predicted to be cheaper: 1 × c7i.medium may do for $32.56 a month. It was not measured: verify."
                                + " This is a prediction from c7i.large");
        assertThat(text(html, "caveat")).startsWith("Measured on machines of these types in us-east-1");
        assertThat(html).doesNotContainIgnoringCase("emulat");
    }

    @Test
    void everyTypeHasItsRow() {
        String html = ComparisonReport.render(SyntheticComparisons.threeTypes());
        String table = html.substring(html.indexOf("id=\"type-table\""));
        assertThat(table)
                .contains(
                        "<a href=\"t3.small/report.html\">t3.small</a>",
                        "610 (586 to 641)",
                        "dropped after 5 windows",
                        "could not start: killed for want of memory")
                .doesNotContain("href=\"t3.nano/");
    }

    @Test
    void withoutANeedTheCheapestRequestWins() {
        String html = ComparisonReport.render(SyntheticComparisons.withoutNeed());
        assertThat(text(html, "sentence")).isEqualTo("Take t3.small: $0.00947 for a million good requests");
        assertThat(text(html, "certainty")).contains("which of the two is cheaper per request is not proven");
        assertThat(html).doesNotContain(">machines<", "id=\"caveat\"");
    }

    @Test
    void withoutAMeasurementNothingIsRecommended() {
        Comparison nothing = SyntheticComparisons.nothingStarted("x.large");
        String html = ComparisonReport.render(nothing);
        assertThat(html).contains(">NO WINNER<", "could not start").doesNotContain("id=\"chart-cost\"");
    }

    @Test
    void typesAreLinkedBelowThePageWhateverTheirNames() {
        Comparison.Candidate first =
                SyntheticComparisons.threeTypes().candidates().getFirst();
        Comparison.Candidate hostile = new Comparison.Candidate(
                new MachineType("javascript:alert(1)//..", 2, 1L << 30, OptionalDouble.empty(), 5, 1),
                first.sizing(),
                first.costPerMillion(),
                first.machines(),
                first.dollarsPerMonth(),
                false,
                "");
        Comparison comparison =
                new Comparison(OptionalDouble.empty(), 0.3, "us-east-1", "", List.of(hostile), List.of());
        assertThat(ComparisonReport.render(comparison))
                .contains("href=\"javascript%3Aalert%281%29%2F%2F../report.html\"");
    }

    @Test
    void moneyHasAsManyDigitsAsHelp() {
        assertThat(Money.of(0)).isEqualTo("$0");
        assertThat(Money.of(0.0094712)).isEqualTo("$0.00947");
        assertThat(Money.of(30.368)).isEqualTo("$30.37");
        assertThat(Money.of(12_345.6)).isEqualTo("$12,346");
    }
}
