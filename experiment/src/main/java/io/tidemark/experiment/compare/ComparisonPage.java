package io.tidemark.experiment.compare;

import io.tidemark.aggregator.report.Page;
import io.tidemark.functions.build.BuildInfo;
import java.util.List;

/** A comparison as one HTML file: the verdict, both sides over the axes, and tables of all places. */
public final class ComparisonPage {
    private ComparisonPage() {}

    public static String render(Comparison comparison) {
        String program = "tidemark " + BuildInfo.load();
        return Page.render(
                ComparisonHeadline.title(comparison),
                program,
                List.of(
                        new ComparisonHeadline(comparison),
                        new MetricSection(comparison),
                        OverlaySection.of(comparison),
                        new PlaceSection(comparison)),
                List.of(program));
    }
}
