package io.tidemark.experiment.reporter;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A line for each phase: parameters, figures, flags. */
public final class CsvReporter implements Reporter {
    public static final ComponentType<CsvReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "CSVReporter",
            List.of("CsvReporter"),
            "Writes a file of comma-separated values with a line for each set of parameters: the parameters, an empty"
                    + " column, the figures of every metric by its summarizers, and the flags. A summarizer with an error"
                    + " has two columns. A value that contains the separator, a quote or a line break is quoted.",
            List.of(
                    Option.optional("filename", OptionKind.TEXT, "results.csv", "The file."),
                    Option.optional("separator", OptionKind.WORD, ",", "What is between two columns."),
                    Option.optional(
                            "default", OptionKind.WORD, "0", "What is written for a parameter that has no value.")),
            List.of(),
            CsvReporter::new);

    private final Template filename;
    private final String separator;
    private final String otherwise;

    private CsvReporter(Settings settings) {
        filename = settings.text("filename");
        separator = settings.word("separator");
        otherwise = settings.word("default");
    }

    @Override
    public List<String> report(Results results, Stage stage) throws Exception {
        Path file = ReportFile.in(stage.results(), filename.render(stage.scope(Trace.NONE)));
        CsvTable table = new CsvTable(results, separator, otherwise);
        ReportFile.write(file, out -> {
            for (String line : table.lines()) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        });
        return List.of(file.toString());
    }
}
