package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.aggregator.report.Chromium;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.file.BackendReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the pages in a real browser and does what somebody who watches a test does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePageTest {
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";
    private static final String SCRIPT = "<script>document.title='taken'</script>";
    private static final String ENCODED = "%3Cscript%3Edocument.title='taken'%3C%2Fscript%3E";
    private static final String SERVO = "#operations-oco-post_accounts_account_applications_app_servo";

    private Chromium browser;

    private Server server;

    @BeforeAll
    void startBrowser(@TempDir Path profile) throws IOException, InterruptedException {
        List<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "not installed, so no page is opened: " + String.join(", ", missing));
        browser = Chromium.start(profile.resolve("profile"));
    }

    @BeforeEach
    void startEmulator() throws IOException {
        server = Setup.oco().start();
    }

    @AfterEach
    void theEmulatorIsAllThatIsAsked() throws IOException, InterruptedException {
        String own = "http://127.0.0.1:" + server.port() + "/";
        browser.open(URI.create("about:blank"), 1400);
        server.close();
        List<String> requests = browser.requests().stream()
                .dropWhile(address -> !address.startsWith(own))
                .toList();
        assertThat(requests)
                .isNotEmpty()
                .allMatch(address ->
                        address.startsWith(own) || address.startsWith("data:") || address.equals("about:blank"));
        assertThat(browser.complaints()).isEmpty();
    }

    @AfterAll
    void stopBrowser() throws IOException, InterruptedException {
        if (browser != null) {
            browser.stop();
        }
    }

    @Test
    void numbersFollowWhatClientsTell() throws IOException, InterruptedException {
        open("/");
        shows("apps", "0");
        shows("spread", "no application yet");
        assertThat(server.event("app00000", "HELLO")).startsWith("200");
        assertThat(server.event("app00000", "DESCRIPTION")).startsWith("200");
        assertThat(server.event("app00000", "MEASUREMENT", 10)).startsWith("200");
        assertThat(server.event("app00000", "MEASUREMENT", 5)).startsWith("400");
        assertThat(server.event("app00001", "HELLO")).startsWith("200");
        assertThat(server.servo("app00001", "no JSON")).startsWith("422");
        shows("apps", "2");
        shows("accepted", "4");
        shows("refused", "1");
        shows("invalid", "1");
        shows("cycles", "0 · 0.00 · 0");
        shows("spread", "even: within one cycle");
        browser.await("document.querySelectorAll('#refusals tbody tr').length === 1");
        assertThat(text("#refusals tbody tr"))
                .contains("a / app00000", "MEASUREMENT at 5", "in-measure", "backwards: its progress falls");
        assertThat(text("#states tbody tr:nth-child(4)")).isEqualTo("in-measure1");
        assertThat(width("#states tbody tr:nth-child(4) .bar div div")).isEqualTo("50%");
        assertThat(text("#events tbody tr:nth-child(1)")).startsWith("HELLO20").doesNotContain("–");
        assertThat(text("#events tbody tr:nth-child(3)")).isEqualTo("GOODBYE00––––");
    }

    @Test
    void anUnevenLoadIsTold() throws IOException, InterruptedException {
        for (String app : List.of("app00000", "app00001")) {
            server.event(app, "HELLO");
            server.event(app, "DESCRIPTION");
        }
        for (int i = 0; i < 2; i++) {
            server.event("app00000", "MEASUREMENT", 0);
            server.event("app00000", "MEASUREMENT");
            server.event("app00000", "ADJUSTMENT", 0);
            server.event("app00000", "ADJUSTMENT");
        }
        open("/");
        shows("cycles", "0 · 1.00 · 2");
        shows("spread", "uneven: 2 cycles apart");
    }

    @Test
    void theRateIsDrawn() throws IOException, InterruptedException {
        open("/");
        browser.await("document.getElementById('rate').textContent === '0.00'");
        for (int i = 0; i < 20; i++) {
            server.event("app" + i, "HELLO");
        }
        browser.await("document.getElementById('top').textContent !== 'at most 0.00'");
        browser.await("document.getElementById('curve').getAttribute('d').split('L').length > 2");
        assertThat(text("#span")).isEqualTo("the last 1 min");
    }

    @Test
    void whateverClientsNameIsText() throws IOException, InterruptedException {
        server.send("POST", Server.path(ENCODED), "{\"event\": \"HELLO\"}");
        server.send("POST", Server.path(ENCODED), "{\"event\": \"" + SCRIPT + "\"}");
        server.put("/faults/a/" + ENCODED, "{\"errors\": \"5%\"}");
        open("/");
        browser.await("document.querySelectorAll('#refusals tbody tr').length === 1");
        assertThat(text("#refusals tbody td:nth-child(2)")).isEqualTo("a / " + SCRIPT);
        assertThat(text("#refusals tbody td:nth-child(3)")).isEqualTo(SCRIPT);
        assertThat(text("#faults tbody tr:nth-child(2) th")).isEqualTo("a / " + SCRIPT);
        assertThat(browser.evaluate("document.querySelectorAll('main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.title").asText()).isNotEqualTo("taken");
        browser.click("#faults tbody tr:nth-child(2) button:nth-child(2)");
        browser.await("document.querySelectorAll('#faults tbody tr').length === 1");
        assertThat(server.get("/faults").path("apps")).isEmpty();
    }

    @Test
    void faultsAreSwitchedByKeyboard() throws IOException, InterruptedException {
        open("/");
        browser.await("document.querySelectorAll('#faults tbody tr').length === 1");
        browser.evaluate("document.getElementById('latency').focus()");
        browser.write("#latency", "1ms");
        browser.press(TAB);
        browser.press(TAB);
        browser.write("#errors", "100%");
        browser.press(ENTER);
        shows("outcome", "In force for all applications.");
        assertThat(text("#faults tbody tr")).startsWith("all applications1ms–100%503––");
        assertThat(server.event("app00000", "HELLO")).startsWith("503");
        browser.await("document.getElementById('on-purpose').textContent.startsWith('So far: errors 1,')");
        browser.click("#clear");
        shows("outcome", "Nothing goes wrong any more.");
        assertThat(text("#faults tbody tr")).startsWith("all applications––––––");
        assertThat(server.event("app00000", "HELLO")).startsWith("200");
    }

    @Test
    void oneApplicationHasARuleOfItsOwn() throws IOException, InterruptedException {
        server.put("/faults", "{\"cancels\": \"2%\"}");
        open("/");
        browser.write("#account", "a");
        browser.write("#errors", "100%");
        browser.write("#status", "500");
        browser.click("#set");
        shows("app-problem", "both, or neither");
        browser.write("#app", "app/7");
        browser.click("#set");
        shows("outcome", "In force for a / app/7.");
        shows("app-problem", "");
        assertThat(text("#faults tbody tr:nth-child(2)")).startsWith("a / app/7––100%500––");
        assertThat(server.event("app%2F7", "HELLO")).startsWith("500");
        assertThat(server.event("app00007", "HELLO")).startsWith("200");
        browser.click("#faults tbody tr:nth-child(2) button:nth-child(1)");
        assertThat(
                        browser.evaluate(
                                "['account', 'app', 'latency', 'errors', 'status'].map(id => document.getElementById(id).value)"))
                .extracting(JsonNode::asText)
                .containsExactly("a", "app/7", "", "100%", "500");
    }

    @Test
    void mistakesAreShownBesideWhatIsWrong() throws IOException, InterruptedException {
        open("/");
        browser.write("#latency", "soon");
        browser.write("#at_once", "few");
        browser.write("#errors", "5%");
        browser.click("#set");
        shows("outcome", "Nothing has changed.");
        assertThat(text("#latency-problem")).startsWith("must be a duration");
        assertThat(text("#at_once-problem")).startsWith("must be a whole number");
        assertThat(text("#errors-problem")).isEmpty();
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("latency");
        assertThat(browser.evaluate("document.getElementById('latency').getAttribute('aria-invalid')")
                        .asText())
                .isEqualTo("true");
        // The browser itself notes every answer that is no success.
        assertThat(browser.complaints()).singleElement().asString().contains("422");
    }

    @Test
    void anEmulatorThatIsGoneIsToldAndFoundAgain() throws IOException, InterruptedException {
        server.event("app00000", "HELLO");
        open("/");
        shows("apps", "1");
        browser.devTools("Network.enable", Map.of());
        offline(true);
        try {
            browser.await("!document.getElementById('gone').hidden");
            assertThat(text("#gone")).startsWith("The emulator has not answered since ");
            assertThat(text("#apps")).isEqualTo("1");
        } finally {
            offline(false);
        }
        server.event("app00001", "HELLO");
        shows("apps", "2");
        assertThat(browser.evaluate("document.getElementById('gone').hidden").asBoolean())
                .isTrue();
        assertThat(browser.complaints()).isNotEmpty().allMatch(line -> line.contains("ERR_INTERNET_DISCONNECTED"));
    }

    private void offline(boolean offline) throws IOException, InterruptedException {
        browser.devTools(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @Test
    void withoutAccountsNoneIsAskedFor() throws IOException, InterruptedException, ProblemsException {
        server.close();
        server = Setup.of(BackendReader.read("""
                name: plain
                calls: [{post: '/apps/{app}', event: GO}]
                start: here
                states: {here: {GO: {}}}
                """)).start();
        open("/");
        assertThat(browser.evaluate("document.getElementById('account-field').hidden")
                        .asBoolean())
                .isTrue();
        browser.write("#app", "one");
        browser.write("#errors", "100%");
        browser.click("#set");
        shows("outcome", "In force for one.");
        assertThat(server.send("POST", "/apps/one", "").statusCode()).isEqualTo(503);
        assertThat(server.send("POST", "/apps/two", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void aNarrowScreenNeedsNoScrollingSideways(String path) throws IOException, InterruptedException {
        server.event("app00000", "DESCRIPTION");
        browser.open(address(path), 400);
        browser.await(
                "document.querySelector(" + (path.equals("/") ? "'#refusals tbody tr'" : "'.opblock'") + ") !== null");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void aCallIsTried(String path) throws IOException, InterruptedException {
        open(path);
        browser.await("document.querySelector('" + SERVO + " button') !== null");
        browser.click(SERVO + " .opblock-summary-control");
        press(SERVO + " .try-out__btn");
        press(SERVO + " .execute");
        browser.await("document.querySelector('" + SERVO + " .live-responses-table .response-col_status') !== null");
        assertThat(text(SERVO + " .live-responses-table tbody .response-col_status"))
                .startsWith("200");
        assertThat(server.get("/statistics/apps/demo/app00000").path("state").asText())
                .isEqualTo("hello-received");
    }

    /** Once it is there; where it is does not matter. */
    private void press(String selector) throws IOException, InterruptedException {
        browser.await("document.querySelector('" + selector + "') !== null");
        browser.evaluate("document.querySelector('" + selector + "').click()");
    }

    private void open(String path) throws IOException, InterruptedException {
        browser.open(address(path), 1400);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Within half a minute. */
    private void shows(String id, String text) throws IOException, InterruptedException {
        browser.await("document.getElementById('" + id + "').textContent === '" + text + "'");
    }

    private String text(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private String width(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelector('" + selector + "').style.width")
                .asText();
    }
}
