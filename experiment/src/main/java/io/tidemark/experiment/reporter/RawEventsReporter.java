package io.tidemark.experiment.reporter;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every event as a line: {@code 1500891843.976068;SomeEvent;{"name":"value"}}. */
public final class RawEventsReporter implements Reporter {
    public static final ComponentType<RawEventsReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "RawEventsReporter",
            List.of(),
            "Writes every event to a file while the experiment runs, one on each line: its time in seconds since 1970,"
                    + " its kind, and its attributes as JSON, with a semicolon between them.",
            List.of(
                    Option.optional(
                            "tickEvents",
                            OptionKind.YES,
                            "no",
                            "Whether `TickEvent`s, 30 in each second, are written."),
                    Option.optional("filename", OptionKind.TEXT, "events.dump", "The file.")),
            List.of(),
            RawEventsReporter::new);

    private static final long MICROS = 1_000_000;

    private final boolean ticks;
    private final Template filename;
    private @Nullable EventWriter writer;

    private RawEventsReporter(Settings settings) {
        ticks = settings.yes("tickEvents");
        filename = settings.text("filename");
    }

    @Override
    public void start(Stage stage) throws IOException {
        EventWriter writes = new EventWriter(
                "reporter.RawEventsReporter",
                ReportFile.in(stage.results(), filename.render(stage.scope(Trace.NONE))),
                false,
                stage);
        writer = writes;
        writes.listen(type -> ticks || type != Events.TICK, RawEventsReporter::line);
    }

    static String line(Event event) {
        return String.format(
                Locale.ROOT,
                "%d.%06d;%s;%s",
                event.epochMicros() / MICROS,
                event.epochMicros() % MICROS,
                event.type().name(),
                JsonText.line(EventDump.fields(event)));
    }

    @Override
    public List<String> report(Results results, Stage stage) throws InterruptedException {
        return List.of(requireNonNull(writer, "it was not started").finish());
    }

    @Override
    public void stop() throws IOException {
        EventWriter writes = writer;
        if (writes != null) {
            writes.close();
        }
    }
}
