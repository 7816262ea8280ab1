package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.aggregator.report.Chromium;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.swarm.access.TestAccess;
import io.tidemark.swarm.live.LocalSwarm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once, as a team would use it: a browser, the page, real workers and a server that counts. */
class WholeSwarmTest {
    private static final String NUMBER =
            "(selector => Number(document.querySelector(selector).textContent.replace(/[^0-9.]/g, '')))";

    @Test
    @Timeout(120)
    void aTeamStartsSteersEditsStopsAndTakesTheNumbersAway(@TempDir Path directory) throws Exception {
        List<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "not installed, so no page is opened: " + String.join(", ", missing));
        Chromium browser = Chromium.start(directory.resolve("profile"));
        try (TestServer target = TestServer.start(call -> call.respond(200, "ok"));
                LocalSwarm local = new LocalSwarm(directory, plan(target), 2);
                SwarmServer server = SwarmServer.start(
                        TestAccess.withPasswords("operators here", "viewers as well"),
                        local.swarm(),
                        new SystemClock(),
                        note -> {})) {
            browser.open(URI.create(server.url()), 1400);
            browser.write("#name", "Ada");
            browser.write("#password", "operators here");
            browser.click("#enter");
            state(browser, "READY");

            browser.click("#start");
            state(browser, "RUNNING");
            browser.await(NUMBER + "('#now-users') === 2");
            browser.evaluate("document.getElementById('level').value = ''");
            browser.write("#level", "6");
            browser.click("#go");
            browser.await(NUMBER + "('#now-users') === 6");
            int before = target.requests("/home");

            browser.click("#tab-plan");
            browser.await("document.getElementById('plan').value.includes('/home')");
            browser.evaluate("(area => { area.value = area.value.replace('/home', '/other');"
                    + " area.dispatchEvent(new Event('input')); })(document.getElementById('plan'))");
            browser.click("#review");
            browser.await("!document.getElementById('revise').disabled");
            browser.click("#revise");
            browser.await("document.getElementById('in-force').textContent.includes('version 2')");
            while (target.requests("/other") < 60) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                LockSupport.parkNanos(1_000_000);
            }
            browser.await(NUMBER + "('#sum-sent') > " + (before + 60));

            browser.click("#stop");
            state(browser, "ENDED");
            String csv = browser.evaluate("fetch('/download/stats.csv').then(answer => answer.text())")
                    .asText();
            assertThat(requests(csv)).isEqualTo(target.requests());
            assertThat(local.kept()).hasSize(2);
            assertThat(local.kept().getFirst().ledger().sent()).isEqualTo(target.requests("/home"));
            assertThat(local.kept().getLast().ledger().sent()).isEqualTo(target.requests("/other"));
            assertThat(browser.complaints())
                    .as("but for the question whether somebody is logged in")
                    .allMatch(complaint -> complaint.contains("/api/session") && complaint.contains("401"));
        } finally {
            browser.stop();
        }
    }

    private static void state(Chromium browser, String state) throws Exception {
        browser.await("document.getElementById('state') && document.getElementById('state').dataset.state === '" + state
                + "'");
    }

    /** Of the row of all requests. */
    private static long requests(String csv) {
        String row = csv.lines()
                .filter(line -> line.contains("Aggregated"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(row.split(",", -1)[2]);
    }

    private static String plan(TestServer target) {
        return """
                target: %s
                load: {users: 2, pause: 50ms, duration: 5m}
                scenarios:
                  - {name: look, steps: [{name: home, url: /home}]}
                """.formatted(target.url());
    }
}
