package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as one HTML file: nothing is fetched from anywhere, it opens from disk, and every number stands in a table that
 * needs no script. The same run gives the same bytes.
 */
public final class HtmlReport {
    private HtmlReport() {}

    public static String render(Run run) {
        Digest digest = Digest.of(run);
        String verdict = run.verdict().isValid() ? "" : "INVALID: ";
        Section headline = html -> new Headline(digest, html).write();
        return render(digest, new Cover(verdict + run.info().title(), headline, List.of()));
    }

    /** The same, under a headline and sections that say what the run was for. */
    public static String render(Run run, Cover cover) {
        return render(Digest.of(run), cover);
    }

    private static String render(Digest digest, Cover cover) {
        List<Section> sections = new ArrayList<>();
        sections.add(cover.headline());
        sections.addAll(cover.sections());
        List<Chart> charts =
                sections.stream().flatMap(section -> section.charts().stream()).toList();
        sections.add(html -> ofRun(digest, html));
        RunInfo info = digest.info();
        List<String> footer = List.of("run " + info.id(), "plan " + info.fingerprint(), program(info));
        String body = Page.body(sections, footer);
        return new Page().of(cover.title() + " – Tidemark", program(info), body, ChartData.of(digest, charts));
    }

    private static void ofRun(Digest digest, Html html) {
        ChartSection.write(digest, html);
        ChangesSection.write(digest.info().changes(), html);
        DistributionSection.write(digest, html);
        new NameTables(digest, html).write();
        new ExampleTables(digest, html).write();
        LedgerSection.write(digest.run().ledger(), html);
        digest.run().cost().ifPresent(cost -> RunCostSection.write(cost, html));
        PlanSection.write(digest.info(), html);
    }

    private static String program(RunInfo info) {
        return "tidemark " + info.version() + " (" + info.commit() + ")";
    }
}
