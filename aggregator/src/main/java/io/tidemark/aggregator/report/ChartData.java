package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What the charts are drawn from, as JSON: one array for each curve. Counts are those of a bin, times are microseconds,
 * and null stands where there was no request to take a time of.
 *
 * <p>The page must stay under a megabyte, so the width of bins grows with the run: at most {@value #MAX_BINS} for all
 * names together, and at most {@value #NAME_CELLS} over all single names.
 */
final class ChartData {
    static final int MAX_BINS = 2_000;
    static final int NAME_CELLS = 9_000;
    /** With fewer bins than this a curve says nothing, so further names are left out of the selection. */
    private static final int MIN_NAME_BINS = 60;

    private final Digest digest;
    private final int seconds;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private final List<Chart> added;

    private ChartData(Digest digest, List<Chart> added) throws IOException {
        this.digest = digest;
        this.seconds = digest.axis().seconds();
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
    static String of(List<Chart> charts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("charts");
            new ChartJson(json).write(charts);
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
        int width = TimeBins.widthFor(seconds, MAX_BINS);
        json.writeStartObject();
        json.writeNumberField("seconds", seconds);
        json.writeNumberField("end", digest.axis().endSeconds());
        json.writeBooleanField("open", digest.info().model() == LoadModel.OPEN);
        json.writeNumberField("bin", width);
        phases();
        levels(width);
        all(width);
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

    /** What was asked for: of a bin the mean over its seconds, which is exact, because it was planned and not measured. */
    private void levels(int width) throws IOException {
        List<Double> levels = digest.info().plannedLevels();
        json.writeArrayFieldStart("asked");
        for (int i = 0; i < TimeBins.countFor(seconds, width); i++) {
            double mean = levels.stream()
                    .skip((long) i * width)
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

    private void all(int width) throws IOException {
        List<TimeBins.Bin> bins = TimeBins.of(
                        digest.windows(), seconds, digest.axis().endSeconds(), width)
                .bins();
        json.writeObjectFieldStart("all");
        curves(bins);
        times("p90", bins, latency -> latency.percentile(90));
        times("p999", bins, latency -> latency.percentile(99.9));
        json.writeObjectFieldStart("failed");
        for (Outcome outcome : Outcome.values()) {
            if (outcome.isBad()
                    && bins.stream().anyMatch(bin -> bin.stats().counts().count(outcome) > 0)) {
                counts(outcome.label(), bins, stats -> stats.counts().count(outcome));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void curves(List<TimeBins.Bin> bins) throws IOException {
        counts("planned", bins, stats -> stats.counts().planned());
        counts("sent", bins, stats -> stats.counts().sent());
        counts("ok", bins, stats -> stats.counts().good());
        times("p50", bins, latency -> latency.percentile(50));
        times("p99", bins, latency -> latency.percentile(99));
        times("max", bins, Distribution::max);
    }

    private void health(int width) throws IOException {
        List<HealthBins.Bin> bins =
                HealthBins.of(digest.run().timeline().health(), seconds, width).bins();
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
        List<Integer> names = digest.busiestNames();
        int shown = names.size() < 2
                ? 0
                : Math.min(names.size(), NAME_CELLS / Math.min(MIN_NAME_BINS, Math.max(1, seconds)));
        int width = shown == 0 ? 1 : TimeBins.widthFor(seconds, Math.min(MAX_BINS, NAME_CELLS / shown));
        Map<Integer, List<Window>> byName = new HashMap<>();
        for (Window window : digest.windows()) {
            byName.computeIfAbsent(window.name(), name -> new ArrayList<>()).add(window);
        }
        json.writeNumberField("nameBin", width);
        json.writeArrayFieldStart("names");
        for (int name : names.subList(0, shown)) {
            List<Window> windows = byName.getOrDefault(name, List.of());
            List<TimeBins.Bin> bins = TimeBins.of(
                            windows, seconds, digest.axis().endSeconds(), width)
                    .bins();
            json.writeStartObject();
            json.writeStringField("name", digest.name(name));
            curves(bins);
            counts("bad", bins, stats -> stats.counts().bad());
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

    private void counts(String field, List<TimeBins.Bin> bins, ToLongFunction<Stats> count) throws IOException {
        long[] values = bins.stream().map(TimeBins.Bin::stats).mapToLong(count).toArray();
        json.writeArrayFieldStart(field);
        // Nothing at all takes no room; the script reads an absent value as none.
        if (Arrays.stream(values).anyMatch(value -> value != 0)) {
            for (long value : values) {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    private void times(String field, List<TimeBins.Bin> bins, ToLongFunction<Distribution> micros) throws IOException {
        json.writeArrayFieldStart(field);
        for (TimeBins.Bin bin : bins) {
            if (bin.stats().latency().isEmpty()) {
                json.writeNull();
            } else {
                json.writeNumber(micros.applyAsLong(bin.stats().latency()));
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
