package io.tidemark.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonSummaryTest {
    private static final List<String> LINES = ComparisonSummary.lines(
            ComparisonExample.of(OptionalDouble.of(500)), List.of("runs/1/report.html", "runs/1/comparison.json"));

    @Test
    void everyTypeHasItsFiguresAndWhatLimitedIt() {
        assertThat(LINES.getFirst().strip().split(" {2,}"))
                .containsExactly(
                        "type", "$/hour", "capacity/s (90%)", "$/million (90%)", "machines", "$/month", "limited by");
        assertThat(line("* t3.large").strip().split(" +"))
                .containsExactly("*", "t3.large", "0.0832", "250..290", "0.084..0.097", "3", "182.21", "CPU");
        assertThat(line("  c7i.xlarge")).contains("600..680").endsWith("network");
        assertThat(line("  m7i.large").strip().split(" +"))
                .containsExactly("m7i.large", "0.1008", "-", "-", "-", "-", "-");
    }

    @Test
    void remarksStandBelowTheirTypes() {
        assertThat(after("  m7i.large")).isEqualTo("    could not be started: there is no capacity for it");
        assertThat(after("* t3.large")).startsWith("    holds only while burst credits last: ");
    }

    @Test
    void predictionsComeAfterWhatWasMeasuredAndAreLabelled() {
        int heading = LINES.indexOf("Predicted, not measured:");
        assertThat(heading).isGreaterThan(LINES.indexOf(line("  m7i.large")));
        assertThat(LINES.get(heading + 1))
                .startsWith("~ c7i.2xlarge")
                .contains(" ~")
                .endsWith("not measured");
        assertThat(LINES.get(heading + 2))
                .isEqualTo(
                        "    a prediction from c7i.large, c7i.xlarge, c7i.4xlarge by the Universal Scalability Law, not a"
                                + " measurement");
    }

    @Test
    void theCaveatAndTheFilesFollow() {
        assertThat(LINES)
                .contains("Prices: us-east-1, on demand, 2026-11-01", "written  runs/1/comparison.json")
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo(
                                "Measured on machines of these types in us-east-1 on 2026-11-25, one of each: machines"
                                        + " of a type differ somewhat, and so do days."))
                .noneSatisfy(line -> assertThat(line).containsIgnoringCase("emulat"));
    }

    @Test
    void theColumnsStandInLine() {
        int end = LINES.getFirst().indexOf("$/month") + "$/month".length();
        List<String> rows =
                List.of(line("* t3.large"), line("  c7i.large"), line("  c7i.4xlarge"), line("~ c7i.2xlarge"));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.substring(0, end)).doesNotEndWith(" ");
            assertThat(row.substring(end)).startsWith("  ");
        });
    }

    @Test
    void theRecommendationIsTheLastLine() {
        assertThat(ComparisonSummary.last(ComparisonExample.of(OptionalDouble.of(500))))
                .startsWith(
                        "Take 3 x t3.large for 500/s with 30 % kept free: 270/s each (250..290 with 90 %) while its CPU"
                                + " credits last, $182.21 a month, ")
                .contains(
                        ", limited by CPU; next best c7i.large at $195.46 a month; c7i.2xlarge may do for $65.70 a month,"
                                + " which is predicted, not measured: verify.");
        assertThat(ComparisonSummary.last(ComparisonExample.of(OptionalDouble.empty())))
                .startsWith("Take c7i.large: 340/s (310..371 with 90 %), $0.0768 ");
    }

    @Test
    void withNothingMeasuredItSaysSo() {
        assertThat(ComparisonSummary.last(ComparisonExample.ofNothing())).startsWith("No type can be recommended: ");
        assertThat(ComparisonSummary.lines(ComparisonExample.ofNothing(), List.of()))
                .noneSatisfy(line -> assertThat(line).contains("Predicted"));
    }

    private static String line(String start) {
        return LINES.stream()
                .filter(line -> line.startsWith(start + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String after(String start) {
        return LINES.get(LINES.indexOf(line(start)) + 1);
    }
}
