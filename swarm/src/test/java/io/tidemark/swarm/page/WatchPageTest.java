package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.shape.Level;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchPageTest extends PageBrowser {
    private static final String RATE = "document.getElementById('chart-rate').uplot.data[2]";

    @Test
    void theTopSaysWhatIsGoingOn() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 104);
        open(bridge);
        JsonNode state = state(bridge);
        assertThat(texts("#state-word, #title, #elapsed, #total, #phase"))
                .containsExactly("Running", "shop", "1:44", "4:30", "hold");
        assertThat(texts("#now .value")).first().isEqualTo("600/s");
        assertThat(texts("#now .value").get(1)).isEqualTo("600");
        assertThat(text("#now-failures")).endsWith(" %").doesNotStartWith("0 ");
        assertThat(texts("#now-p50, #now-p95, #now-p99")).allMatch(value -> value.endsWith(" ms"));
        assertThat(text("#now-workers")).isEqualTo("3");
        assertThat(texts("#valid, #passed")).containsExactly("VALID", "FAILED");
        browser.click("#verdict summary");
        shoot("verdict");
        assertThat(text("#reason")).contains("beyond 1 %");
        JsonNode ledger = state.path("ledger");
        assertThat(texts("#ledger dd"))
                .startsWith(
                        grouped(ledger.path("planned")),
                        grouped(ledger.path("sent")),
                        grouped(ledger.path("good")),
                        grouped(ledger.path("bad")),
                        "0",
                        "0",
                        "100 %");
        assertThat(is("document.getElementById('cost').hidden")).isTrue();
        bridge.pay(0.001);
        bridge.seconds(1);
        shows("#elapsed", "1:45");
        assertThat(text("#sum-cost")).isEqualTo("$0.1050");
    }

    @Test
    void beforeTheFirstRunNothingIsClaimed() throws Exception {
        open(FakeBridge.ofUsers(3));
        shoot("ready");
        assertThat(texts("#state-word, #elapsed, #valid")).containsExactly("Ready", "–", "no verdict yet");
        assertThat(texts("#now .value")).startsWith("–", "–", "–", "–", "–", "–", "–");
        assertThat(is("document.getElementById('passed').hidden")).isTrue();
    }

    @Test
    void onTheWayToAnotherLevelBothAreSeen() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 100);
        bridge.give("Ann", new Order.Offer(new Aim(Level.of(800), Duration.ofSeconds(20))));
        bridge.seconds(10);
        open(bridge);
        assertThat(texts("#now-level, #now-aim")).containsExactly("700/s", "→ 800 in 0:10");
    }

    @Test
    void aWorkerThatIsMissedMakesTheRunInvalid() throws Exception {
        open(running(FakeBridge.ofRate(100), 60));
        assertThat(text("#valid")).isEqualTo("INVALID");
        assertThat(text("#reason")).startsWith("1 of 100 workers is missing");
        assertThat(texts("#now-workers, #now-crew")).containsExactly("99 of 100", "1 missing, 2 hot");
        assertThat(text("#announce")).isEqualTo("Swarm: Running, invalid, passed.");
    }

    @Test
    void aViewerWhoIsLateSeesTheWholeHistory() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 100);
        open(bridge, "charts", WIDE);
        browser.await("document.getElementById('chart-failures') !== null");
        assertThat(rates()).hasSize(100).isEqualTo(told(bridge));
        bridge.seconds(3);
        browser.await(RATE + ".length === 103");
        assertThat(rates()).isEqualTo(told(bridge));
        assertThat(strings("document.getElementById('chart-rate').uplot.data[3]"))
                .isEqualTo(told(bridge, "good"));
        assertThat(texts("#chart-failures .legend button")).containsExactly("5xx", "timeout");
        assertThat(text("#marks li")).contains("0:00", "start as the plan says", "Ann");
    }

    @Test
    void aConnectionThatBreaksComesBackWithoutAGap() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 30);
        open(bridge, "charts", WIDE);
        browser.await(RATE + ".length === 30");
        long seen = state(bridge).path("number").asLong();
        server.cut();
        bridge.seconds(5);
        browser.await(RATE + ".length === 35");
        assertThat(rates()).isEqualTo(told(bridge));
        assertThat(server.resumed())
                .isNotEmpty()
                .first()
                .satisfies(number -> assertThat(Long.parseLong(number)).isBetween(seen, seen + 5));
    }

    @Test
    void aSwarmThatIsNotHeardIsToldAndFoundAgain() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 30);
        open(bridge);
        server.silent(true);
        server.cut();
        browser.await("!document.getElementById('gone').hidden");
        shoot("gone");
        assertThat(text("#gone")).startsWith("The swarm has not been heard for 5 s.");
        assertThat(text("#elapsed")).isEqualTo("0:30");
        bridge.seconds(7);
        server.silent(false);
        shows("#elapsed", "0:37");
        assertThat(is("document.getElementById('gone').hidden")).isTrue();
        assertThat(browser.complaints()).isNotEmpty().allMatch(line -> line.contains("503"));
    }

    @Test
    void aNewRunHasAHistoryOfItsOwn() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 30);
        open(bridge, "charts", WIDE);
        bridge.give("Ann", new Order.Stop());
        bridge.seconds(1);
        shows("#state-word", "Ended");
        shoot("ended");
        assertThat(text("#phase")).isEqualTo("somebody stopped it");
        assertThat(texts("#now-rate, #now-planned, #all-p99"))
                .containsExactly("96.7", "on average", "of the whole run");
        running(bridge, 5);
        browser.await(RATE + ".length === 5");
        assertThat(rates()).isEqualTo(told(bridge));
        assertThat(text("#state-word")).isEqualTo("Running");
    }

    @Test
    void aZoomIsOneForAllChartsAndIsLeft() throws Exception {
        open(running(FakeBridge.ofRate(3), 100), "charts", WIDE);
        browser.await("document.getElementById('chart-failures') !== null");
        browser.drag("#chart-rate .u-over", -100, 100);
        browser.await(scale("latency", "max") + " < 90");
        assertThat(number("Math.round(" + scale("cpu", "min") + ")"))
                .isEqualTo(number("Math.round(" + scale("rate", "min") + ")"))
                .isGreaterThan(10);
        browser.click("#windows button:nth-child(1)");
        assertThat(number(scale("cpu", "max"))).isEqualTo(100);
        browser.write("#zoom-from", "0:30");
        browser.write("#zoom-to", "1:00");
        browser.press(ENTER);
        browser.await(scale("failures", "min") + " === 30 && " + scale("failures", "max") + " === 60");
        browser.click("#marks button");
        browser.await(scale("rate", "max") + " === 30");
    }

    private static String scale(String chart, String end) {
        return "document.getElementById('chart-" + chart + "').uplot.scales.x." + end;
    }

    private List<String> rates() throws Exception {
        return strings(RATE);
    }

    private static List<String> told(FakeBridge bridge) throws Exception {
        return told(bridge, "rate");
    }

    private static List<String> told(FakeBridge bridge, String column) throws Exception {
        List<String> values = new ArrayList<>();
        state(bridge).path("history").path(column).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static String grouped(JsonNode number) {
        return "%,d".formatted(number.asLong());
    }
}
