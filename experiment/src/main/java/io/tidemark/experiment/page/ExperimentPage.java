package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Page;
import io.tidemark.experiment.result.Results;
import io.tidemark.functions.build.BuildInfo;
import java.util.List;

/**
 * An experiment as one HTML file: nothing is fetched from anywhere, it opens from disk, and every number stands in a table
 * that needs no script. The same results give the same bytes.
 */
public final class ExperimentPage {
    private ExperimentPage() {}

    public static String render(Results results) {
        Digest digest = Digest.of(results);
        String program = "tidemark " + BuildInfo.load();
        return Page.render(
                results.title(),
                program,
                List.of(
                        new HeadlineSection(digest),
                        PlotSection.of(digest),
                        new SummarySection(digest),
                        new RawSection(digest),
                        new AboutSection(results)),
                List.of("experiment " + results.id(), program));
    }
}
