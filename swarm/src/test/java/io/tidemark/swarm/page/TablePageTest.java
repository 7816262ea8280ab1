package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.swarm.bridge.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablePageTest extends PageBrowser {
    private static final String NAMES = "#statistics tbody.rows th";

    @Test
    void statisticsHaveLocustsColumnsAndMore() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 100);
        open(bridge);
        assertThat(texts("#statistics thead th"))
                .containsExactly(
                        "Type",
                        "Name",
                        "# Requests",
                        "# Fails",
                        "Median",
                        "90 %ile",
                        "95 %ile",
                        "99 %ile",
                        "Average",
                        "Min",
                        "Max",
                        "Average size",
                        "Current RPS",
                        "Failures/s",
                        "Service",
                        "Late");
        assertThat(texts("#statistics tbody.sum tr > *").subList(1, 3))
                .containsExactly("Aggregated", text("#sum-sent"));
        assertThat(cells("# Requests").stream().mapToLong(TablePageTest::whole).sum())
                .isEqualTo(whole(text("#sum-sent")));
        assertThat(cells("# Fails").stream().mapToLong(TablePageTest::whole).sum())
                .isEqualTo(whole(text("#sum-bad")));
        assertThat(texts("#statistics tbody.rows tr:nth-child(1) > *"))
                .contains("/index.html?ok=[random]", "GET", "14.0 KiB");
        browser.click("#percentiles");
        assertThat(texts("#statistics thead th")).contains("50 %ile", "99.99 %ile", "100 %ile");
        assertThat(texts("#statistics tbody.sum tr > *")).hasSize(24);
    }

    @Test
    void rowsAreSortedByWhatIsChosenAndStaySo() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 60);
        open(bridge);
        assertThat(texts(NAMES)).containsExactly("/index.html?ok=[random]", "order", "search");
        browser.click("#statistics thead th:nth-child(3) button");
        assertThat(texts(NAMES)).containsExactly("/index.html?ok=[random]", "search", "order");
        assertThat(sorted(3)).isEqualTo("descending");
        browser.click("#statistics thead th:nth-child(3) button");
        assertThat(texts(NAMES)).containsExactly("order", "search", "/index.html?ok=[random]");
        assertThat(sorted(3)).isEqualTo("ascending");
        browser.click("#statistics thead th:nth-child(5) button");
        assertThat(sorted(3)).isEqualTo("null");
        bridge.seconds(5);
        shows("#elapsed", "1:05");
        assertThat(texts(NAMES)).containsExactly("order", "search", "/index.html?ok=[random]");
        assertThat(text("#statistics tbody.sum th")).isEqualTo("Aggregated");
    }

    @Test
    void namesAreFiltered() throws Exception {
        open(running(FakeBridge.ofRate(3), 60));
        browser.write("#filter", "SEAR");
        assertThat(texts(NAMES)).containsExactly("search");
        assertThat(text("#statistics tbody.sum th")).isEqualTo("Aggregated");
    }

    @Test
    void whatTwoVersionsOfThePlanDidIsKeptApart() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 60);
        open(bridge);
        bridge.give("Bob", new Order.Revise(FakePlan.TEXT.replace("600/s", "500/s"), 1));
        bridge.seconds(60);
        shows("#elapsed", "2:00");
        assertThat(texts("#statistics tbody.rows td:nth-child(3)")).containsExactly("v1", "v2", "v1", "v2", "v1", "v2");
        browser.evaluate("(list => { list.value = '2'; list.dispatchEvent(new Event('change')); })"
                + "(document.getElementById('version'))");
        assertThat(texts("#statistics tbody.rows td:nth-child(3)")).containsExactly("v2", "v2", "v2");
        choose("plan");
        assertThat(texts("#versions tbody th")).containsExactly("2", "1");
        assertThat(texts("#versions tbody tr:nth-child(2) td"))
                .startsWith("0:00", "1:00")
                .contains("-");
    }

    @Test
    void failuresHaveCountsAndAnExample() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 110);
        open(bridge, "failures", WIDE);
        browser.await("document.querySelector('#failures tbody.rows tr') !== null");
        assertThat(texts("#failures tbody.rows tr:nth-child(1) > *"))
                .startsWith("GET", "/index.html?ok=[random]", "5xx", "503")
                .contains("503 Service Unavailable", "http://127.0.0.1:8080", "0:12", "8.40 ms");
        assertThat(texts("#failures tbody.rows td:nth-child(5)").stream()
                        .mapToLong(TablePageTest::whole)
                        .sum())
                .isEqualTo(whole(text("#sum-bad")));
        assertThat(text("#count-failures")).isEqualTo("6");
    }

    @Test
    void changesAreKeptWithWhoAndWhen() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 20);
        bridge.give("Bob", new Order.Skip(2));
        bridge.give("<b>Eve</b>", new Order.Reset());
        open(bridge, "changes", WIDE);
        browser.await("document.querySelectorAll('#changes tbody.rows tr').length === 3");
        assertThat(texts("#changes tbody.rows tr:nth-child(1) > *"))
                .containsExactly(
                        "3",
                        "0:20",
                        text("#changes tbody.rows td:nth-child(3)"),
                        "reset",
                        "statistics count from here",
                        "<b>Eve</b>");
        assertThat(texts("#changes tbody.rows tr:nth-child(2) > *")).contains("phase", "on with phase hold", "Bob");
        assertThat(number("document.querySelectorAll('#panels b, #panels script').length"))
                .isZero();
        assertThat(texts("#notes li")).singleElement().asString().endsWith("open to those who log in.");
        choose("statistics");
        assertThat(text("#since")).isEqualTo("counted since 0:20");
    }

    @Test
    void filesAreOfferedWhenTheyAreThere() throws Exception {
        FakeBridge bridge = FakeBridge.ofRate(3);
        open(bridge, "downloads", WIDE);
        assertThat(links()).containsExactly("/download/plan.yml");
        running(bridge, 3);
        shows("#elapsed", "0:03");
        assertThat(links())
                .contains("/download/stats.csv", "/download/stats_history.csv", "/download/failures.csv")
                .doesNotContain("/download/report.html");
        bridge.give("Ann", new Order.Stop());
        bridge.seconds(1);
        shows("#state-word", "Ended");
        assertThat(links()).contains("/download/report.html", "/download/run.json", "/download/run.hlog");
    }

    private List<String> links() throws Exception {
        return strings("[...document.querySelectorAll('#downloads a')].map(each => each.getAttribute('href'))");
    }

    private List<String> cells(String head) throws Exception {
        int column = texts("#statistics thead th").indexOf(head) + 1;
        return texts("#statistics tbody.rows td:nth-child(" + column + ")");
    }

    private String sorted(int column) throws Exception {
        return browser.evaluate("document.querySelector('#statistics thead th:nth-child(" + column
                        + ")').getAttribute('aria-sort')")
                .asText();
    }

    private static long whole(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
