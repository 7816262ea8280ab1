package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a real browser and does what a reader does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportPageTest {
    private static final String SHIFT = "\uE008";
    private static final String ENTER = "\uE007";

    private Path folder;

    private Chromium browser;

    @BeforeAll
    void startBrowser(@TempDir Path shared) throws IOException, InterruptedException {
        List<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "not installed, so no report is opened: " + String.join(", ", missing));
        folder = shared;
        browser = Chromium.start(folder.resolve("profile"));
        browser.requests();
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
    void theHeadlineShowsTheNumbersOfTheRun() throws IOException, InterruptedException {
        Run run = new SyntheticRuns().make();
        open(run, 1400);
        assertThat(text("#validity")).isEqualTo("VALID");
        assertThat(text("#title")).isEqualTo(run.info().title());
        assertThat(text("#tile-p99 .value"))
                .isEqualTo(Numbers.time(run.timeline().total().latency().percentile(99)));
        assertThat(text("#percentiles tbody tr:nth-child(8) td"))
                .isEqualTo(Numbers.millis(run.timeline().total().latency().percentile(99)));
    }

    @Test
    void everyChartIsDrawn() throws IOException, InterruptedException {
        open(new SyntheticRuns().open().make(), 1400);
        for (String chart : List.of("rate", "latency", "failures", "load", "health", "distribution")) {
            assertThat(browser.evaluate("document.querySelectorAll('#chart-" + chart + " canvas').length")
                            .asInt())
                    .as(chart)
                    .isEqualTo(1);
        }
        assertThat(browser.evaluate("document.getElementById('chart-rate').uplot.data[2][100]")
                        .asDouble())
                .isPositive();
    }

    /** Where a change was there is a line from top to bottom, in every chart over time and in no other. */
    @Test
    void changesAreMarkedOnTheChartsOverTime() throws IOException, InterruptedException {
        Change change = new Change(Change.Kind.LEVEL, 2_500, 1_767_225_603_000L, "ada", "to 400/s");
        open(new SyntheticRuns().seconds(5).make(), 1400);
        assertThat(accented("rate", 2.5, 3.5)).containsExactly(0, 0);
        open(new SyntheticRuns().seconds(5).changed(change).make(), 1400);
        for (String chart : List.of("rate", "latency", "failures", "load", "health")) {
            List<Integer> points = accented(chart, 2.5, 3.5);
            assertThat(points.getFirst()).as(chart).isGreaterThan(40);
            assertThat(points.getLast()).as(chart).isLessThan(20);
        }
        assertThat(text("#changes-table tbody tr :first-child")).isEqualTo("1");
    }

    @Test
    void ofAPlanThatCameLaterOnlyItsOwnTimeIsShown() throws IOException, InterruptedException {
        open(new SyntheticRuns().seconds(3_000).since(2_950).make(), 1400);
        assertThat(reach()).containsExactly(2_950.0, 3_000.0);
        browser.evaluate("document.getElementById('chart-latency').uplot.setScale('x', {min: 2960, max: 2970})");
        assertThat(reach()).containsExactly(2_960.0, 2_970.0);
        browser.evaluate("document.getElementById('reset-zoom').click()");
        assertThat(reach()).containsExactly(2_950.0, 3_000.0);
        assertThat(text("#interval-table tbody tr :first-child")).isEqualTo("49:10");
    }

    @Test
    void aPlanThatCameLaterAndOfWhichNothingIsKnownHasNoCharts() throws IOException, InterruptedException {
        open(new SyntheticRuns().seconds(60).since(60).make(), 1400);
        assertThat(text("#charts .note:last-child")).isEqualTo("Nothing was recorded.");
    }

    /** What the axis of time shows of the run, in seconds. */
    private List<Double> reach() throws IOException, InterruptedException {
        List<Double> reach = new ArrayList<>();
        browser.evaluate("""
                (() => {
                  const {min, max} = document.getElementById('chart-latency').uplot.scales.x;
                  return [min, max];
                })()""").forEach(end -> reach.add(end.asDouble()));
        return reach;
    }

    /** How many points have the colour of marks, in the column of each of these seconds. */
    private List<Integer> accented(String chart, double... seconds) throws IOException, InterruptedException {
        JsonNode counts = browser.evaluate("""
                (() => {
                  const plot = document.getElementById('chart-%s').uplot;
                  const {top, height} = plot.bbox;
                  const width = plot.ctx.canvas.width;
                  const points = plot.ctx.getImageData(0, top, width, height).data;
                  const near = i => Math.abs(points[i] - 0x0b) + Math.abs(points[i + 1] - 0x5c) + Math.abs(points[i + 2] - 0xad) < 24;
                  return %s.map(second => {
                    const at = Math.round(plot.valToPos(second, 'x', true));
                    return Array.from({length: height}, (_, row) => 4 * (row * width + at)).filter(near).length;
                  });
                })()""".formatted(chart, Arrays.toString(seconds)));
        List<Integer> all = new ArrayList<>();
        counts.forEach(count -> all.add(count.asInt()));
        return all;
    }

    @Test
    void nothingButThePageIsAskedFor() throws IOException, InterruptedException {
        browser.requests();
        open(new SyntheticRuns().seconds(30).make(), 1400);
        // What comes before the page itself is the end of the browser's own start page.
        List<String> ofThePage = browser.requests().stream()
                .dropWhile(address -> !address.startsWith("file:"))
                .toList();
        assertThat(ofThePage)
                .isNotEmpty()
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    }

    @Test
    void aClickOnACurveTogglesItAndADoubleClickIsolatesIt() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        assertThat(shown("latency")).containsExactly(true, true, true, true, false);
        browser.click(curve("latency", "p50"));
        assertThat(shown("latency")).containsExactly(false, true, true, true, false);
        browser.doubleClick(curve("latency", "p99"));
        assertThat(shown("latency")).containsExactly(false, false, true, false, false);
        browser.doubleClick(curve("latency", "p99"));
        assertThat(shown("latency")).containsExactly(true, true, true, true, true);
    }

    @Test
    void curvesAreReachedByKeyboard() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        browser.evaluate("document.querySelector('" + curve("rate", "sent") + "').focus()");
        browser.press(ENTER);
        assertThat(shown("rate")).containsExactly(true, false, true);
        browser.press(SHIFT, ENTER);
        assertThat(shown("rate")).containsExactly(false, true, false);
    }

    @Test
    void draggingZoomsAllChartsAndTheButtonShowsAllAgain() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        browser.drag("#chart-rate .u-over", -100, 100);
        for (String chart : List.of("rate", "latency", "health")) {
            assertThat(axis(chart, "min")).as(chart).isBetween(20.0, 90.0);
            assertThat(axis(chart, "max")).as(chart).isBetween(90.0, 160.0);
        }
        browser.click("#reset-zoom");
        assertThat(axis("latency", "min")).isZero();
        assertThat(axis("latency", "max")).isEqualTo(180);
    }

    @Test
    void aDoubleClickOnTheChartShowsAllAgain() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        browser.drag("#chart-rate .u-over", -100, 100);
        browser.doubleClick("#chart-rate .u-over");
        assertThat(axis("rate", "max")).isEqualTo(180);
        assertThat(axis("failures", "max")).isEqualTo(180);
    }

    @Test
    void theCrosshairShowsTheValuesOfAllChartsAtThatTime() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        browser.evaluate("document.getElementById('chart-rate').uplot.setCursor({left: 200, top: 50})");
        String time = text("#chart-rate .legend .at");
        assertThat(time).startsWith("at 1:");
        assertThat(text("#chart-rate .legend output")).matches("\\d+");
    }

    @Test
    void tablesAreSortedByAClickOnTheHead() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        browser.click("#by-name-latency th:nth-child(14) button");
        List<Double> p99 = numbers("#by-name-latency tbody.rows tr td:nth-child(14)");
        assertThat(p99).hasSize(4).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        browser.click("#by-name-latency th:nth-child(14) button");
        assertThat(numbers("#by-name-latency tbody.rows tr td:nth-child(14)")).isSorted();
        browser.click("#by-name-latency th:nth-child(1) button");
        assertThat(text("#by-name-latency tbody.rows tr th")).isEqualTo("add to basket");
        assertThat(text("#by-name-latency tbody.sum th")).isEqualTo("All names");
    }

    @Test
    void oneNameCanBeChosenForTheCharts() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        double all = browser.evaluate("document.getElementById('chart-rate').uplot.data[2][50]")
                .asDouble();
        browser.click("#name option:nth-child(2)");
        double one = browser.evaluate("document.getElementById('chart-rate').uplot.data[2][50]")
                .asDouble();
        assertThat(one).isPositive().isLessThan(all / 2);
    }

    @Test
    void theTabsShowServiceTimeAndOutcomes() throws IOException, InterruptedException {
        open(new SyntheticRuns().make(), 1400);
        assertThat(browser.evaluate("document.getElementById('tab-service-time').hidden")
                        .asBoolean())
                .isTrue();
        browser.click(".tab-bar button:nth-child(2)");
        assertThat(browser.evaluate("document.getElementById('tab-service-time').hidden")
                        .asBoolean())
                .isFalse();
        assertThat(browser.evaluate("document.getElementById('tab-latency').hidden")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aPhoneScrollsTablesAndNotThePage() throws IOException, InterruptedException {
        for (SyntheticRuns runs : List.of(
                new SyntheticRuns().names(20).seconds(60),
                new SyntheticRuns()
                        .names(List.of("x".repeat(300)))
                        .title("y".repeat(300))
                        .seconds(30))) {
            open(runs.make(), 400);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isEqualTo(400);
            assertThat(browser.evaluate("document.querySelector('#chart-rate canvas').clientWidth")
                            .asInt())
                    .isLessThan(376);
        }
    }

    @Test
    void hostileNamesAreShownAndNotRun() throws IOException, InterruptedException {
        String hostile = "</script><img src=x onerror=\"document.title='owned'\">";
        open(
                new SyntheticRuns()
                        .title(hostile)
                        .names(List.of(hostile, "b"))
                        .seconds(30)
                        .make(),
                1400);
        assertThat(text("#title")).isEqualTo(hostile);
        assertThat(text("#name option:nth-child(2)") + text("#name option:nth-child(3)"))
                .contains(hostile);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(browser.evaluate("document.title").asText()).doesNotStartWith("owned");
    }

    @Test
    void aRunWithoutRequestsOpens() throws IOException, InterruptedException {
        open(new SyntheticRuns().seconds(0).warmUpSeconds(0).make(), 1400);
        assertThat(text("#chart-distribution .nothing")).isEqualTo("No request was measured.");
    }

    @Test
    void darkReadersGetADarkPage() throws IOException, InterruptedException {
        for (String scheme : List.of("dark", "light")) {
            Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
            browser.devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
            open(new SyntheticRuns().seconds(5).make(), 1400);
            String page = browser.evaluate("getComputedStyle(document.body).backgroundColor")
                    .asText();
            assertThat(page).isEqualTo(scheme.equals("dark") ? "rgb(17, 21, 27)" : "rgb(246, 247, 249)");
        }
    }

    @Test
    void paperShowsWhatTheScreenFolds() throws IOException, InterruptedException {
        open(new SyntheticRuns().seconds(30).make(), 1400);
        browser.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.evaluate("[...document.querySelectorAll('details')].every(each => each.open)")
                        .asBoolean())
                .isTrue();
        browser.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.evaluate("document.querySelector('details').open").asBoolean())
                .isFalse();
    }

    private void open(Run run, int width) throws IOException, InterruptedException {
        Path page = folder.resolve("report.html");
        Files.writeString(page, HtmlReport.render(run));
        browser.open(page, width);
    }

    private String text(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private static String curve(String chart, String label) {
        return "#chart-" + chart + " button[data-curve=\"" + label + "\"]";
    }

    private List<Boolean> shown(String chart) throws IOException, InterruptedException {
        List<Boolean> shown = new ArrayList<>();
        String all = "document.querySelectorAll('#chart-" + chart + " .legend button')";
        for (JsonNode each : browser.evaluate("[..." + all + "].map(each => each.ariaPressed === 'true')")) {
            shown.add(each.asBoolean());
        }
        String drawn = "document.getElementById('chart-" + chart + "').uplot.series.slice(1).map(each => each.show)";
        List<Boolean> series = new ArrayList<>();
        browser.evaluate(drawn).forEach(each -> series.add(each.asBoolean()));
        assertThat(series).as("the chart agrees with its legend").isEqualTo(shown);
        return shown;
    }

    private double axis(String chart, String end) throws IOException, InterruptedException {
        return browser.evaluate("document.getElementById('chart-" + chart + "').uplot.scales.x." + end)
                .asDouble();
    }

    private List<Double> numbers(String selector) throws IOException, InterruptedException {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode cell :
                browser.evaluate("[...document.querySelectorAll('" + selector + "')].map(c => c.textContent)")) {
            numbers.add(Double.parseDouble(cell.asText().replace(",", "")));
        }
        return numbers;
    }
}
