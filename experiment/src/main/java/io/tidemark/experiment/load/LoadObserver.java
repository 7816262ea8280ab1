package io.tidemark.experiment.load;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes values of metrics of loads, without a tracker. */
public final class LoadObserver implements Observer {
    private static final String NAME = "LoadObserver";
    private static final double MILLIS = 1e3;

    public static final ComponentType<LoadObserver> TYPE = new ComponentType<>(
            Role.OBSERVER,
            NAME,
            List.of(),
            "Makes values of metrics of what a LoadChannel has measured. What a load cannot be trusted for is not used: an "
                    + "INVALID one gives no values, unless its channel says `invalid: keep`.",
            List.of(
                    Option.required("map", OptionKind.SECTION, "Which figure goes to which metric.", figures()),
                    Option.choice(
                            "per",
                            "load",
                            "One value of each load, or one of each of its seconds after the warm-up.",
                            "load",
                            "window"),
                    Option.choice(
                            "times", "s", "Whether latencies are given in seconds or in milliseconds.", "s", "ms"),
                    Option.optional("load", OptionKind.WORD, "", "Only of the channel with this name.")),
            List.of(Events.METRIC_UPDATE),
            LoadObserver::new);

    private final Map<LoadFigure, String> metrics = new EnumMap<>(LoadFigure.class);
    private final boolean perWindow;
    private final double timeUnits;
    private final Optional<String> load;
    /** Of loads that go on, by name; only in the mailbox's turn. */
    private final Map<String, List<Event>> windows = new LinkedHashMap<>();

    private @Nullable Stage stage;

    private LoadObserver(Settings settings) {
        Settings map = settings.section("map");
        for (LoadFigure figure : LoadFigure.values()) {
            if (map.has(figure.key())) {
                metrics.put(figure, map.metric(figure.key()));
            }
        }
        perWindow = settings.choice("per").equals("window");
        timeUnits = settings.choice("times").equals("ms") ? MILLIS : 1;
        load = settings.maybeWord("load");
    }

    private static Option[] figures() {
        return Arrays.stream(LoadFigure.values())
                .map(figure -> Option.optional(
                        figure.key(), OptionKind.METRIC, "", "The metric of the " + figure.meaning() + "."))
                .toArray(Option[]::new);
    }

    @Override
    public void start(Stage given) {
        stage = given;
        Mailbox mailbox = given.bus().mailbox(NAME);
        mailbox.listen(Events.LOAD_END, this::end);
        if (perWindow) {
            mailbox.listen(Events.LOAD_STARTED, event -> windows.put(event.text("load"), new ArrayList<>()));
            mailbox.listen(Events.LOAD_WINDOW, this::window);
        }
    }

    /** It is kept until the end: only then it is known whether the load was valid. */
    private void window(Event event) {
        if (event.attribute("warmUp").equals(Optional.of(false))) {
            windows.computeIfAbsent(event.text("load"), _ -> new ArrayList<>()).add(event);
        }
    }

    private void end(Event event) {
        List<Event> seconds = windows.getOrDefault(event.text("load"), List.of());
        windows.remove(event.text("load"));
        boolean ours = load.isEmpty() || load.get().equals(event.text("load"));
        boolean usable = event.attribute(LoadFigure.SENT.key()).isPresent();
        if (ours && usable) {
            (perWindow ? seconds : List.of(event)).forEach(this::update);
        }
    }

    private void update(Event measured) {
        metrics.forEach((figure, metric) -> measured.attribute(figure.key())
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .ifPresent(value -> publish(measured, metric, valueOf(figure, value))));
    }

    private double valueOf(LoadFigure figure, Number value) {
        return value.doubleValue() * (figure.unit() == LoadFigure.Unit.TIME ? timeUnits : 1);
    }

    private void publish(Event measured, String metric, double value) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("name", metric);
        attributes.put("value", value);
        requireNonNull(stage).bus().publish(Events.METRIC_UPDATE, measured.trace(), attributes, measured.epochMicros());
    }
}
