package io.tidemark.sizing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.aggregator.report.Chromium;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.result.Sizing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens sizings and comparisons in a real browser and does what a reader does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizingReportPageTest {
    private static final String SHOTS = "tidemark.screenshots";

    private Path folder;

    private Chromium browser;

    @BeforeAll
    void startBrowser(@TempDir Path shared) throws IOException, InterruptedException {
        List<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "not installed, so no report is opened: " + String.join(", ", missing));
        folder = shared;
        browser = Chromium.start(folder.resolve("profile"));
    }

    @AfterEach
    void pageHasNothingToComplainAbout() throws IOException, InterruptedException {
        assertThat(browser.complaints()).isEmpty();
    }

    @AfterAll
    void stopBrowser() throws IOException, InterruptedException {
        if (browser != null) {
            browser.stop();
        }
    }

    @Test
    void everyChartWithDataIsDrawn() throws IOException, InterruptedException {
        open(SizingReport.render(SyntheticSizings.found(), ModelFits.of(SyntheticSizings.found())), 1280);
        List<String> charts = strings("[...document.querySelectorAll('figure')].map(each => each.id)");
        assertThat(charts)
                .contains(
                        "chart-bad-share",
                        "chart-latency-by-load",
                        "chart-goodput-by-load",
                        "chart-search",
                        "chart-host-cpu",
                        "chart-host-target-memory");
        assertThat(charts).doesNotContain("chart-host-oom-kills", "chart-host-threads");
        for (String chart : charts) {
            assertThat(browser.evaluate("document.querySelectorAll('#" + chart + " canvas').length")
                            .asInt())
                    .as(chart)
                    .isEqualTo(1);
        }
    }

    @Test
    void aDoubleClickIsolatesOneMetric() throws IOException, InterruptedException {
        open(SizingReport.render(SyntheticSizings.found()), 1280);
        browser.doubleClick("#chart-host-cpu button[data-curve=\"system\"]");
        assertThat(shown("host-cpu")).containsExactly(false, false, true, false, false);
        browser.doubleClick("#chart-host-cpu button[data-curve=\"system\"]");
        assertThat(shown("host-cpu")).doesNotContain(false);
    }

    @Test
    void theCursorReadsLoadAndHostAtTheSameTime() throws IOException, InterruptedException {
        open(SizingReport.render(SyntheticSizings.found()), 1280);
        browser.drag("#chart-search .u-over", 0, 0);
        String search = text("#chart-search .legend .at");
        assertThat(search).startsWith("at ");
        assertThat(text("#chart-host-cpu .legend .at")).isEqualTo(search);
        assertThat(text("#chart-host-cpu .legend output")).endsWith(" %");
        assertThat(text("#chart-rate .legend .at")).startsWith("at ");
    }

    @Test
    void draggingInTheSearchZoomsTheHostToo() throws IOException, InterruptedException {
        open(SizingReport.render(SyntheticSizings.found()), 1280);
        browser.drag("#chart-search .u-over", -200, 200);
        double from = number("document.getElementById('chart-search').uplot.scales.x.min");
        assertThat(from).isPositive();
        assertThat(number("document.getElementById('chart-host-run-queue').uplot.scales.x.min"))
                .isEqualTo(from);
    }

    @Test
    void pointingAtATrialShowsItsFigures() throws IOException, InterruptedException {
        open(SizingReport.render(SyntheticSizings.found()), 1280);
        browser.evaluate("(() => { const plot = document.getElementById('chart-bad-share').uplot;"
                + " const point = document.getElementById('data') && JSON.parse(document.getElementById('data').textContent)"
                + ".charts[0].layers.find(each => each.label === 'window').points[0];"
                + " plot.setCursor({left: plot.valToPos(point.x, 'x'), top: plot.valToPos(point.y, 'y')}); })()");
        assertThat(text("#chart-bad-share .tip"))
                .startsWith("372 requests/s: window")
                .contains("p99");
    }

    @Test
    void theCurveOpensOnWhatMattersAndShowsAllOnRequest() throws IOException, InterruptedException {
        open(SizingReport.render(SyntheticSizings.found()), 1280);
        String least = "document.getElementById('chart-bad-share').uplot.scales.x.min";
        assertThat(number(least)).isBetween(250.0, 399.0);
        browser.click("#chart-bad-share button.focus");
        assertThat(number(least)).isLessThan(91);
        browser.click("#chart-bad-share button.focus");
        assertThat(number(least)).isBetween(250.0, 399.0);
    }

    @Test
    void noPageIsWiderThanItsScreen() throws IOException, InterruptedException {
        for (String scheme : List.of("light", "dark")) {
            Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
            browser.devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
            for (int width : new int[] {1400, 400}) {
                for (Map.Entry<String, String> page : pages().entrySet()) {
                    open(page.getValue(), width);
                    shoot(page.getKey() + "-" + width + "-" + scheme, width);
                    assertThat(number("document.documentElement.scrollWidth"))
                            .as("%s at %d, %s", page.getKey(), width, scheme)
                            .isLessThanOrEqualTo(width);
                }
            }
        }
    }

    private static Map<String, String> pages() {
        Sizing found = SyntheticSizings.found();
        return Map.of(
                "found", SizingReport.render(found, ModelFits.of(found)),
                "decided", SizingReport.render(SyntheticSizings.decided(300, 0.97)),
                "invalid", SizingReport.render(SyntheticSizings.invalid()),
                "ramp", SizingReport.render(SyntheticSizings.ramp()),
                "compared", ComparisonReport.render(SyntheticComparisons.threeTypes()),
                "compared-on-machines", ComparisonReport.render(SyntheticComparisons.measuredOnMachines()),
                "compared-nothing", ComparisonReport.render(SyntheticComparisons.nothingStarted("t3.nano")));
    }

    @Test
    void everyAnswerOpensWithoutAComplaint() throws IOException, InterruptedException {
        for (Sizing sizing : List.of(
                SyntheticSizings.outOfBudget(),
                SyntheticSizings.aboveHighest(),
                SyntheticSizings.belowLowest(),
                SyntheticSizings.interrupted(),
                SyntheticSizings.targetLost(),
                SyntheticSizings.unsampled())) {
            open(SizingReport.render(sizing), 1280);
            assertThat(browser.complaints()).as(sizing.answer().status().name()).isEmpty();
        }
    }

    @Test
    void aComparisonShowsItsTypesInOneChart() throws IOException, InterruptedException {
        open(ComparisonReport.render(SyntheticComparisons.threeTypes()), 1280);
        assertThat(number("document.querySelectorAll('#chart-cost canvas').length"))
                .isEqualTo(1);
        assertThat(strings("[...document.querySelectorAll('#type-table a')].map(each => each.getAttribute('href'))"))
                .containsExactly("t3.small/report.html", "c7i.large/report.html", "m7i.large/report.html");
        browser.click("#type-table th:nth-child(9) button");
        assertThat(text("#type-table tbody.rows tr th")).isEqualTo("m7i.large");
    }

    @Test
    void aComparisonWithoutAnyMeasurementOpens() throws IOException, InterruptedException {
        Comparison nothing = SyntheticComparisons.nothingStarted("<img src=x>");
        open(ComparisonReport.render(nothing), 1280);
        assertThat(text("#status")).isEqualTo("NO WINNER");
        assertThat(number("document.images.length")).isZero();
    }

    private void open(String html, int width) throws IOException, InterruptedException {
        Path page = folder.resolve("report.html");
        Files.writeString(page, html);
        browser.open(page, width);
    }

    /** For eyes, when asked for: {@code -Dtidemark.screenshots=FOLDER}. */
    private void shoot(String name, int width) throws IOException, InterruptedException {
        String target = System.getProperty(SHOTS);
        if (target != null) {
            double height = number("document.documentElement.scrollHeight");
            JsonNode shot = browser.devTools(
                    "Page.captureScreenshot",
                    Map.of(
                            "captureBeyondViewport",
                            true,
                            "clip",
                            Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
            Path file = Files.createDirectories(Path.of(target)).resolve(name + ".png");
            Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
        }
    }

    private String text(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private double number(String expression) throws IOException, InterruptedException {
        return browser.evaluate(expression).asDouble();
    }

    private List<String> strings(String expression) throws IOException, InterruptedException {
        List<String> strings = new ArrayList<>();
        browser.evaluate(expression).forEach(each -> strings.add(each.asText()));
        return strings;
    }

    private List<Boolean> shown(String chart) throws IOException, InterruptedException {
        List<Boolean> shown = new ArrayList<>();
        browser.evaluate("document.getElementById('chart-" + chart + "').uplot.series.slice(1).map(each => each.show)")
                .forEach(each -> shown.add(each.asBoolean()));
        return shown;
    }
}
