package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads values of a JVM again and again. */
public final class JmxObserver implements Observer {
    static final String OWNER = "observer.JMXObserver";
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "JMXObserver",
            List.of("JmxObserver"),
            "Connects to a JVM and publishes the values of attributes of its MBeans, again and again, as the fields of a "
                    + "`JMXMeasurement`. A lost connection is made again. A field that cannot be read is left out and told "
                    + "once.",
            List.of(
                    JmxAddress.OPTION,
                    Option.required("metrics", OptionKind.SECTIONS, "What is read.", JmxMetric.OPTIONS),
                    Option.optional(
                            "interval", OptionKind.DURATION, "1s", "How long it waits from one reading to the next."),
                    Option.optional(
                            "resendOnUpdate",
                            OptionKind.YES,
                            "yes",
                            "When a phase begins, all is read at once, so that every phase has values."),
                    Option.optional(
                            "events",
                            OptionKind.SECTION,
                            "",
                            "From when to when it observes.",
                            Option.optional(
                                    "activate",
                                    OptionKind.FILTER,
                                    "",
                                    "It connects with this event, and anew with each: `CmdlineStartedEvent` with "
                                            + "`pid_from`, otherwise `StartEvent`."),
                            Option.optional(
                                    "deactivate",
                                    OptionKind.FILTER,
                                    "",
                                    "It disconnects with this event: `CmdlineExitEvent` with `pid_from`, otherwise "
                                            + "`TeardownEvent`."))),
            List.of(Events.JMX_MEASUREMENT),
            JmxObserver::new);

    private final JmxAddress address;
    private final List<JmxMetric> metrics;
    private final Duration interval;
    private final boolean resendOnUpdate;
    private final Between between;
    private @Nullable Polling polling;

    JmxObserver(Settings settings) {
        address = JmxAddress.of(settings);
        metrics = settings.sections("metrics").stream().map(JmxMetric::of).toList();
        interval = settings.duration("interval");
        resendOnUpdate = settings.yes("resendOnUpdate");
        Settings events = settings.section("events");
        boolean local = address.pidFrom().isPresent();
        between = new Between(
                events.maybeFilter("activate")
                        .orElseGet(() -> filter(settings, local ? "CmdlineStartedEvent" : "StartEvent")),
                events.maybeFilter("deactivate")
                        .orElseGet(() -> filter(settings, local ? "CmdlineExitEvent" : "TeardownEvent")));
    }

    private static EventFilter filter(Settings settings, String text) {
        return EventFilter.parse(text, settings.declarations().singles());
    }

    @Override
    public void start(Stage stage) {
        Mailbox mailbox = stage.bus().mailbox(OWNER);
        Reachability seen = new Reachability(stage, OWNER);
        Set<String> told = ConcurrentHashMap.newKeySet();
        between.listen(
                mailbox,
                _ -> replace(new Polling(stage, OWNER, interval, new JmxSession(stage, address, metrics, seen, told))),
                _ -> stop());
        mailbox.listen(Events.TEARDOWN, _ -> {
            stop();
            seen.end();
        });
        if (resendOnUpdate) {
            mailbox.listen(Events.PARAMETER_UPDATE, _ -> soon());
        }
    }

    private synchronized void replace(Polling next) {
        stop();
        polling = next;
        next.start();
    }

    private synchronized void soon() {
        if (polling != null) {
            polling.soon();
        }
    }

    @Override
    public synchronized void stop() {
        if (polling != null) {
            polling.stop();
        }
    }
}
