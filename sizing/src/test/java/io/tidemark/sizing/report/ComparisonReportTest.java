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
    void theHeadlineSaysWhatToTakeAndWhetherTheDifferenceIsReal() {
        String html = ComparisonReport.render(SyntheticComparisons.threeTypes());
        assertThat(text(html, "sentence"))
                .isEqualTo(
                        "Take 3 × t3.small: $45.55 a month for 1,200 requests/s, with 30 % of the capacity kept free.");
        assertThat(text(html, "certainty")).contains("c7i.large comes next", "the difference is real");
        assertThat(text(html, "caveat")).isEqualTo(SyntheticComparisons.CAVEAT);
        assertThat(text(html, "limited-by")).startsWith("Limited by CPU (high confidence)");
        assertThat(html).contains("<title>Take 3 × t3.small – Tidemark</title>");
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
        assertThat(text(html, "sentence")).startsWith("Take t3.small: the cheapest for each request, at $0.00947");
        assertThat(text(html, "certainty")).contains("the intervals meet, so it may be as cheap");
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
