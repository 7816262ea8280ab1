package io.tidemark.sizing.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import java.io.IOException;
import java.util.List;

/** Writes what a search is made of; {@link CapacityParts} reads it. Infinity becomes a text. */
final class CapacityJson {
    private final JsonGenerator json;

    CapacityJson(JsonGenerator json) {
        this.json = json;
    }

    void settings(SearchSettings settings) throws IOException {
        json.writeObjectFieldStart("settings");
        json.writeStringField("mode", settings.mode().name());
        json.writeStringField("by", settings.by().name());
        json.writeNumberField("tolerance", settings.tolerance());
        json.writeNumberField("start", settings.start());
        json.writeNumberField("highest", settings.highest());
        json.writeNumberField("halfWidth", settings.halfWidth());
        if (settings.need().isPresent()) {
            json.writeNumberField("need", settings.need().getAsDouble());
        }
        pace(settings.pace());
        SearchSettings.Budget budget = settings.budget();
        json.writeObjectFieldStart("budget");
        json.writeNumberField("seconds", budget.seconds());
        json.writeNumberField("requests", budget.requests());
        json.writeNumberField("money", budget.money());
        json.writeNumberField("moneyPerHour", budget.moneyPerHour());
        json.writeEndObject();
        json.writeNumberField("seed", settings.seed());
        json.writeEndObject();
    }

    private void pace(SearchSettings.Pace pace) throws IOException {
        json.writeObjectFieldStart("pace");
        json.writeNumberField("warmUpLeast", pace.warmUpLeast());
        json.writeNumberField("warmUpMost", pace.warmUpMost());
        json.writeNumberField("probe", pace.probe());
        json.writeNumberField("settle", pace.settle());
        json.writeNumberField("window", pace.window());
        json.writeNumberField("soak", pace.soak());
        json.writeNumberField("leastWindows", pace.leastWindows());
        json.writeEndObject();
    }

    void observation(Observation observation) throws IOException {
        json.writeStartObject();
        Trial trial = observation.trial();
        json.writeObjectFieldStart("trial");
        json.writeStringField("kind", trial.kind().name());
        json.writeNumberField("load", trial.load());
        json.writeNumberField("settleSeconds", trial.settleSeconds());
        json.writeNumberField("measureSeconds", trial.measureSeconds());
        json.writeNumberField("abortBadShare", trial.abortBadShare());
        json.writeNumberField("abortUnserved", trial.abortUnserved());
        json.writeEndObject();
        json.writeNumberField("fromSecond", observation.fromSecond());
        json.writeNumberField("toSecond", observation.toSecond());
        json.writeNumberField("planned", observation.planned());
        json.writeNumberField("sent", observation.sent());
        json.writeNumberField("completed", observation.completed());
        json.writeNumberField("bad", observation.bad());
        json.writeNumberField("inFlightGrowth", observation.inFlightGrowth());
        json.writeNumberField("p50Micros", observation.p50Micros());
        json.writeNumberField("p95Micros", observation.p95Micros());
        json.writeNumberField("p99Micros", observation.p99Micros());
        json.writeBooleanField("aborted", observation.aborted());
        strings("invalid", observation.invalid());
        json.writeEndObject();
    }

    void answer(Answer answer) throws IOException {
        json.writeObjectFieldStart("answer");
        json.writeStringField("status", answer.status().name());
        if (answer.estimate().isPresent()) {
            estimate("estimate", answer.estimate().get());
        }
        if (answer.need().isPresent()) {
            json.writeNumberField("need", answer.need().getAsDouble());
        }
        json.writeStringField("sentence", answer.sentence());
        strings("notes", answer.notes());
        json.writeEndObject();
    }

    void estimate(String field, Estimate estimate) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("low", estimate.low());
        json.writeNumberField("median", estimate.median());
        json.writeNumberField("high", estimate.high());
        json.writeEndObject();
    }

    void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
