package io.tidemark.experiment.load;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Phase;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.load.LoadRunner.Sending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One load of one phase, from its plan to what is told of it. All of it belongs to that phase, however late it comes. */
final class Loading implements WindowFeed.Listener {
    private final LoadChannel.Wish wish;
    private final Stage stage;
    private final Trace cause;
    private volatile boolean stopped;
    private volatile @Nullable Sending sending;
    private @Nullable Plan plan;
    /** That of the beginning, once there is one: all else follows from it. */
    private Trace trace;

    /** @param cause what it is sent because of */
    Loading(LoadChannel.Wish wish, Stage stage, Trace cause) {
        this.wish = wish;
        this.stage = stage;
        this.cause = cause;
        this.trace = cause;
    }

    /** Ends it early, or keeps it from beginning. From any thread. */
    void stop() {
        stopped = true;
        Sending current = sending;
        if (current != null) {
            current.stop();
        }
    }

    /** Blocks until it is over. */
    void run() throws ProblemsException {
        if (stopped) {
            return;
        }
        Run run;
        WindowFeed feed;
        try {
            Plan made = wish.recipe().plan(stage.scope(cause), stage.directory());
            plan = made;
            feed = new WindowFeed(
                    new PlanTimes(made),
                    () -> TimeUnit.MILLISECONDS.toMicros(stage.clock().epochMillis()),
                    this);
            Sending prepared = wish.runner().prepare(wish.order(made, stage.scope(cause)), stage, feed);
            sending = prepared;
            if (stopped) {
                prepared.stop();
            }
            run = prepared.run();
        } catch (ProblemsException | RuntimeException e) {
            failed(e);
            throw e;
        }
        feed.finish(run);
        ended(run);
    }

    /** It could not be sent. */
    void failed(Exception reason) {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("load", wish.name());
        attributes.put("verdict", "FAILED");
        attributes.put("valid", false);
        attributes.put("passed", false);
        attributes.put("exception", String.valueOf(reason.getMessage()));
        flag("FAILED");
        publish(Events.LOAD_FAILED, attributes);
    }

    @Override
    public void started(long epochMicros) {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("load", wish.name());
        Plan sent = plan;
        if (sent != null) {
            double level = sent.load().phases().stream()
                    .map(Phase::shape)
                    .mapToDouble(shape -> shape.highest().value())
                    .max()
                    .orElse(0);
            attributes.put(sent.load() instanceof Load.Rate ? "rate" : "users", level);
            attributes.put("target", sent.targets().getFirst().toString());
            attributes.put("warmUp", new PlanTimes(sent).warmUp());
        }
        trace = publish(Events.LOAD_STARTED, attributes, epochMicros).trace();
    }

    @Override
    public void window(Map<String, Object> figures, long epochMicros) {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("load", wish.name());
        attributes.putAll(figures);
        publish(Events.LOAD_WINDOW, attributes, epochMicros);
    }

    private void ended(Run run) {
        boolean valid = run.verdict().isValid();
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("load", wish.name());
        attributes.put("verdict", valid ? run.verdict().isPassed() ? "PASSED" : "FAILED" : "INVALID");
        attributes.put("valid", valid);
        attributes.put("passed", run.verdict().isPassed());
        attributes.put("reasons", String.join(" ", run.verdict().invalid()));
        attributes.put("ending", run.info().ending().kind().name());
        keep(run, attributes);
        if (valid || wish.keepInvalid()) {
            double seconds = PlanTimes.measured(run.info());
            attributes.put("seconds", seconds);
            attributes.putAll(LoadFigure.attributes(run.timeline().total(), seconds));
        }
        if (!valid) {
            flag("INVALID");
            stage.note(wish.name() + ": INVALID: " + attributes.get("reasons"));
        }
        publish(Events.LOAD_END, attributes);
    }

    private void keep(Run run, Map<String, Object> attributes) {
        if (!wish.keep()) {
            return;
        }
        try {
            Path directory = LoadFiles.write(stage.results(), wish.name(), cause.phase(), run);
            attributes.put("directory", directory.toString());
        } catch (IOException e) {
            stage.trouble(wish.owner(), e);
        }
    }

    private void flag(String value) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("name", wish.name());
        attributes.put("value", value);
        publish(Events.FLAG_UPDATE, attributes);
    }

    private void publish(EventType type, Map<String, Object> attributes) {
        publish(type, attributes, TimeUnit.MILLISECONDS.toMicros(stage.clock().epochMillis()));
    }

    private Event publish(EventType type, Map<String, Object> attributes, long epochMicros) {
        return stage.bus().publish(type, trace, attributes, epochMicros);
    }
}
