package io.tidemark.aggregator.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What stands above a run's own sections in place of the run's headline. For runs that are a means to an end: a search for
 * a limit contains overload on purpose, so whether its requests as a whole passed says nothing.
 *
 * @param title of the document
 * @param headline the first thing to be read
 */
public record Cover(String title, Section headline, List<Section> sections) {
    public Cover {
        requireNonNull(title, "title is null");
        requireNonNull(headline, "headline is null");
        sections = List.copyOf(sections);
    }
}
