package io.tidemark.experiment.result;

import java.util.List;

/** A metric, as it is declared. */
public record Metric(
        String name, String title, String description, String units, String uuid, List<Summarizer> summarizers) {
    public Metric {
        summarizers = List.copyOf(summarizers);
    }
}
