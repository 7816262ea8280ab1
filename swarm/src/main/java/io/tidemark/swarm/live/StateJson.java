package io.tidemark.swarm.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.swarm.live.Crew.Member;
import io.tidemark.swarm.live.Crew.State;
import io.tidemark.swarm.locust.FailureKind;
import io.tidemark.swarm.plan.Revision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What there is to see, as JSON: docs/design/012-swarm.md. The lock of what is written is held meanwhile. */
final class StateJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};
    private static final String[] PERCENTILE_NAMES = {
        "50", "66", "75", "80", "90", "95", "98", "99", "99.9", "99.99", "100"
    };

    private final SwarmSettings settings;
    private final String file;

    /** @param file name of the plan's */
    StateJson(SwarmSettings settings, String file) {
        this.settings = settings;
        this.file = file;
    }

    /** @param field {@code history}, or {@code points} of a tick */
    byte[] state(Live live, Revision revision, long number, String field, int fromPoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("number", number);
            json.writeNumberField("epoch", live.epoch);
            json.writeStringField("state", live.phase.name());
            swarm(json, live, revision);
            if (!live.runId.isEmpty()) {
                run(json, live);
            }
            plan(json, live, revision);
            versions(json, live);
            validity(json, live);
            ledger(json, live);
            List<Row> rows = live.statistics.rows(live.completeSeconds);
            json.writeNumberField("since", live.statistics.sinceSecond());
            json.writeFieldName("total");
            row(json, Statistics.total(rows));
            json.writeArrayFieldStart("rows");
            for (Row row : rows) {
                row(json, row);
            }
            json.writeEndArray();
            failures(json, live, rows);
            crew(json, live);
            changes(json, live);
            notes(json, live);
            if (live.dollars.isPresent()) {
                json.writeNumberField("dollars", live.dollars.getAsDouble());
            }
            json.writeFieldName(field);
            points(json, live.history, fromPoint);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    byte[] workers(Live live, long number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("number", number);
            json.writeArrayFieldStart("workers");
            for (Member member : live.crew.members()) {
                worker(json, member);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void worker(JsonGenerator json, Member member) throws IOException {
        json.writeStartObject();
        json.writeNumberField("worker", member.number + 1);
        json.writeStringField("state", member.state.name());
        json.writeNumberField("share", rounded(member.share, 1e6));
        Health health = member.health;
        if (health != null) {
            json.writeNumberField("users", health.users());
            json.writeNumberField("inFlight", health.inFlight());
            json.writeNumberField("backlog", health.backlog());
            json.writeNumberField("cpu", rounded(health.cpuShare(), 1e3));
            json.writeNumberField("lag", health.loopLagMicros());
            json.writeNumberField("gc", health.gcMicros());
            json.writeNumberField("descriptors", health.descriptors());
            json.writeNumberField("descriptorLimit", health.descriptorLimit());
        }
        if (member.silentMillis >= 0) {
            json.writeNumberField("heardMillis", member.silentMillis);
        }
        json.writeNumberField("requests", member.requests);
        json.writeStringField("remark", member.remark);
        json.writeEndObject();
    }

    private void swarm(JsonGenerator json, Live live, Revision revision) throws IOException {
        Passage passage = live.inForce();
        Plan plan = passage == null ? revision.plan() : passage.plan();
        json.writeStringField("title", plan.name());
        json.writeArrayFieldStart("targets");
        for (URI target : plan.targets()) {
            json.writeString(target.toString());
        }
        json.writeEndArray();
        json.writeStringField("fleet", settings.fleetKind());
        json.writeNumberField("workers", settings.workers());
        json.writeStringField("missingPolicy", settings.missing().name());
        json.writeStringField("model", plan.load() instanceof Load.Rate ? "OPEN" : "CLOSED");
    }

    private static void run(JsonGenerator json, Live live) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("id", live.runId);
        json.writeNumberField("startedMillis", live.startedMillis);
        json.writeNumberField("elapsedMillis", live.elapsedMillis);
        json.writeNumberField("totalMillis", live.totalMillis);
        json.writeNumberField("level", rounded(live.level, 1e3));
        if (live.aim != null) {
            json.writeObjectFieldStart("aim");
            json.writeNumberField("level", rounded(live.aim.level(), 1e3));
            json.writeNumberField("atMillis", live.aim.atMillis());
            json.writeEndObject();
        }
        Ending ending = live.ending;
        if (ending != null) {
            json.writeObjectFieldStart("ending");
            json.writeStringField("kind", ending.kind().name());
            json.writeStringField("detail", ending.detail());
            json.writeEndObject();
        }
        if (!live.directories.isEmpty()) {
            json.writeStringField("directory", live.directories.getLast().toString());
        }
        json.writeEndObject();
    }

    private void plan(JsonGenerator json, Live live, Revision revision) throws IOException {
        json.writeObjectFieldStart("plan");
        json.writeNumberField("version", revision.number());
        json.writeStringField("fingerprint", revision.fingerprint());
        json.writeStringField("file", file);
        json.writeNumberField("phase", live.stage);
        json.writeArrayFieldStart("phases");
        Passage passage = live.inForce();
        for (Stage stage : passage == null ? Stage.of(revision.plan()) : passage.stages()) {
            json.writeStartObject();
            json.writeStringField("name", stage.phase().name());
            json.writeStringField("shape", stage.shape());
            json.writeNumberField("startMillis", stage.startNanos() / 1_000_000);
            json.writeNumberField("endMillis", stage.endNanos() / 1_000_000);
            json.writeBooleanField("warmUp", stage.phase().warmUp());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void versions(JsonGenerator json, Live live) throws IOException {
        json.writeArrayFieldStart("versions");
        for (int i = 0; i < live.passages.size(); i++) {
            Passage passage = live.passages.get(i);
            Counts counts = live.statistics.whole(passage.number());
            json.writeStartObject();
            json.writeNumberField("version", passage.number());
            json.writeNumberField("fromSecond", passage.fromNanos() / 1_000_000_000);
            if (i + 1 < live.passages.size()) {
                json.writeNumberField("toSecond", live.passages.get(i + 1).fromNanos() / 1_000_000_000);
            }
            json.writeStringField("fingerprint", passage.fingerprint());
            json.writeStringField("by", live.authors.getOrDefault(passage.number(), ""));
            json.writeStringField("runId", passage.runId());
            json.writeNumberField("requests", counts.completed());
            json.writeNumberField("failures", counts.bad());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void validity(JsonGenerator json, Live live) throws IOException {
        Verdict verdict = live.verdict;
        if (verdict == null) {
            return;
        }
        json.writeObjectFieldStart("validity");
        json.writeBooleanField("valid", verdict.isValid());
        json.writeArrayFieldStart("reasons");
        for (String reason : verdict.invalid()) {
            json.writeString(reason);
        }
        json.writeEndArray();
        json.writeBooleanField("passed", verdict.isPassed());
        json.writeArrayFieldStart("limits");
        for (Verdict.LimitResult limit : verdict.limits()) {
            json.writeStartObject();
            json.writeStringField("scope", limit.scope());
            json.writeNumberField("limit", limit.limit());
            // without a single good request a ratio to the good ones is not a number
            if (Double.isFinite(limit.measured())) {
                json.writeNumberField("measured", limit.measured());
            } else {
                json.writeNullField("measured");
            }
            json.writeBooleanField("passed", limit.passed());
            json.writeStringField("sentence", limit.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void ledger(JsonGenerator json, Live live) throws IOException {
        Counts whole = live.statistics.whole();
        json.writeObjectFieldStart("ledger");
        json.writeNumberField("planned", whole.planned());
        json.writeNumberField("sent", whole.sent());
        json.writeNumberField("completed", whole.completed());
        json.writeNumberField("good", whole.good());
        json.writeNumberField("bad", whole.bad());
        json.writeNumberField("late", whole.late());
        json.writeNumberField("dropped", whole.dropped());
        json.writeNumberField("unfinished", whole.count(Outcome.UNFINISHED));
        json.writeNumberField("coverage", whole.planned() == 0 ? 0 : (double) whole.completed() / whole.planned());
        json.writeNumberField("lostWorkers", live.lostWorkers);
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        Stats stats = row.stats();
        Counts counts = stats.counts();
        Distribution latency = stats.latency();
        json.writeStartObject();
        json.writeStringField("method", row.label().method());
        json.writeStringField("name", row.label().name());
        if (row.version() > 0) {
            json.writeNumberField("version", row.version());
        }
        json.writeNumberField("requests", counts.completed());
        json.writeNumberField("failures", counts.bad());
        if (!latency.isEmpty()) {
            json.writeNumberField("median", latency.percentile(50));
            json.writeNumberField("average", Math.round(latency.mean()));
            json.writeNumberField("min", latency.min());
            json.writeNumberField("max", latency.max());
            json.writeNumberField("service", stats.service().percentile(50));
            json.writeObjectFieldStart("percentiles");
            for (int i = 0; i < PERCENTILES.length; i++) {
                json.writeNumberField(PERCENTILE_NAMES[i], latency.percentile(PERCENTILES[i]));
            }
            json.writeEndObject();
        }
        json.writeNumberField("size", counts.completed() == 0 ? 0 : counts.bytesIn() / counts.completed());
        json.writeNumberField("rps", rounded(row.rate(), 1e2));
        json.writeNumberField("failuresPerSecond", rounded(row.failureRate(), 1e2));
        json.writeNumberField("late", counts.late());
        json.writeEndObject();
    }

    private static void failures(JsonGenerator json, Live live, List<Row> rows) throws IOException {
        json.writeArrayFieldStart("failures");
        for (Row row : rows) {
            for (FailureKind kind : FailureKind.of(row.stats().counts())) {
                failure(json, live, row, kind);
            }
        }
        json.writeEndArray();
    }

    private static void failure(JsonGenerator json, Live live, Row row, FailureKind kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", row.label().name());
        json.writeStringField("method", row.label().method());
        json.writeNumberField("version", row.version());
        json.writeStringField("kind", kind.outcome().label());
        json.writeNumberField("status", kind.status());
        json.writeNumberField("count", kind.count());
        Optional<Example> example = live.examples.getOrDefault(row.version(), List.of()).stream()
                .filter(each ->
                        each.outcome() == kind.outcome() && (kind.status() == 0 || each.status() == kind.status()))
                .filter(each -> live.statistics
                        .label(row.version(), each.name())
                        .filter(row.label()::equals)
                        .isPresent())
                .findFirst();
        if (example.isPresent()) {
            json.writeObjectFieldStart("example");
            json.writeNumberField("second", example.get().intendedMicros() / 1_000_000);
            json.writeStringField("target", example.get().target());
            json.writeStringField("detail", example.get().detail());
            json.writeNumberField("latency", example.get().latencyMicros());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void crew(JsonGenerator json, Live live) throws IOException {
        Crew crew = live.crew;
        json.writeObjectFieldStart("crew");
        json.writeNumberField("ready", crew.size() - crew.count(State.WAITING));
        json.writeNumberField("serving", crew.count(State.SERVING));
        json.writeNumberField("missing", crew.count(State.MISSING) + crew.count(State.LOST));
        Member busiest = crew.busiest();
        if (busiest != null) {
            json.writeObjectFieldStart("busiest");
            json.writeNumberField("worker", busiest.number + 1);
            json.writeNumberField("cpu", rounded(busiest.cpu(), 1e3));
            json.writeEndObject();
        }
        json.writeArrayFieldStart("hot");
        for (int worker : crew.hot()) {
            json.writeNumber(worker);
        }
        json.writeEndArray();
        json.writeNumberField("lag", crew.worstLagMicros());
        json.writeEndObject();
    }

    private static void changes(JsonGenerator json, Live live) throws IOException {
        json.writeArrayFieldStart("changes");
        for (Change change : live.changes) {
            json.writeStartObject();
            json.writeNumberField("second", rounded(change.atMillis() / 1e3, 1e1));
            json.writeNumberField("whenMillis", change.epochMillis());
            json.writeStringField("who", change.who());
            json.writeStringField("what", change.what());
            json.writeStringField("kind", change.kind().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void notes(JsonGenerator json, Live live) throws IOException {
        json.writeArrayFieldStart("notes");
        for (Live.Note note : live.notes) {
            json.writeStartObject();
            json.writeNumberField("whenMillis", note.epochMillis());
            json.writeStringField("text", note.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void points(JsonGenerator json, History history, int from) throws IOException {
        int size = history.size();
        Stats[] stats = new Stats[Math.max(0, size - from)];
        for (int i = 0; i < stats.length; i++) {
            stats[i] = history.stats(from + i);
        }
        json.writeStartObject();
        json.writeNumberField("width", history.width());
        json.writeNumberField("from", from);
        column(
                json,
                "planned",
                stats.length,
                i -> rounded(history.gauges(from + i).planned(), 1e2));
        column(
                json,
                "rate",
                stats.length,
                i -> perSecond(history, from + i, stats[i].counts().sent()));
        column(
                json,
                "good",
                stats.length,
                i -> perSecond(history, from + i, stats[i].counts().good()));
        column(
                json,
                "bad",
                stats.length,
                i -> perSecond(history, from + i, stats[i].counts().bad()));
        column(json, "users", stats.length, i -> history.gauges(from + i).users());
        column(json, "inFlight", stats.length, i -> history.gauges(from + i).inFlight());
        times(json, "p50", stats, 50);
        times(json, "p95", stats, 95);
        times(json, "p99", stats, 99);
        times(json, "max", stats, 100);
        column(json, "cpu", stats.length, i -> rounded(history.gauges(from + i).cpu(), 1e3));
        json.writeObjectFieldStart("kinds");
        for (Outcome outcome : Outcome.values()) {
            boolean occurred = false;
            for (Stats each : stats) {
                occurred |= outcome.isBad() && each.counts().count(outcome) > 0;
            }
            if (occurred) {
                column(
                        json,
                        outcome.label(),
                        stats.length,
                        i -> perSecond(history, from + i, stats[i].counts().count(outcome)));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static double perSecond(History history, int point, long count) {
        return rounded((double) count / history.seconds(point), 1e2);
    }

    private static void column(JsonGenerator json, String name, int length, Column column) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < length; i++) {
            double value = column.at(i);
            if (value == Math.rint(value)) {
                json.writeNumber((long) value);
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    private static void times(JsonGenerator json, String name, Stats[] stats, double percent) throws IOException {
        json.writeArrayFieldStart(name);
        for (Stats each : stats) {
            if (each.latency().isEmpty()) {
                json.writeNull();
            } else {
                json.writeNumber(each.latency().percentile(percent));
            }
        }
        json.writeEndArray();
    }

    private static double rounded(double value, double unit) {
        return Math.round(value * unit) / unit;
    }

    @FunctionalInterface
    private interface Column {
        double at(int point);
    }
}
