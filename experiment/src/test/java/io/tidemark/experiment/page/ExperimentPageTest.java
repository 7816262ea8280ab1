package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.result.Results;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentPageTest extends Browser {
    private static final String FIRST = "metric-0";

    @Test
    void aLineForEachSummarizerAndTheValuesStandOverTheAxis() throws IOException, InterruptedException {
        Results results = rates().make();
        open(results, 1400);
        assertThat(text("#status")).isEqualTo("COMPLETED");
        assertThat(text("#tile-indicator-meanResponseTime .value")).isEqualTo("0.0213");
        assertThat(text("#varied")).isEqualTo("Varied: Deployment rate (1/s): 19 values from 1 to 19.");
        assertThat(curves(FIRST)).containsExactly("values", "mean_err", "max");
        assertThat(values(FIRST, 0)).containsExactly(range(19));
        List<Double> means = values(FIRST, 2);
        assertThat(means).hasSize(19);
        double mean = results.points().get(4).values("responseTime").stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(means.get(4)).isCloseTo(mean, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(count(".explorer select")).isZero();
        assertThat(count("#summary-0 tbody tr")).isEqualTo(19);
    }

    @Test
    void whatWentWrongIsSeenAtOnceAndLeavesAGap() throws IOException, InterruptedException {
        open(rates().failing(12).make(), 1400);
        assertThat(text("#outcome")).isEqualTo("2 of 19 phases did not go as they should:");
        assertThat(texts("#troubles li"))
                .containsExactly(
                        "deploymentRate = 13: stalled", "deploymentRate = 14: no value of responseTime, metric1");
        assertThat(values(FIRST, 2)).hasSize(18);
        assertThat(text("#summary-0 tbody tr:nth-child(14) td:nth-child(3)")).isEqualTo("–");
        assertThat(count(".verdict.bad")).isEqualTo(1);
    }

    @Test
    void bothScalesCanBeLogarithmic() throws IOException, InterruptedException {
        open(rates().make(), 1400);
        browser.click(".log-x");
        assertThat(scale("x", "distr")).isEqualTo(3);
        browser.click("#chart-metric-0 .scale");
        assertThat(scale("y", "distr")).isEqualTo(3);
        browser.click(".log-x");
        assertThat(scale("x", "distr")).isEqualTo(1);
        assertThat(scale("y", "distr")).isEqualTo(3);
    }

    @Test
    void pointingAtAPlaceShowsItsValue() throws IOException, InterruptedException {
        open(rates().make(), 1400);
        browser.evaluate(
                "(plot => plot.setCursor({left: plot.valToPos(5, 'x'), top: plot.valToPos(plot.data[2][4], 'y')}))"
                        + "(document.getElementById('chart-metric-0').uplot)");
        assertThat(text("#chart-metric-0 .tip")).startsWith("mean_err: 0.").contains("Deployment rate = 5");
    }

    @Test
    void twoAxesMakeAMapWithItsRowsAsLines() throws IOException, InterruptedException {
        Results results = grid().make();
        open(results, 1400);
        assertThat(count("#map-metric-0 svg rect[fill]")).isGreaterThanOrEqualTo(80);
        assertThat(curves(FIRST)).hasSize(8).startsWith("Instances 1").endsWith("Instances 8");
        choose("explore-metric-row", "3");
        assertThat(curves(FIRST)).containsExactly("values", "mean_err", "max");
        assertThat(values(FIRST, 2)).hasSize(10);
        choose("explore-metric-x", "Instances");
        assertThat(text("#map-metric-0 figcaption")).isEqualTo("Response Time (seconds): mean_err");
        assertThat(values(FIRST, 0)).containsExactly(range(8));
        choose("explore-metric-trace", "max");
        assertThat(text("#map-metric-0 figcaption")).isEqualTo("Response Time (seconds): max");
    }

    @Test
    void aMapIsReadByPointerAndKeys() throws IOException, InterruptedException {
        open(grid().make(), 1400);
        browser.evaluate("document.querySelector('#map-metric-0 svg').focus()");
        browser.press(RIGHT);
        assertThat(text("#map-metric-0 .readout")).contains("Apps = 1, Instances = 1");
        browser.press(RIGHT);
        browser.press(UP);
        assertThat(text("#map-metric-0 .readout"))
                .startsWith("mean_err: ")
                .contains("Apps = 2, Instances = 2")
                .contains("±");
        browser.press(ENTER);
        assertThat(curves(FIRST)).containsExactly("values", "mean_err", "max");
        assertThat(browser.evaluate("document.getElementById('explore-metric-row').value")
                        .asText())
                .isEqualTo("1");
        browser.evaluate("(svg => { const box = svg.getBoundingClientRect();"
                + " svg.dispatchEvent(new PointerEvent('pointermove', {clientX: box.left + 60, clientY: box.top + 20, bubbles: true})); })"
                + "(document.querySelector('#map-metric-0 svg'))");
        assertThat(text("#map-metric-0 .readout")).contains("Apps = 1, Instances = 8");
    }

    @Test
    void furtherAxesAreHeldAtAChosenValue() throws IOException, InterruptedException {
        open(
                new SampleResults()
                        .range("apps", "Apps", "", 6)
                        .axis("type", "Type", "", "t3.small", "c7i.large")
                        .range("rate", "Rate", "1/s", 5)
                        .make(),
                1400);
        assertThat(texts(".explorer label")).containsExactly("Axis", "second", "lines at Rate", "Type", "show");
        List<Double> small = values(FIRST, 1);
        choose("explore-metric-at-2", "c7i.large");
        assertThat(values(FIRST, 1)).hasSameSizeAs(small).isNotEqualTo(small);
        choose("explore-metric-y", "Type");
        assertThat(curves(FIRST)).containsExactly("Type t3.small", "Type c7i.large");
        choose("explore-metric-x", "Type");
        assertThat(browser.evaluate("document.getElementById('chart-metric-0').uplot.axes[0].values"
                                + "(document.getElementById('chart-metric-0').uplot).join()")
                        .asText())
                .isEqualTo("t3.small,c7i.large");
    }

    @Test
    void textsAreCategoriesWithoutLinesBetween() throws IOException, InterruptedException {
        open(
                new SampleResults()
                        .axis("type", "Type", "", "t3.small", "c7i.large", "m7g.large")
                        .make(),
                1400);
        assertThat(values(FIRST, 0)).containsExactly(0.0, 1.0, 2.0);
        assertThat(scale("x", "min")).isEqualTo(-0.5);
        assertThat(count(".log-x")).isZero();
        assertThat(text("#varied")).isEqualTo("Varied: Type: t3.small, c7i.large, m7g.large.");
    }

    @Test
    void withoutScriptsTheTablesSayAll() throws IOException, InterruptedException {
        Results results = rates().make();
        browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            open(results, 400);
            // Evaluation from outside works all the same.
            assertThat(browser.evaluate("getComputedStyle(document.querySelector('.explored')).display")
                            .asText())
                    .isEqualTo("none");
            assertThat(count("#summary-1 tbody tr")).isEqualTo(19);
            assertThat(browser.evaluate("document.getElementById('summary-panel-1').hidden")
                            .asBoolean())
                    .isFalse();
        } finally {
            browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void tablesAreSorted() throws IOException, InterruptedException {
        open(rates().make(), 1400);
        browser.click("#summary-0 th:nth-child(3) button");
        List<Double> means = texts("#summary-0 tbody tr td:nth-child(3)").stream()
                .map(Double::parseDouble)
                .toList();
        assertThat(means).hasSize(19).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aPhoneScrollsTablesAndNotThePage() throws IOException, InterruptedException {
        for (SampleResults results : List.of(rates().title("x".repeat(300)), grid(), rates().failing(3))) {
            open(results.make(), 400);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isEqualTo(400);
        }
    }

    @Test
    void aThousandPhasesOpenSoonAndNotEveryValueIsDrawn() throws IOException, InterruptedException {
        open(
                new SampleResults()
                        .range("n", "N", "", 1000)
                        .metrics(4)
                        .repeats(40)
                        .make(),
                1400);
        assertThat(values("metric-3", 2)).hasSize(1000);
        assertThat(count("#summary-3 tbody tr")).isEqualTo(1000);
        assertThat(text("#plots")).contains("not every value is drawn");
        assertThat(browser.evaluate("document.getElementById('data').textContent.length")
                        .asInt())
                .isLessThan(2_000_000);
    }

    @Test
    void anExperimentWithoutPhasesOpens() throws IOException, InterruptedException {
        open(new SampleResults().axis("a", "A", "").make(), 1400);
        assertThat(text("#outcome")).isEqualTo("No phase was measured.");
        assertThat(text("#plots")).contains("Nothing was measured.");
    }

    @Test
    void onePhaseWithoutAnyAxisIsDrawn() throws IOException, InterruptedException {
        open(new SampleResults().repeats(3).interrupted().make(), 1400);
        assertThat(text("#status")).isEqualTo("INTERRUPTED");
        assertThat(text("#outcome")).isEqualTo("It was ended early. Its phase went well.");
        assertThat(values(FIRST, 2)).hasSize(1);
        assertThat(text("#varied")).isEqualTo("Nothing was varied.");
    }

    @Test
    void hostileWordsAreShownAndNotRun() throws IOException, InterruptedException {
        String hostile = "</script><img src=x onerror=\"document.title=1\">";
        open(
                new SampleResults()
                        .title(hostile)
                        .axis(hostile, hostile, hostile, hostile, "b")
                        .range("n", hostile, "", 3)
                        .make(),
                1400);
        assertThat(text("#title")).isEqualTo(hostile);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(curves(FIRST)).anyMatch(label -> label.contains(hostile));
    }

    @Test
    void nothingIsFetchedAndSecretsStayAtHome() throws IOException, InterruptedException {
        browser.requests();
        String page = ExperimentPage.render(rates().make());
        open(page, 1400);
        assertThat(browser.requests().stream().dropWhile(address -> !address.startsWith("file:")))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
        assertThat(page).doesNotContain("hunter2").contains("http://127.0.0.1:8080");
        assertThat(text("#config pre")).contains("\"admin_password\" : \"•••\"");
    }

    private static SampleResults rates() {
        return new SampleResults().range("deploymentRate", "Deployment rate", "1/s", 19);
    }

    private static SampleResults grid() {
        return new SampleResults().range("apps", "Apps", "", 10).range("instances", "Instances", "", 8);
    }

    private static Double[] range(int count) {
        Double[] values = new Double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i + 1.0;
        }
        return values;
    }

    private void open(Results results, int width) throws IOException, InterruptedException {
        open(ExperimentPage.render(results), width);
    }

    private double scale(String scale, String field) throws IOException, InterruptedException {
        return browser.evaluate("document.getElementById('chart-metric-0').uplot.scales." + scale + "." + field)
                .asDouble();
    }
}
