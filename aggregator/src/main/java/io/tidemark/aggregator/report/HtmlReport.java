package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;

/**
 * A run as one HTML file: nothing is fetched from anywhere, it opens from disk, and every number stands in a table that
 * needs no script. The same run gives the same bytes.
 */
public final class HtmlReport {
    private HtmlReport() {}

    public static String render(Run run) {
        Digest digest = Digest.of(run);
        RunInfo info = run.info();
        Html body = new Html();
        body.open("main");
        new Headline(digest, body).write();
        ChartSection.write(digest, body);
        DistributionSection.write(digest, body);
        new NameTables(digest, body).write();
        new ExampleTables(digest, body).write();
        LedgerSection.write(run.ledger(), body);
        PlanSection.write(info, body);
        body.close();
        body.open("footer");
        body.element("span", "run " + info.id()).element("span", "plan " + info.fingerprint());
        body.element("span", program(info)).close().line();
        String verdict = run.verdict().isValid() ? "" : "INVALID: ";
        return new Page()
                .of(verdict + info.title() + " – Tidemark", program(info), body.toString(), ChartData.of(digest));
    }

    private static String program(RunInfo info) {
        return "tidemark " + info.version() + " (" + info.commit() + ")";
    }
}
