package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;

/** Says what the sections after it are about: without it their percentiles would be taken for the service's. */
final class WholeRunSection implements Section {
    @Override
    public void write(Html html) {
        html.open("section", "id", "whole-run").element("h2", "The run as a whole");
        html.element(
                "p",
                "From here on all loads of the search are taken together, deliberate overload included. The figures below "
                        + "account for every request that was sent; they are not the service's at any one load.");
        html.close().line();
    }
}
