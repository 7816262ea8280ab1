package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.ExpressionException;
import io.tidemark.experiment.expression.Scope;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.jspecify.annotations.Nullable;

/** A connection to a JVM, made when it is needed. Used by one thread. */
final class JmxSession implements Polling.Look {
    private final Stage stage;
    private final JmxAddress address;
    private final List<JmxMetric> metrics;
    private final Reachability reachability;
    private final Set<String> told;
    private @Nullable JMXConnector connector;

    /** @param told fields of which a person has read that they cannot be read; thread-safe */
    JmxSession(Stage stage, JmxAddress address, List<JmxMetric> metrics, Reachability reachability, Set<String> told) {
        this.stage = stage;
        this.address = address;
        this.metrics = List.copyOf(metrics);
        this.reachability = reachability;
        this.told = told;
    }

    @Override
    public void look(Trace moment) throws InterruptedException {
        try {
            Map<String, Object> fields = read(connection(moment), stage.scope(moment));
            reachability.answers();
            if (!fields.isEmpty()) {
                stage.bus().publish(Events.JMX_MEASUREMENT, moment, Map.of("fields", fields));
            }
        } catch (IOException e) {
            close();
            reachability.fails(e);
        }
    }

    // The address is the user's own, of an application that is under test.
    @SuppressWarnings("BanJNDI")
    private MBeanServerConnection connection(Trace moment) throws IOException, InterruptedException {
        JMXConnector now = connector;
        if (now == null) {
            now = JMXConnectorFactory.connect(address.find(stage, moment));
            connector = now;
        }
        return now.getMBeanServerConnection();
    }

    private Map<String, Object> read(MBeanServerConnection connection, Scope scope) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (JmxMetric metric : metrics) {
            try {
                Object value = JmxValues.read(connection, metric);
                Scope all = Scope.of(Map.of("value", value)).orElse(scope);
                fields.put(
                        metric.field(),
                        metric.value()
                                .map(expression -> expression.evaluate(all))
                                .orElse(value));
            } catch (JMException | JMRuntimeException | ExpressionException e) {
                tell(metric, e);
            }
        }
        return fields;
    }

    private void tell(JmxMetric metric, Exception why) {
        if (told.add(metric.field())) {
            stage.note(JmxObserver.OWNER + ": no " + metric.field() + ": " + metric.attribute() + " of " + metric.bean()
                    + ": " + (why.getMessage() == null ? why : why.getMessage()));
        }
    }

    @Override
    public void close() {
        JMXConnector now = connector;
        connector = null;
        if (now != null) {
            try {
                now.close();
            } catch (IOException _) {
                // The JVM is gone, and the connection with it.
            }
        }
    }
}
