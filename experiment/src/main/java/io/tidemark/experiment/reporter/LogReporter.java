package io.tidemark.experiment.reporter;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens, in lines for a person to read. */
public final class LogReporter implements Reporter {
    public static final ComponentType<LogReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "LogReporter",
            List.of(),
            "Writes what happens to a file for a person to read, while it happens: a line for each event.",
            List.of(
                    Option.optional("filename", OptionKind.TEXT, "trace.log", "The file."),
                    Option.optional(
                            "timestamp", OptionKind.YES, "yes", "Whether each line begins with the local time."),
                    Option.optional("append", OptionKind.YES, "no", "Whether what is in the file stays."),
                    Option.optional(
                            "events",
                            OptionKind.FILTER,
                            "*",
                            "Which events. `TickEvent`s are there only when they are named.")),
            List.of(),
            LogReporter::new);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS ", Locale.ROOT);
    private static final long MICROS = 1_000_000;
    private static final int LONGEST_VALUE = 1_000;

    private final Template filename;
    private final boolean timestamp;
    private final boolean append;
    private final EventFilter filter;
    private final ZoneId zone = TimeZone.getDefault().toZoneId();
    private @Nullable EventWriter writer;
    private @Nullable FilterSession session;

    private LogReporter(Settings settings) {
        filename = settings.text("filename");
        timestamp = settings.yes("timestamp");
        append = settings.yes("append");
        filter = settings.filter("events");
    }

    @Override
    public void start(Stage stage) throws IOException {
        EventWriter writes = new EventWriter(
                "reporter.LogReporter",
                ReportFile.in(stage.results(), filename.render(stage.scope(Trace.NONE))),
                append,
                stage);
        FilterSession chooses =
                filter.open(Optional.empty(), writes.mailbox(), event -> writes.add(time(event) + line(event)));
        writer = writes;
        session = chooses;
        boolean ticks = filter.toString().contains("Tick");
        writes.mailbox()
                .listen(type -> filter.mayMatch(type) && (ticks || type != Events.TICK), _ -> true, chooses::offer);
    }

    private String time(Event event) {
        Instant instant = Instant.ofEpochSecond(event.epochMicros() / MICROS, event.epochMicros() % MICROS * 1_000);
        return timestamp ? TIME.format(LocalDateTime.ofInstant(instant, zone)) : "";
    }

    static String line(Event event) {
        if (event.isA(Events.LOG_LINE)) {
            return event.text("kind") + ": " + event.text("line");
        }
        String attributes = event.attributes().entrySet().stream()
                .map(attribute -> " " + attribute.getKey() + "=" + shortened(JsonText.line(attribute.getValue())))
                .collect(Collectors.joining());
        return event.type().name() + attributes;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    @Override
    public List<String> report(Results results, Stage stage) throws InterruptedException {
        EventWriter writes = requireNonNull(writer, "it was not started");
        Turn.await(writes.mailbox(), requireNonNull(session, "it was not started")::close);
        return List.of(writes.finish());
    }

    @Override
    public void stop() throws IOException {
        EventWriter writes = writer;
        if (writes != null) {
            writes.close();
        }
    }
}
