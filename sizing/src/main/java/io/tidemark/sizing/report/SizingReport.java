package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Cover;
import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.report.Section;
import io.tidemark.sizing.result.Sizing;
import java.util.List;

/**
 * A sizing as one HTML file: the answer, how sure it is and what limits the service; then the evidence; then the report of
 * the whole run. The same sizing gives the same bytes.
 */
public final class SizingReport {
    static final String RAMP = "ramp";

    private SizingReport() {}

    public static String render(Sizing sizing) {
        return render(sizing, Fits.of(sizing));
    }

    static String render(Sizing sizing, Fits fits) {
        Headline headline = Headline.of(sizing);
        String title = headline.badge() + ": " + sizing.run().info().title();
        List<Section> sections = List.of(
                CurveSection.of(sizing, fits),
                new BottleneckSection(sizing),
                SearchSection.of(sizing),
                new TrialSection(sizing),
                new WholeRunSection());
        return HtmlReport.render(sizing.run(), new Cover(title, new HeadlineSection(sizing, headline), sections));
    }
}
