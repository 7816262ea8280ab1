package io.tidemark.experiment.host;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Stage.Work;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.host.Watched;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** A host that serves. */
final class Serving {
    private final String name;
    private final HostOrder order;
    private final RunningTarget target;
    private final SampleFeed feed;
    private final Work watch;

    Serving(String name, HostOrder order, RunningTarget target, SampleFeed feed, Work watch) {
        this.name = name;
        this.order = order;
        this.target = target;
        this.feed = feed;
        this.watch = watch;
    }

    boolean isAlive() {
        return target.isAlive();
    }

    /** For others to use in macros. */
    void define(Stage stage) {
        stage.define("host_url", target.uri().toString());
        stage.define(name + "_url", target.uri().toString());
        pid().ifPresent(pid -> {
            stage.define("host_pid", pid);
            stage.define(name + "_pid", pid);
        });
    }

    SequencedMap<String, Object> attributes() {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("host", name);
        attributes.put(
                "type",
                target.facts()
                        .type()
                        .or(order::instanceType)
                        .orElseGet(() -> order.type().word()));
        attributes.put("url", target.uri().toString());
        pid().ifPresent(pid -> attributes.put("pid", pid));
        return attributes;
    }

    private OptionalLong pid() {
        return switch (target.watched()) {
            case Watched.ProcessTree(long pid) -> OptionalLong.of(pid);
            case Watched.Container container -> OptionalLong.of(container.pid());
            case Watched.Nothing _, Watched.Machine _, Watched.Remote _ -> OptionalLong.empty();
        };
    }

    /** Ends it, and tells so. */
    void close(Stage stage, Trace cause) throws InterruptedException {
        feed.close();
        target.close();
        watch.join();
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("host", name);
        stage.bus().publish(Events.HOST_STOPPED, cause, attributes);
    }
}
