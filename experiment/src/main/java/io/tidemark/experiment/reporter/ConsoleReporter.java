package io.tidemark.experiment.reporter;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/** A table for whoever waits at the terminal. */
public final class ConsoleReporter implements Reporter {
    private static final int USUAL_ROWS = 100;

    public static final ComponentType<ConsoleReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "ConsoleReporter",
            List.of(),
            "Shows a table of all figures when everything is measured, and the indicators. It is there without being"
                    + " asked for when an experiment has no reporters.",
            List.of(Option.optional(
                    "rows",
                    OptionKind.WHOLE,
                    String.valueOf(USUAL_ROWS),
                    "How many lines at most; of more the middle is left out.")),
            List.of(),
            ConsoleReporter::new);

    private final int mostRows;

    private ConsoleReporter(Settings settings) {
        this((int) settings.whole("rows", 2, Integer.MAX_VALUE));
    }

    private ConsoleReporter(int mostRows) {
        this.mostRows = mostRows;
    }

    /** As it is without being asked for. */
    public static ConsoleReporter usual() {
        return new ConsoleReporter(USUAL_ROWS);
    }

    @Override
    public List<String> report(Results results, Stage stage) {
        stage.note(new SummaryTable(results, mostRows).text());
        return List.of();
    }
}
