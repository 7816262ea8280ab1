package io.tidemark.experiment.tracker;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import java.util.Map;
import java.util.Optional;

/** Publishes values of metrics. */
final class Measured {
    private Measured() {}

    /** A value that an event has brought, at the event's own time. */
    static void publish(Stage stage, Trace trace, String metric, double value, Event source) {
        stage.bus().publish(Events.METRIC_UPDATE, trace, Map.of("name", metric, "value", value), source.epochMicros());
    }

    /** Of an event that belongs to no phase: the phase that began last. */
    static Trace trace(Stage stage, Event event) {
        return event.trace().phase().isPresent() ? event.trace() : stage.bus().current();
    }

    /** @throws IllegalArgumentException when it is no number */
    static double number(Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            try {
                double number = Double.parseDouble(text.strip());
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text + " is no number", e);
            }
        }
        if (value instanceof Boolean yes) {
            return yes ? 1 : 0;
        }
        throw new IllegalArgumentException(value + " is no number");
    }

    /** {@code event} and what the stage knows. */
    static Scope scope(Stage stage, Event event) {
        return Scope.of(Map.of("event", event.attributes()))
                .orElse(stage.scope(
                        event.trace().phase().isPresent()
                                ? event.trace()
                                : stage.bus().current()));
    }

    /** The event's attributes by their own names. */
    static Scope attributes(Event event) {
        return name -> Optional.ofNullable(event.attributes().get(name));
    }
}
