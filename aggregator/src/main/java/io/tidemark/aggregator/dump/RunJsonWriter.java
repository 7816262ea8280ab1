package io.tidemark.aggregator.dump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.plan.Tolerance;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@value RunDump#JSON}: who and what first, then what was measured ({@link MeasuredJson}). */
final class RunJsonWriter {
    private final JsonGenerator json;

    RunJsonWriter(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
    }

    void write(Run run) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", "tidemark-run");
        json.writeNumberField("formatVersion", RunDump.FORMAT_VERSION);
        info(run.info());
        json.writeFieldName("plan");
        plan(run.info().planJson());
        ledger(run.ledger());
        verdict(run.verdict());
        if (run.cost().isPresent()) {
            json.writeFieldName("cost");
            CostJson.write(run.cost().get(), json);
        }
        new MeasuredJson(json).write(run.timeline());
        json.writeEndObject();
        json.close();
    }

    private void info(RunInfo info) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("id", info.id());
        json.writeStringField("title", info.title());
        json.writeStringField("programVersion", info.version());
        json.writeStringField("programCommit", info.commit());
        json.writeNumberField("startedEpochMillis", info.startedEpochMillis());
        json.writeNumberField("elapsedMillis", info.elapsedMillis());
        json.writeStringField("model", info.model().name());
        json.writeStringField("planFingerprint", info.fingerprint());
        strings("targets", info.targets());
        strings("names", info.names());
        phases(info.phases());
        json.writeArrayFieldStart("plannedLevels");
        for (double level : info.plannedLevels()) {
            json.writeNumber(level);
        }
        json.writeEndArray();
        tolerance(info.tolerance());
        json.writeStringField("fleet", info.fleet());
        json.writeNumberField("workers", info.workers());
        json.writeObjectFieldStart("ending");
        json.writeStringField("kind", info.ending().kind().name());
        json.writeStringField("detail", info.ending().detail());
        json.writeEndObject();
        changes(info.changes());
        json.writeEndObject();
    }

    /** Most runs have none, and then nothing is said of them. */
    private void changes(List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("changes");
        for (Change change : changes) {
            json.writeStartObject();
            json.writeStringField("kind", change.kind().name());
            json.writeNumberField("atMillis", change.atMillis());
            json.writeNumberField("epochMillis", change.epochMillis());
            json.writeStringField("who", change.who());
            json.writeStringField("what", change.what());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** As it is when it is an object, so that other programs find it; otherwise as a text. */
    private void plan(String plan) throws IOException {
        if (isObject(plan)) {
            json.writeRawValue(plan);
        } else {
            json.writeString(plan);
        }
    }

    private static boolean isObject(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return false;
        }
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return object && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private void phases(List<PhaseSpan> phases) throws IOException {
        json.writeArrayFieldStart("phases");
        for (PhaseSpan phase : phases) {
            json.writeStartObject();
            json.writeStringField("name", phase.name());
            json.writeStringField("shape", phase.shape());
            json.writeNumberField("startMillis", phase.startMillis());
            json.writeNumberField("endMillis", phase.endMillis());
            json.writeBooleanField("warmUp", phase.warmUp());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tolerance(Tolerance tolerance) throws IOException {
        json.writeObjectFieldStart("tolerance");
        limit("overall", tolerance.overall());
        json.writeObjectFieldStart("byName");
        for (Map.Entry<String, Tolerance.Limit> entry : new TreeMap<>(tolerance.byName()).entrySet()) {
            limit(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeBooleanField("abort", tolerance.abort());
        json.writeEndObject();
    }

    private void limit(String field, Tolerance.Limit limit) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("share", limit.share());
        json.writeStringField("ratio", limit.ratio().name());
        if (limit.objective() != null) {
            // ISO-8601, such as PT0.5S: exact, whatever unit the objective was given in.
            json.writeStringField("objective", limit.objective().toString());
        }
        json.writeEndObject();
    }

    private void ledger(Ledger ledger) throws IOException {
        json.writeObjectFieldStart("ledger");
        json.writeNumberField("scheduled", ledger.scheduled());
        json.writeNumberField("planned", ledger.planned());
        json.writeNumberField("sent", ledger.sent());
        json.writeNumberField("late", ledger.late());
        json.writeNumberField("dropped", ledger.dropped());
        json.writeNumberField("good", ledger.good());
        json.writeNumberField("bad", ledger.bad());
        json.writeNumberField("unfinished", ledger.unfinished());
        json.writeNumberField("warmUp", ledger.warmUp());
        json.writeNumberField("workers", ledger.workers());
        json.writeArrayFieldStart("lost");
        for (Ledger.LostWorker lost : ledger.lost()) {
            json.writeStartObject();
            json.writeStringField("segment", lost.segment());
            json.writeNumberField("sinceSecond", lost.sinceSecond());
            json.writeNumberField("untilSecond", lost.untilSecond());
            json.writeNumberField("missing", lost.missing());
            json.writeStringField("reason", lost.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("missingDeltas", ledger.missingDeltas());
        json.writeEndObject();
    }

    private void verdict(Verdict verdict) throws IOException {
        json.writeObjectFieldStart("verdict");
        json.writeBooleanField("valid", verdict.isValid());
        json.writeBooleanField("passed", verdict.isPassed());
        strings("invalid", verdict.invalid());
        json.writeArrayFieldStart("limits");
        for (Verdict.LimitResult limit : verdict.limits()) {
            json.writeStartObject();
            json.writeStringField("scope", limit.scope());
            json.writeNumberField("limit", limit.limit());
            // Becomes the text "Infinity" where there was no good request to divide by.
            json.writeNumberField("measured", limit.measured());
            json.writeBooleanField("passed", limit.passed());
            json.writeStringField("sentence", limit.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
