package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Change;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What people, and the run itself, changed while it went on. */
final class ChangesSection {
    private ChangesSection() {}

    static void write(List<Change> changes, Html html) {
        if (changes.isEmpty()) {
            return;
        }
        html.open("section", "id", "changes").element("h2", "Changes");
        html.element(
                "p",
                "What was changed while the run went on; each took effect on all workers at one instant, and has its number "
                        + "on the charts.");
        Table table = Table.open(
                html,
                "changes-table",
                "plain words",
                "Changes of the run",
                List.of(
                        Column.number("#"),
                        Column.number("at"),
                        Column.text("What"),
                        Column.text("Who"),
                        Column.text("Ordered")));
        table.body("rows");
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            table.row(List.of(
                    Cell.of(String.valueOf(i + 1)),
                    Cell.of(Numbers.clock(change.atMillis() / 1_000)),
                    Cell.of(change.what()),
                    Cell.of(change.who()),
                    Cell.of(Instant.ofEpochMilli(change.epochMillis())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString())));
        }
        table.endBody().close();
        html.close().line();
    }
}
