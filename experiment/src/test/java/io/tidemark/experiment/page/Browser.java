package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.aggregator.report.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in a real browser; whatever a page complains about fails its test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Browser {
    protected static final String ENTER = "\uE007";
    protected static final String RIGHT = "\uE014";
    protected static final String UP = "\uE013";

    protected Chromium browser;
    private Path folder;

    @BeforeAll
    void startBrowser(@TempDir Path shared) throws IOException, InterruptedException {
        List<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "not installed, so no page is opened: " + String.join(", ", missing));
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

    protected void open(String html, int width) throws IOException, InterruptedException {
        browser.open(Files.writeString(folder.resolve("page.html"), html), width);
    }

    protected String text(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    protected int count(String selector) throws IOException, InterruptedException {
        return browser.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    protected List<String> texts(String selector) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (JsonNode each :
                browser.evaluate("[...document.querySelectorAll('" + selector + "')].map(each => each.textContent)")) {
            texts.add(each.asText());
        }
        return texts;
    }

    /** The labels of a chart's curves. */
    protected List<String> curves(String chart) throws IOException, InterruptedException {
        List<String> labels = new ArrayList<>();
        browser.evaluate("[...document.querySelectorAll('#chart-" + chart
                        + " .legend button')].map(each => each.dataset.curve)")
                .forEach(each -> labels.add(each.asText()));
        return labels;
    }

    /** What a chart's curve is drawn from. */
    protected List<Double> values(String chart, int curve) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        browser.evaluate("document.getElementById('chart-" + chart + "').uplot.data[" + curve
                        + "].filter(each => each != null)")
                .forEach(each -> values.add(each.asDouble()));
        return values;
    }

    protected void choose(String id, String words) throws IOException, InterruptedException {
        browser.evaluate("(list => { list.value = [...list.options].find(each => each.text === '" + words
                + "').value; list.dispatchEvent(new Event('change')); })(document.getElementById('" + id + "'))");
    }
}
