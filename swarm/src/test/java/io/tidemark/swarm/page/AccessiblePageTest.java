package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.swarm.bridge.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For those who see it on a small screen, in the dark, without a mouse, or not at all. */
class AccessiblePageTest extends PageBrowser {
    private static final List<String> TABS =
            List.of("statistics", "charts", "failures", "workers", "plan", "changes", "downloads");
    private static final Set<String> NAMED = Set.of(
            "button",
            "textbox",
            "searchbox",
            "combobox",
            "checkbox",
            "radio",
            "tab",
            "tabpanel",
            "link",
            "table",
            "image",
            "img",
            "region",
            "group",
            "log",
            "form");

    @Test
    void noTabIsWiderThanItsScreenOrFaint() throws Exception {
        open(running(FakeBridge.ofRate(100), 120));
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            for (int width : new int[] {WIDE, NARROW}) {
                for (String tab : TABS) {
                    again(tab, width);
                    browser.await(
                            "document.querySelector('#panel-" + tab + ":not([hidden]) tbody tr, #chart-failures')");
                    String as = tab + " at " + width + ", " + scheme;
                    shoot(tab + "-" + width + "-" + scheme);
                    assertThat(number("document.documentElement.scrollWidth"))
                            .as(as)
                            .isLessThanOrEqualTo(width);
                    assertThat(strings(script("contrast.js"))).as(as).isEmpty();
                }
            }
        }
        scheme("light");
    }

    @Test
    void theTopStaysWhileTheRestIsScrolled() throws Exception {
        open(running(FakeBridge.ofRate(3), 60));
        for (int width : new int[] {WIDE, NARROW}) {
            again("charts", width);
            browser.await("document.getElementById('chart-failures') !== null");
            browser.evaluate("window.scrollTo(0, 350)");
            browser.await("window.scrollY > 300");
            assertThat(strings("['state', 'elapsed', 'now-rate', 'now-p99', 'now-users'].filter(id => "
                            + "{ const box = document.getElementById(id).getBoundingClientRect();"
                            + " return box.top < 0 || box.bottom > 240; })"))
                    .isEmpty();
        }
    }

    @Test
    void whateverIsPressedOrReadHasAName() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(100), 120);
        open(bridge);
        browser.devTools("Accessibility.enable", Map.of());
        for (String tab : TABS) {
            choose(tab);
            browser.await("document.querySelector('#panel-" + tab + ":not([hidden]) tbody tr, #chart-failures')");
            List<String> nameless = new ArrayList<>();
            int named = 0;
            for (JsonNode node :
                    browser.devTools("Accessibility.getFullAXTree", Map.of()).path("nodes")) {
                if (!node.path("ignored").asBoolean()
                        && NAMED.contains(node.path("role").path("value").asText())) {
                    named++;
                    if (node.path("name").path("value").asText().isBlank()) {
                        nameless.add(node.path("role").path("value").asText() + " " + node.path("properties"));
                    }
                }
            }
            assertThat(nameless).as(tab).isEmpty();
            assertThat(named).as(tab).isGreaterThan(25);
        }
        browser.devTools("Accessibility.disable", Map.of());
        assertThat(texts("h1, h2")).contains("shop", "Steering", "Statistics", "Charts", "Failures", "Workers", "Plan");
        assertThat(number("document.querySelectorAll('h1').length")).isEqualTo(1);
        assertThat(number("[...document.querySelectorAll('table')].filter(each => !each.caption).length"))
                .isZero();
        assertThat(strings("[...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')]"
                        + ".map(each => each.id)"))
                .containsExactlyInAnyOrder("announce", "gone", "log", "outdated");
    }

    @Test
    void tabReachesEverythingInTheOrderOfThePage() throws Exception {
        open(running(FakeBridge.ofRate(3), 60));
        String reachable =
                "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]"
                        + ".filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility())";
        int count = number(reachable + ".length");
        assertThat(count).isGreaterThan(25);
        browser.evaluate("void (window.met = [], window.order = " + reachable + ")");
        for (int i = 0; i < count; i++) {
            browser.press(TAB);
            browser.evaluate("window.met.push(window.order.indexOf(document.activeElement))");
        }
        assertThat(strings("window.met"))
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(String::valueOf).toList());
    }

    @Test
    void tabsFollowTheArrowsAndTheAddress() throws Exception {
        open(running(FakeBridge.ofRate(3), 60), "workers", WIDE);
        browser.evaluate("document.getElementById('tab-workers').focus()");
        browser.press(RIGHT);
        assertThat(selected()).containsExactly("tab-plan");
        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#plan");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("tab-plan");
        assertThat(strings("[...document.querySelectorAll('[role=tabpanel]')].filter(each => !each.hidden)"
                        + ".map(each => each.getAttribute('aria-labelledby'))"))
                .containsExactly("tab-plan");
        browser.press(HOME);
        assertThat(selected()).containsExactly("tab-statistics");
        browser.evaluate("void (location.hash = '#failures')");
        browser.await("document.getElementById('tab-failures').getAttribute('aria-selected') === 'true'");
        assertThat(number("document.querySelectorAll('[role=tab][tabindex=\"0\"]').length"))
                .isEqualTo(1);
    }

    @Test
    void numbersAreNotSpokenEachSecond() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 10);
        open(bridge);
        shows("#announce", "Swarm: Running, valid, passed.");
        browser.evaluate("(() => { window.spoken = 0; for (const each of document.querySelectorAll("
                + "'[aria-live], [role=status], [role=alert], [role=log]')) new MutationObserver(() => { window.spoken++; })"
                + ".observe(each, {subtree: true, childList: true, characterData: true}); })()");
        bridge.seconds(5);
        shows("#elapsed", "0:15");
        assertThat(number("window.spoken")).isZero();
        bridge.give("Ann", new Order.Stop());
        bridge.seconds(1);
        shows("#announce", "Swarm: Ended, valid, passed.");
    }

    private List<String> selected() throws IOException, InterruptedException {
        return strings("[...document.querySelectorAll('[role=tab][aria-selected=true]')].map(each => each.id)");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = AccessiblePageTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
