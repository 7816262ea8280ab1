package io.tidemark.functions.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import io.tidemark.core.units.Rates;
import java.io.IOException;
import java.time.Duration;

final class LoadWriter {
    private final boolean users;
    private final JsonGenerator json;

    private LoadWriter(boolean users, JsonGenerator json) {
        this.users = users;
        this.json = json;
    }

    static void write(Load load, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("phases");
        for (Phase phase : load.phases()) {
            new LoadWriter(load instanceof Load.Users, json).phase(phase);
        }
        json.writeEndArray();
        switch (load) {
            case Load.Users closed -> {
                json.writeFieldName("pause");
                pause(closed.pause(), json);
                json.writeStringField("pacing", PlanChoices.PACING.word(closed.pacing()));
                duration("stagger", closed.stagger(), json);
            }
            case Load.Rate open -> {
                json.writeStringField("arrivals", PlanChoices.ARRIVALS.word(open.arrivals()));
                duration("patience", open.patience(), json);
            }
        }
        json.writeNumberField("seed", load.seed());
        json.writeEndObject();
    }

    static void pause(Pause pause, JsonGenerator json) throws IOException {
        switch (pause) {
            case Pause.Fixed(Duration duration) -> json.writeString(Durations.format(duration));
            case Pause.Uniform(Duration from, Duration to) -> pair("from", from, "to", to, json);
            case Pause.Normal(Duration mean, Duration deviation) -> pair("mean", mean, "deviation", deviation, json);
        }
    }

    static void duration(String key, Duration duration, JsonGenerator json) throws IOException {
        json.writeStringField(key, Durations.format(duration));
    }

    private static void pair(String key1, Duration value1, String key2, Duration value2, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        duration(key1, value1, json);
        duration(key2, value2, json);
        json.writeEndObject();
    }

    private void phase(Phase phase) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", phase.name());
        switch (phase.shape()) {
            case Shape.Constant(Level level, Duration duration) -> {
                level(users ? "users" : "rate", level);
                duration("for", duration, json);
            }
            case Shape.Ramp(Level from, Level to, Duration duration) -> {
                json.writeStringField(users ? "users" : "rate", text(from) + ".." + text(to));
                duration("for", duration, json);
            }
            case Shape.Steps steps -> steps(steps);
            case Shape.Burst burst -> burst(burst);
            case Shape.Spike spike -> spike(spike);
        }
        if (phase.warmUp()) {
            json.writeBooleanField("warm-up", true);
        }
        json.writeEndObject();
    }

    private void steps(Shape.Steps steps) throws IOException {
        json.writeObjectFieldStart("steps");
        level("from", steps.from());
        level("by", steps.by());
        duration("every", steps.every(), json);
        json.writeNumberField("count", steps.count());
        json.writeEndObject();
    }

    private void burst(Shape.Burst burst) throws IOException {
        json.writeObjectFieldStart("burst");
        json.writeNumberField("size", burst.size());
        duration("every", burst.every(), json);
        json.writeNumberField("times", burst.times());
        json.writeEndObject();
    }

    private void spike(Shape.Spike spike) throws IOException {
        json.writeObjectFieldStart("spike");
        level("base", spike.base());
        level("peak", spike.peak());
        duration("at", spike.at(), json);
        duration("hold", spike.hold(), json);
        json.writeEndObject();
        duration("for", spike.duration(), json);
    }

    /** Numbers of users are numbers, rates have their unit. */
    private void level(String key, Level level) throws IOException {
        json.writeFieldName(key);
        if (users && level.micros() % Level.ONE == 0) {
            json.writeNumber(level.micros() / Level.ONE);
        } else {
            json.writeString(text(level));
        }
    }

    private String text(Level level) {
        return users ? level.toString() : Rates.format(level);
    }
}
