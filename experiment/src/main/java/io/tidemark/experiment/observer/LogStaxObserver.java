package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.logstax.Codec;
import io.tidemark.experiment.logstax.GrokFilter;
import io.tidemark.experiment.logstax.SingleLineCodec;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes messages with fields and tags of lines of logs. */
public final class LogStaxObserver implements Observer {
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "LogStaxObserver",
            List.of("LogstaxObserver"),
            "Reads the lines of logs as logstash does: a codec makes messages of lines, filters find fields in them, and each "
                    + "message that a filter matches is published. Without filters all are. Each source of lines is "
                    + "read by itself, so that lines of two programs do not mix.",
            List.of(
                    Option.optional(
                            "filters",
                            OptionKind.SECTIONS,
                            "",
                            "What is done with each message, one filter after another.",
                            GrokFilters.OPTIONS),
                    Option.optional(
                            "codecs",
                            OptionKind.SECTIONS,
                            "",
                            "How lines become messages. Of several the first that makes something of a line counts. "
                                    + "Without any, every line is a message.",
                            LineCodecs.OPTIONS),
                    Option.optional(
                            "events",
                            OptionKind.SECTIONS,
                            "",
                            "Where lines come from; otherwise from every `LogLineEvent`.",
                            Option.optional("name", OptionKind.FILTER, "LogLineEvent", "Which events have lines."),
                            Option.optional("field", OptionKind.WORD, "line", "The attribute that is the line."),
                            Option.optional(
                                    "kind",
                                    OptionKind.WORDS,
                                    "",
                                    "Only lines of these kinds, such as `stderr`; otherwise all."))),
            List.of(Events.LOGSTAX_MESSAGE),
            LogStaxObserver::new);
    private static final String OWNER = "observer.LogStaxObserver";

    private final List<GrokFilter> filters = new ArrayList<>();
    private final List<Supplier<Codec>> codecs = new ArrayList<>();
    private final List<LineSource> sources = new ArrayList<>();

    LogStaxObserver(Settings settings) {
        for (Settings filter : settings.sections("filters")) {
            filter.maybeSection("codec").map(LineCodecs::of).ifPresent(codecs::add);
            if (!filter.has("codec") || filter.has("match")) {
                filters.add(GrokFilters.of(filter));
            }
        }
        settings.sections("codecs").forEach(codec -> codecs.add(LineCodecs.of(codec)));
        if (codecs.isEmpty()) {
            codecs.add(SingleLineCodec::new);
        }
        settings.sections("events").forEach(event -> sources.add(LineSource.of(event)));
        if (sources.isEmpty()) {
            sources.add(LineSource.usual(settings.declarations().singles()));
        }
    }

    @Override
    public void start(Stage stage) {
        Mailbox mailbox = stage.bus().mailbox(OWNER);
        for (LineSource source : sources) {
            LineReader reader = new LineReader(stage, codecs, filters);
            FilterSession session = source.filter().open(Optional.empty(), mailbox, event -> {
                if (source.has(event)) {
                    reader.read(event, event.text(source.field()));
                }
            });
            mailbox.listen(source.filter()::mayMatch, _ -> true, session::offer);
            mailbox.listen(Events.PHASE_END, reader::close);
            mailbox.listen(Events.TEARDOWN, reader::close);
        }
    }
}
