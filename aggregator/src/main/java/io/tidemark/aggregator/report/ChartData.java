package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What the charts are drawn from, as JSON: one array for each curve. Counts are those of a bin, times are microseconds,
 * and null stands where there was no request to take a time of.
 */
final class ChartData {
    private final Digest digest;
    private final Axis axis;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private final List<Chart> added;

    private ChartData(Digest digest, List<Chart> added) throws IOException {
        this.digest = digest;
        this.axis = digest.axis();
        this.added = added;
        this.json = new JsonFactory().createGenerator(text);
    }

    /** @param added charts that others have asked for; the result is safe within a script element */
    static String of(Digest digest, List<Chart> added) {
        try {
            ChartData data = new ChartData(digest, added);
            data.write();
            data.json.close();
            return safe(data.text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** For a page that is not about a run. */
    static String of(List<Chart> charts, List<Exploration> explorations) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("charts");
            new ChartJson(json).write(charts);
            json.writeFieldName("explorations");
            new ExplorationJson(json).write(explorations);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return safe(text.toString());
    }

    /**
     * No text in it can end the script element. Outside of strings JSON has none of these characters, and within them the
     * escape means the same.
     */
    private static String safe(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private void write() throws IOException {
        int width = digest.curves().all().width();
        json.writeStartObject();
        json.writeNumberField("begin", axis.beginSecond());
        json.writeNumberField("seconds", axis.seconds());
        json.writeNumberField("end", axis.endSeconds());
        json.writeBooleanField("open", digest.info().model() == LoadModel.OPEN);
        json.writeNumberField("bin", width);
        phases();
        changes();
        levels(width);
        all();
        health(width);
        names();
        distribution();
        json.writeFieldName("charts");
        new ChartJson(json).write(added);
        json.writeEndObject();
    }

    private void phases() throws IOException {
        json.writeArrayFieldStart("phases");
        for (PhaseSpan phase : digest.info().phases()) {
            json.writeStartObject();
            json.writeStringField("name", phase.name());
            json.writeNumberField("from", phase.startMillis() / 1e3);
            json.writeNumberField("to", phase.endMillis() / 1e3);
            json.writeBooleanField("warmUp", phase.warmUp());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** When each took effect, in the order of their numbers. */
    private void changes() throws IOException {
        json.writeArrayFieldStart("changes");
        for (Change change : digest.info().changes()) {
            json.writeNumber(change.atMillis() / 1e3);
        }
        json.writeEndArray();
    }

    /** What was asked for: of a bin the mean over its seconds, which is exact, because it was planned and not measured. */
    private void levels(int width) throws IOException {
        List<Double> levels = digest.info().plannedLevels();
        json.writeArrayFieldStart("asked");
        for (int i = 0; i < axis.bins(width); i++) {
            double mean = levels.stream()
                    .skip(axis.startOf(i, width))
                    .limit(width)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(-1);
            if (mean < 0) {
                json.writeNull();
            } else {
                number(mean);
            }
        }
        json.writeEndArray();
    }

    private void all() throws IOException {
        List<TimeBins.Bin> bins = digest.curves().all().bins();
        json.writeObjectFieldStart("all");
        curves(bins);
        times("p90", bins, TimeBins.Times::p90);
        times("p999", bins, TimeBins.Times::p999);
        json.writeObjectFieldStart("failed");
        for (Outcome outcome : Outcome.values()) {
            if (outcome.isBad() && bins.stream().anyMatch(bin -> bin.counts().count(outcome) > 0)) {
                counts(outcome.label(), bins, counts -> counts.count(outcome));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void curves(List<TimeBins.Bin> bins) throws IOException {
        counts("planned", bins, Counts::planned);
        counts("sent", bins, Counts::sent);
        counts("ok", bins, Counts::good);
        times("p50", bins, TimeBins.Times::p50);
        times("p99", bins, TimeBins.Times::p99);
        times("max", bins, TimeBins.Times::max);
    }

    private void health(int width) throws IOException {
        List<HealthBins.Bin> bins =
                HealthBins.of(digest.run().timeline().health(), axis, width).bins();
        json.writeObjectFieldStart("health");
        state("users", bins, HealthBins.Bin::users);
        state("inFlight", bins, HealthBins.Bin::inFlight);
        state("backlog", bins, HealthBins.Bin::backlog);
        state("cpu", bins, bin -> bin.cpuShare() * 100);
        state("lag", bins, HealthBins.Bin::loopLagMicros);
        state("gc", bins, HealthBins.Bin::gcMicros);
        json.writeEndObject();
    }

    private void names() throws IOException {
        json.writeNumberField("nameBin", digest.curves().nameWidth());
        json.writeArrayFieldStart("names");
        for (Curves.NameCurve curve : digest.curves().names()) {
            List<TimeBins.Bin> bins = curve.bins().bins();
            json.writeStartObject();
            json.writeStringField("name", digest.name(curve.name()));
            curves(bins);
            counts("bad", bins, Counts::bad);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void distribution() throws IOException {
        Stats total = digest.total();
        List<Double> ladder = Percentiles.ladder(total.latency().count());
        json.writeObjectFieldStart("distribution");
        json.writeArrayFieldStart("x");
        for (double position : ladder) {
            json.writeNumber(Math.round(position * 1e4) / 1e4);
        }
        json.writeEndArray();
        curve("latency", ladder, total.latency());
        curve("service", ladder, total.service());
        curve("lag", ladder, total.lag());
        json.writeEndObject();
    }

    private void curve(String field, List<Double> ladder, Distribution distribution) throws IOException {
        long[] values = new long[ladder.size()];
        for (int i = 0; i < values.length; i++) {
            boolean last = i == values.length - 1;
            values[i] = last ? distribution.max() : distribution.percentile(Percentiles.percentAt(ladder.get(i)));
        }
        json.writeFieldName(field);
        json.writeArray(values, 0, values.length);
    }

    private void counts(String field, List<TimeBins.Bin> bins, ToLongFunction<Counts> count) throws IOException {
        long[] values = bins.stream().map(TimeBins.Bin::counts).mapToLong(count).toArray();
        json.writeArrayFieldStart(field);
        // Nothing at all takes no room; the script reads an absent value as none.
        if (Arrays.stream(values).anyMatch(value -> value != 0)) {
            for (long value : values) {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    private void times(String field, List<TimeBins.Bin> bins, ToLongFunction<TimeBins.Times> micros)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (TimeBins.Bin bin : bins) {
            if (bin.latency().isEmpty()) {
                json.writeNull();
            } else {
                json.writeNumber(micros.applyAsLong(bin.latency()));
            }
        }
        json.writeEndArray();
    }

    private void state(String field, List<HealthBins.Bin> bins, ToDoubleFunction<HealthBins.Bin> value)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (HealthBins.Bin bin : bins) {
            if (bin.known()) {
                number(value.applyAsDouble(bin));
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    /** At most one digit after the point, and none where none is needed. */
    private void number(double value) throws IOException {
        double rounded = Math.round(value * 10) / 10.0;
        if (rounded == Math.rint(rounded)) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }
}
