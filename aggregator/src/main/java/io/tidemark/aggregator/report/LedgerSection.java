package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Ledger.LostWorker;
import java.util.List;

/** What became of every request of the plan, in words. */
final class LedgerSection {
    private LedgerSection() {}

    static void write(Ledger ledger, Html html) {
        html.open("section", "id", "ledger").element("h2", "Ledger");
        html.element(
                "p",
                "What became of every request, warm-up included. The results cover "
                        + Numbers.percent(ledger.coverage()) + " of what should have been sent.");
        Table table = Table.open(
                html,
                "ledger-table",
                "plain words",
                "Coverage of the plan",
                List.of(Column.text("What"), Column.number("Requests"), Column.text("Meaning")));
        table.body("rows");
        if (ledger.scheduled() >= 0) {
            row(table, "scheduled", ledger.scheduled(), "requests the plan called for until its end");
        }
        row(table, "planned", ledger.planned(), "requests whose intended start came");
        row(
                table,
                "dropped",
                ledger.dropped(),
                "planned, but never sent: no connection was free in time, or the run ended");
        row(table, "sent", ledger.sent(), "handed to a connection");
        row(
                table,
                "late",
                ledger.late(),
                "sent more than 10 ms after the intended start; the wait is part of their latency");
        row(table, "good", ledger.good(), "answered as expected");
        row(table, "bad", ledger.bad(), "ended in any other way");
        row(table, "unfinished", ledger.unfinished(), "still under way when the run was stopped; neither good nor bad");
        row(
                table,
                "warm-up",
                ledger.warmUp(),
                "sent in warm-up phases; counted here, but in no percentile and no rate above");
        table.endBody().close();
        html.element("p", workers(ledger), "id", "workers");
        if (!ledger.lost().isEmpty()) {
            lost(ledger.lost(), html);
        }
        html.close().line();
    }

    private static void row(Table table, String what, long count, String meaning) {
        table.row(List.of(Cell.of(what), Cell.count(count), Cell.of(meaning)));
    }

    private static String workers(Ledger ledger) {
        String reported = ledger.lost().isEmpty()
                ? (ledger.workers() == 1 ? "The worker" : "All " + ledger.workers() + " workers")
                        + " reported to the end."
                : ledger.lost().size() + " of " + ledger.workers()
                        + " workers fell silent. Their share of the plan is missing from then on.";
        return ledger.missingDeltas() == 0
                ? reported
                : reported + " " + ledger.missingDeltas() + " messages of workers never arrived.";
    }

    private static void lost(List<LostWorker> lost, Html html) {
        Table table = Table.open(
                html,
                "lost-workers",
                "plain words",
                "Lost workers",
                List.of(
                        Column.text("Worker"),
                        Column.number("silent since"),
                        Column.number("replaced at"),
                        Column.number("requests missing"),
                        Column.text("Reason")));
        table.body("rows");
        for (LostWorker worker : lost) {
            table.row(List.of(
                    Cell.of(worker.segment()),
                    Cell.of(Numbers.clock(worker.sinceSecond())),
                    Cell.of(worker.untilSecond() < 0 ? "never" : Numbers.clock(worker.untilSecond())),
                    Cell.of(worker.missing() < 0 ? "?" : Numbers.count(worker.missing())),
                    Cell.of(worker.reason())));
        }
        table.endBody().close();
    }
}
