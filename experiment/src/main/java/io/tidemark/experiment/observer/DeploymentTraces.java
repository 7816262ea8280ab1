package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asked for what to be deployed: so what is seen later belongs to the phase that led to it. It knows from the events of
 * bulk requests, and from the requests of HTTP channels to Marathon. Used in the turn of one mailbox.
 */
final class DeploymentTraces {
    private static final String DEPLOYMENT_HEADER = "marathon-deployment-id";

    private final Map<String, Trace> byId = new Recent();
    private final Map<String, Trace> byDeployment = new Recent();
    private final Listener listener;

    /** Hears of what was asked for. */
    interface Listener {
        /** For whom the traces are enough. */
        Listener DEAF = new Listener() {
            @Override
            public void requested(String id, boolean removal, Trace trace) {}

            @Override
            public void refused(String id) {}
        };

        /** @param removal whether it is to go */
        void requested(String id, boolean removal, Trace trace);

        void refused(String id);
    }

    private static final class Recent extends LinkedHashMap<String, Trace> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 200_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trace> eldest) {
            return size() > MOST;
        }
    }

    DeploymentTraces(Listener listener) {
        this.listener = listener;
    }

    void listen(Mailbox mailbox) {
        mailbox.listen(Events.BULK_REQUESTED, this::bulk);
        mailbox.listen(Events.BULK_STARTED, this::bulk);
        mailbox.listen(Events.BULK_FAILED, event -> listener.refused(AppIds.normal(event.text("instance"))));
        mailbox.listen(Events.HTTP_REQUEST_START, this::request);
        mailbox.listen(Events.HTTP_RESPONSE_END, this::response);
    }

    private void bulk(Event event) {
        add(Set.of(AppIds.normal(event.text("instance"))), false, event.trace());
    }

    private void request(Event event) {
        String verb = event.text("verb").toLowerCase(Locale.ROOT);
        if (!verb.equals("get")) {
            add(AppIds.of(event.text("url"), event.text("body")), verb.equals("delete"), event.trace());
        }
    }

    private void response(Event event) {
        event.map("headers").forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).equals(DEPLOYMENT_HEADER)) {
                byDeployment.put(String.valueOf(value), event.trace());
            }
        });
    }

    private void add(Set<String> ids, boolean removal, Trace trace) {
        for (String id : ids) {
            byId.put(id, trace);
            listener.requested(id, removal, trace);
        }
    }

    /** Of what asked for the app, or for a group that it is in. */
    Optional<Trace> of(String id) {
        for (String path = id; !path.equals("/"); path = AppIds.parent(path)) {
            Trace trace = byId.get(path);
            if (trace != null) {
                return Optional.of(trace);
            }
        }
        return Optional.empty();
    }

    /** Of what asked for a deployment, or else for any of its apps. */
    Optional<Trace> of(String deployment, Iterable<String> ids) {
        Optional<Trace> found = Optional.ofNullable(byDeployment.get(deployment));
        for (String id : ids) {
            found = found.or(() -> of(id));
        }
        return found;
    }
}
