package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.swarm.bridge.Order;
import org.junit.jupiter.api.Test;

class PlanPageTest extends PageBrowser {
    private static final String VALUE = "document.getElementById('plan').value";

    @Test
    void aChangeIsReviewedAndTakenOver() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 50);
        openPlan(bridge);
        assertThat(browser.evaluate(VALUE).asText()).isEqualTo(FakePlan.TEXT);
        assertThat(texts("#gutter div")).hasSize((int) FakePlan.TEXT.lines().count() + 1);
        assertThat(disabled("revise")).isTrue();
        replace("600/s", "500/s");
        assertThat(disabled("revise")).isTrue();
        browser.click("#review");
        browser.await("!document.getElementById('revise').disabled");
        assertThat(text("#plan-answer")).isEqualTo("Valid: 1 line added, 1 removed.");
        assertThat(texts("#diff > div"))
                .hasSize(6)
                .contains(
                        "-removed:     - {name: hold, rate: 600/s, for: 2m}",
                        "+added:     - {name: hold, rate: 500/s, for: 2m}");
        shoot("plan-reviewed");
        browser.click("#revise");
        shows("#plan-answer", "Version 2 is in force.");
        assertThat(bridge.given().getLast())
                .isEqualTo(new FakeBridge.Given("Ann", new Order.Revise(FakePlan.TEXT.replace("600/s", "500/s"), 1)));
        browser.await("document.querySelectorAll('#versions tbody.rows tr').length === 2");
        assertThat(text("#count-plan")).isEqualTo("v2");
        assertThat(disabled("revise")).isTrue();
    }

    @Test
    void whatIsWrongLeadsToItsLine() throws Exception {
        FakeBridge bridge = FakeBridge.ofRate(3);
        openPlan(bridge);
        replace("0/s..200/s", FakeBridge.WRONG);
        browser.click("#review");
        browser.await("document.querySelector('#plan-answer button') !== null");
        assertThat(text("#plan-answer li"))
                .isEqualTo("line 5 load.phases[0].rate = 2OO/s: must be a rate, such as 200/s (did you mean 200/s?)");
        shoot("plan-wrong");
        assertThat(text("#gutter .wrong")).isEqualTo("5");
        assertThat(disabled("revise")).isTrue();
        browser.click("#plan-answer button");
        assertThat(browser.evaluate(
                                "(area => area.value.slice(area.selectionStart, area.selectionEnd))(document.activeElement)")
                        .asText())
                .contains(FakeBridge.WRONG);
        replace(FakeBridge.WRONG, "100/s");
        assertThat(text("#plan-answer")).isEmpty();
        assertThat(number("document.querySelectorAll('#gutter .wrong').length")).isZero();
        assertThat(bridge.given()).isEmpty();
    }

    @Test
    void aReviewIsOfTheVeryText() throws Exception {
        openPlan(FakeBridge.ofRate(3));
        replace("600/s", "500/s");
        browser.click("#review");
        browser.await("!document.getElementById('revise').disabled");
        replace("500/s", "400/s");
        assertThat(disabled("revise")).isTrue();
    }

    @Test
    void anotherOnesVersionIsNotWrittenOver() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 50);
        openPlan(bridge);
        replace("600/s", "500/s");
        bridge.give("Bob", new Order.Revise(FakePlan.TEXT.replace("1200/s", "900/s"), 1));
        browser.await("!document.getElementById('outdated').hidden");
        assertThat(text("#outdated")).startsWith("Version 2 is in force by now.");
        assertThat(browser.evaluate(VALUE).asText()).contains("500/s");
        browser.click("#revert");
        browser.await(VALUE + ".includes('900/s')");
        assertThat(is("document.getElementById('outdated').hidden")).isTrue();
        bridge.give("Bob", new Order.Revise(FakePlan.TEXT.replace("1200/s", "800/s"), 2));
        browser.await(VALUE + ".includes('rate: 800/s, for: 1m')");
    }

    @Test
    void enterGoesOnUnderTheLineBefore() throws Exception {
        openPlan(FakeBridge.ofRate(3));
        browser.evaluate("(area => { area.focus(); const at = area.value.indexOf('for: 2m}') + 8;"
                + " area.setSelectionRange(at, at); })(document.getElementById('plan'))");
        browser.press(ENTER);
        browser.press("x");
        assertThat(browser.evaluate(VALUE).asText()).contains("for: 2m}\n      x\n");
    }

    private void openPlan(FakeBridge bridge) throws Exception {
        open(bridge, "plan", WIDE);
        browser.await(VALUE + ".length > 0");
    }

    private boolean disabled(String id) throws Exception {
        return is("document.getElementById('" + id + "').disabled");
    }

    private void replace(String old, String text) throws Exception {
        browser.evaluate("(area => { area.value = area.value.replace('" + old + "', '" + text
                + "'); area.dispatchEvent(new Event('input')); })(document.getElementById('plan'))");
    }
}
