package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A thousand workers, counted in what changes of the document rather than in time. */
class CrowdPageTest extends PageBrowser {
    private static final int ROWS = 70;
    private static final int CHANGES = 1200;
    private static final int CALM = 120;
    private static final String FIRST = "#workers tbody.rows tr[aria-rowindex] th";

    @Test
    void aThousandWorkersTakeNoMoreRowsThanAreSeen() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(1000), 100);
        open(bridge, "workers", WIDE);
        browser.await("document.querySelectorAll('#workers tbody.rows tr').length > 10");
        assertThat(rows()).isLessThan(ROWS);
        assertThat(number("Number(document.querySelector('#workers table').getAttribute('aria-rowcount'))"))
                .isEqualTo(1001);
        assertThat(texts(FIRST).subList(0, 3)).containsExactly("50", "17", "83");
        assertThat(text("#hot")).startsWith("Over 90 % CPU: workers 17, 83.");
        countChanges("#panel-workers");
        int asked = bridge.asked();
        bridge.seconds(1);
        shows("#elapsed", "1:41");
        browser.await("window.changed > 20");
        assertThat(bridge.asked()).isBetween(asked, asked + 3);
        assertThat(number("window.changed")).isLessThan(CHANGES);
        assertThat(rows()).isLessThan(ROWS);
    }

    @Test
    void theLastOneIsReachedByScrolling() throws Exception {
        open(running(FakeBridge.ofRate(1000), 10), "workers", WIDE);
        browser.await("document.querySelectorAll('#workers tbody.rows tr').length > 10");
        browser.evaluate("(box => { box.scrollTop = box.scrollHeight; })(document.querySelector('#workers .scroll'))");
        browser.await(
                "[...document.querySelectorAll('#workers tbody.rows th')].some(each => each.textContent === '1000')");
        assertThat(rows()).isLessThan(ROWS);
        browser.evaluate("(list => { list.value = 'away'; list.dispatchEvent(new Event('change')); })"
                + "(document.getElementById('worker-state'))");
        browser.await("document.querySelectorAll('#workers tbody.rows tr').length === 0");
    }

    @Test
    void anotherTabCostsNothingOfThis() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(1000), 100);
        open(bridge, "workers", WIDE);
        browser.await("document.querySelectorAll('#workers tbody.rows tr').length > 10");
        choose("statistics");
        countChanges("body");
        int asked = bridge.asked();
        bridge.seconds(3);
        shows("#elapsed", "1:43");
        browser.evaluate("window.from = performance.now()");
        browser.await("performance.now() > window.from + 2200");
        assertThat(bridge.asked()).isLessThanOrEqualTo(asked + 1);
        assertThat(number("window.changed")).isPositive().isLessThan(3 * CALM);
        assertThat(rows()).isLessThan(ROWS);
    }

    @Test
    void aPageThatNobodySeesIsNotDrawn() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 20);
        open(bridge);
        browser.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
        countChanges("body");
        browser.evaluate("window.heard = 0");
        bridge.seconds(5);
        browser.evaluate("import('/page/live.js').then(live => { window.live = live; })");
        browser.await("window.live && window.live.history.length === 25");
        assertThat(number("window.changed")).isZero();
        assertThat(text("#elapsed")).isEqualTo("0:20");
        browser.evaluate("delete document.hidden");
        browser.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        shows("#elapsed", "0:25");
    }

    @Test
    void aPageThatIsLongUnseenLetsGoOfItsStreamAndComesBack() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 20);
        open(bridge);
        browser.await("document.title === 'Running: shop – Tidemark'");
        browser.evaluate("(() => { const real = window.setTimeout; window.setTimeout = (work, wait) =>"
                + " real(work, wait > 30000 ? 0 : wait); })()");
        browser.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
        browser.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        browser.await("document.title === 'shop – Tidemark'");
        long seen = state(bridge).path("number").asLong();
        bridge.seconds(5);
        browser.evaluate("delete document.hidden");
        browser.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        shows("#elapsed", "0:25");
        assertThat(server.resumed()).containsExactly(String.valueOf(seen));
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Running: shop – Tidemark");
    }

    private int rows() throws Exception {
        return number("document.querySelectorAll('#workers tbody.rows tr').length");
    }

    private void countChanges(String selector) throws Exception {
        browser.evaluate("(() => { window.changed = 0; new MutationObserver(all => { window.changed += all.length; })"
                + ".observe(document.querySelector('" + selector
                + "'), {subtree: true, childList: true, attributes: true, characterData: true}); })()");
    }
}
