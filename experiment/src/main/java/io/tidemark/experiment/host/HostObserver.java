package io.tidemark.experiment.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.probe.Probe;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.probe.Probes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes values of metrics of what is sampled of hosts, or of this machine. */
public final class HostObserver implements Observer {
    private static final String NAME = "HostObserver";
    private static final String MACHINE = "machine";

    public static final ComponentType<HostObserver> TYPE = new ComponentType<>(
            Role.OBSERVER,
            NAME,
            List.of(),
            "Makes values of metrics of what is sampled once a second of the host of a HostChannel, or of this machine.",
            List.of(
                    Option.required("map", OptionKind.SECTION, "Which figure goes to which metric.", figures()),
                    Option.choice(
                            "watch",
                            "host",
                            "The host that a HostChannel has started, or this machine.",
                            "host",
                            MACHINE),
                    Option.optional("host", OptionKind.WORD, "", "Only of the HostChannel with this name."),
                    Option.choice(
                            "during",
                            "load",
                            "Only samples of the time in which a load is measured, without its warm-up; those of an INVALID "
                                    + "one are left out as its own numbers are. Or all of them.",
                            "load",
                            "always"),
                    Option.optional(
                            "load", OptionKind.WORD, "", "Only during loads of the LoadChannel with this name.")),
            List.of(Events.METRIC_UPDATE, Events.HOST_SAMPLE),
            HostObserver::new);

    private final Map<String, String> metrics = new LinkedHashMap<>();
    private final boolean ofMachine;
    private final Optional<String> host;
    private final boolean duringLoad;
    private final Optional<String> load;
    private final LoadTimes times = new LoadTimes();
    private boolean remote;
    private boolean sampled;
    private @Nullable Stage stage;
    private @Nullable Mailbox mailbox;
    private @Nullable SampleFeed feed;

    private HostObserver(Settings settings) {
        Settings map = settings.section("map");
        for (HostFigure figure : HostFigure.all()) {
            if (map.has(figure.key())) {
                metrics.put(figure.key(), map.metric(figure.key()));
            }
        }
        ofMachine = settings.choice("watch").equals(MACHINE);
        host = ofMachine ? Optional.of(MACHINE) : settings.maybeWord("host");
        duringLoad = settings.choice("during").equals("load");
        load = settings.maybeWord("load");
    }

    private static Option[] figures() {
        return HostFigure.all().stream()
                .map(figure -> Option.optional(
                        figure.key(), OptionKind.METRIC, "", "The metric of: " + figure.meaning() + "."))
                .toArray(Option[]::new);
    }

    @Override
    public void start(Stage given) throws Exception {
        stage = given;
        Mailbox own = given.bus().mailbox(NAME);
        mailbox = own;
        own.listen(Events.HOST_SAMPLE, this::sample);
        if (duringLoad) {
            own.listen(
                    Events.HOST_READY, event -> remote |= event.attribute("pid").isEmpty());
            own.listen(Events.LOAD_STARTED, this::loadStarted);
            own.listen(Events.LOAD_END, this::loadEnded);
            own.listen(Events.TEARDOWN, this::teardown);
        }
        if (ofMachine) {
            watchMachine(given);
        }
    }

    private void watchMachine(Stage given) throws Exception {
        Probe probe = Probes.start(
                ProbeKind.SAMPLER,
                new Watched.Machine(),
                given.results().resolve("hosts").resolve(MACHINE),
                given.clock());
        probe.problems().forEach(given::note);
        HostFacts facts = new HostFacts(
                MACHINE, "this machine", Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), true);
        SampleFeed samples = new SampleFeed(MACHINE, given.bus(), probe, facts);
        feed = samples;
        given.spawn(NAME, Trace.NONE, () -> samples.run(() -> true));
    }

    private boolean isOurs(Event event, Optional<String> wanted, String attribute) {
        return wanted.isEmpty() || wanted.get().equals(event.text(attribute));
    }

    private void sample(Event event) {
        if (!isOurs(event, host, "host") || (!ofMachine && event.text("host").equals(MACHINE))) {
            return;
        }
        sampled = true;
        if (duringLoad) {
            times.sample(event);
        } else {
            publish(event, event.trace());
        }
    }

    private void loadStarted(Event event) {
        if (isOurs(event, load, "load")) {
            times.started(event);
        }
    }

    /** The last samples come a moment after the end, and those from elsewhere some seconds. */
    private void loadEnded(Event event) {
        if (isOurs(event, load, "load")) {
            Duration patience = remote ? LoadTimes.FAR : LoadTimes.NEAR;
            requireNonNull(mailbox)
                    .later(
                            patience,
                            event.trace(),
                            () -> times.ended(event).forEach(sample -> publish(sample, event.trace())));
        }
    }

    private void teardown(Event event) {
        if (sampled && !times.hasSeenLoad()) {
            requireNonNull(stage)
                    .note(
                            NAME
                                    + " has seen no load, and so gave no values. For those of all the time say during: always.");
        }
    }

    private void publish(Event sample, Trace cause) {
        Map<String, Object> fields = sample.map("fields");
        metrics.forEach((figure, metric) -> {
            if (fields.get(figure) instanceof Number value) {
                Map<String, Object> attributes = new LinkedHashMap<>();
                attributes.put("name", metric);
                attributes.put("value", value.doubleValue());
                requireNonNull(stage).bus().publish(Events.METRIC_UPDATE, cause, attributes, sample.epochMicros());
            }
        });
    }

    @Override
    public void stop() {
        SampleFeed current = feed;
        if (current != null) {
            current.close();
        }
    }
}
