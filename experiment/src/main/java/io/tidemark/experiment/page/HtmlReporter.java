package io.tidemark.experiment.page;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.reporter.ReportFile;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes the HTML page of an experiment. */
public final class HtmlReporter implements Reporter {
    public static final String FILE = "report.html";

    public static final ComponentType<HtmlReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "HTMLReporter",
            List.of("HtmlReporter"),
            "One HTML file that needs nothing else: plots over every axis to look into, tables of all summaries, flags, indicators,"
                    + " metadata and the configuration. It is written in every experiment; this is to give it another name.",
            List.of(Option.optional(
                    "filename", OptionKind.TEXT, FILE, "Where to write the page, relative to the results.")),
            List.of(),
            HtmlReporter::new);

    private final Template filename;

    private HtmlReporter(Settings settings) {
        this.filename = settings.text("filename");
    }

    @Override
    public List<String> report(Results results, Stage stage) throws IOException {
        Path file = ReportFile.in(stage.results(), filename.render(stage.scope(Trace.NONE)));
        write(file, results);
        return List.of(file.toString());
    }

    /** Also for those who have not asked for it. */
    public static void write(Path file, Results results) throws IOException {
        byte[] page = ExperimentPage.render(results).getBytes(StandardCharsets.UTF_8);
        ReportFile.write(file, out -> out.write(page));
    }
}
