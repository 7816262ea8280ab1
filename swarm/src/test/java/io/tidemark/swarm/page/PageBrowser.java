package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.report.Chromium;
import io.tidemark.swarm.bridge.Order;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; whatever it complains about, or asks of anybody else, fails the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageBrowser {
    static final String TAB = "\uE004";
    static final String ENTER = "\uE007";
    static final String RIGHT = "\uE014";
    static final String HOME = "\uE011";
    static final int WIDE = 1400;
    static final int NARROW = 400;

    private static final URI BLANK = URI.create("about:blank");
    private static final String SHOTS = "tidemark.screenshots";
    private static final ObjectMapper JSON = new ObjectMapper();

    Chromium browser;
    PageServer server;
    private @Nullable PageServer opened;

    @BeforeAll
    void startBrowser(@TempDir Path profile) throws IOException, InterruptedException {
        List<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "not installed, so no page is opened: " + String.join(", ", missing));
        browser = Chromium.start(profile.resolve("profile"));
    }

    @AfterEach
    void theSwarmIsAllThatIsAsked() throws IOException, InterruptedException {
        PageServer used = opened;
        opened = null;
        if (used == null) {
            return;
        }
        String own = used.address("/").toString();
        browser.open(BLANK, WIDE);
        used.close();
        List<String> requests = browser.requests().stream()
                .dropWhile(address -> !address.startsWith(own))
                .toList();
        assertThat(requests).isNotEmpty().allMatch(address -> address.startsWith(own) || address.equals("about:blank"));
        assertThat(browser.complaints()).isEmpty();
    }

    @AfterAll
    void stopBrowser() throws IOException, InterruptedException {
        if (browser != null) {
            browser.stop();
        }
    }

    void open(FakeBridge bridge) throws IOException, InterruptedException {
        open(bridge, "", WIDE);
    }

    void open(FakeBridge bridge, String tab, int width) throws IOException, InterruptedException {
        open(PageServer.of(bridge), tab, width);
        browser.await("document.getElementById('state').dataset.state !== 'UNKNOWN'");
    }

    void open(PageServer given, String tab, int width) throws IOException, InterruptedException {
        server = given;
        opened = given;
        browser.open(given.address("/" + (tab.isEmpty() ? "" : "#" + tab)), width);
    }

    /** Loads the page anew. */
    void again(String tab, int width) throws IOException, InterruptedException {
        browser.open(BLANK, width);
        browser.open(server.address("/#" + tab), width);
        browser.await("document.getElementById('state').dataset.state !== 'UNKNOWN'");
    }

    void choose(String tab) throws IOException, InterruptedException {
        browser.click("#tab-" + tab);
    }

    /** A run of this many seconds so far. */
    static FakeBridge running(FakeBridge bridge, int seconds) throws Exception {
        bridge.give("Ann", new Order.Start(Optional.empty()));
        bridge.seconds(2 + seconds);
        return bridge;
    }

    static JsonNode state(FakeBridge bridge) throws IOException {
        return JSON.readTree(bridge.snapshot(0).json());
    }

    /** Within half a minute. */
    void shows(String selector, String text) throws IOException, InterruptedException {
        browser.await("document.querySelector('" + selector + "').textContent === '" + text + "'");
    }

    String text(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    List<String> texts(String selector) throws IOException, InterruptedException {
        return strings("[...document.querySelectorAll('" + selector + "')].map(each => each.textContent)");
    }

    List<String> strings(String expression) throws IOException, InterruptedException {
        List<String> strings = new ArrayList<>();
        browser.evaluate(expression).forEach(each -> strings.add(each.asText()));
        return strings;
    }

    int number(String expression) throws IOException, InterruptedException {
        return browser.evaluate(expression).asInt();
    }

    boolean is(String expression) throws IOException, InterruptedException {
        return browser.evaluate(expression).asBoolean();
    }

    void scheme(String scheme) throws IOException, InterruptedException {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        browser.devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** For eyes, when asked for: {@code -Dtidemark.screenshots=FOLDER}. */
    void shoot(String name) throws IOException, InterruptedException {
        String target = System.getProperty(SHOTS);
        if (target != null) {
            JsonNode shot = browser.devTools("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
            Path file = Files.createDirectories(Path.of(target)).resolve(name + ".png");
            Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
        }
    }
}
