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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything, as JSON. */
public final class RawReporter implements Reporter {
    public static final ComponentType<RawReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "RawReporter",
            List.of(),
            "Writes everything that was measured to a JSON file: every value with its time, the figures of all"
                    + " summarizers, indicators, metadata and the configuration as it was written.",
            List.of(
                    Option.optional("filename", OptionKind.TEXT, "results-raw.json", "The file."),
                    EventCollection.OPTION),
            List.of(),
            RawReporter::new);

    private final Template filename;
    private final Optional<EventCollection> events;

    private RawReporter(Settings settings) {
        filename = settings.text("filename");
        events = EventCollection.of(settings);
    }

    @Override
    public void start(Stage stage) {
        events.ifPresent(collection -> collection.start(stage));
    }

    @Override
    public List<String> report(Results results, Stage stage) throws Exception {
        Path file = ReportFile.in(stage.results(), filename.render(stage.scope(Trace.NONE)));
        RawDump dump = new RawDump(
                results, events.isPresent() ? Optional.of(events.get().finish()) : Optional.empty());
        ReportFile.write(file, dump::write);
        return List.of(file.toString());
    }
}
