package io.tidemark.experiment.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.experiment.result.Results;

/** Metadata, timing, and the configuration. */
final class AboutSection implements Section {
    private final Results results;

    AboutSection(Results results) {
        this.results = results;
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "about").element("h2", "About this experiment");
        html.open("dl", "class", "pairs", "id", "meta");
        results.meta().forEach((name, value) -> pair(html, name, String.valueOf(value)));
        pair(html, "started", Times.of(results.startedEpochMillis()));
        pair(html, "completed", Times.of(results.completedEpochMillis()));
        pair(html, "id", results.id());
        html.close();
        html.open("details", "id", "config").element("summary", "configuration");
        html.element("pre", config()).close();
        html.close().line();
    }

    private String config() {
        try {
            return new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Secrets.hidden(results.config()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the configuration must be values of JSON but is " + results.config(), e);
        }
    }

    private static void pair(Html html, String term, String value) {
        html.open("div").element("dt", term).element("dd", value).close();
    }
}
