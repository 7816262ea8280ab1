package io.tidemark.experiment.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.experiment.result.Sample;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The phases that have ended, each a line that is written when it ends, so that an experiment that was killed can be gone on
 * with. The first line says which experiment it is.
 */
final class Journal implements Closeable {
    static final String NAME = "experiment.journal";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Writer writer;

    private Journal(Writer writer) {
        this.writer = writer;
    }

    /** Begins anew. */
    static Journal create(Path folder, String experiment) throws IOException {
        Files.createDirectories(folder);
        Journal journal = new Journal(writer(folder.resolve(NAME), false));
        journal.line(Map.of("experiment", experiment));
        return journal;
    }

    /** Goes on after what is there, of which a last line that is not whole is cut off. */
    static Journal append(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            Files.writeString(file, whole);
        }
        return new Journal(writer(file, true));
    }

    /** Of a stream that an interrupt of the writing thread does not close, as it closes a channel. */
    private static Writer writer(Path file, boolean append) throws IOException {
        return new OutputStreamWriter(new FileOutputStream(file.toFile(), append), StandardCharsets.UTF_8);
    }

    /**
     * The phases of an earlier session.
     *
     * @throws IOException with a reason for a person when there is none, or when it is of another experiment
     */
    static List<PhaseRecord> read(Path folder, String experiment) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new IOException("has nothing to go on with: " + file + " does not exist");
        }
        String text = Files.readString(file);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        try {
            if (lines.isEmpty()
                    || !experiment.equals(
                            JSON.readValue(lines.getFirst(), OBJECT).get("experiment"))) {
                throw new IOException("belongs to another experiment: its files, definitions or metadata differ");
            }
            List<PhaseRecord> records = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                records.add(record(JSON.readValue(line, OBJECT)));
            }
            return records;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("is damaged: " + e.getMessage(), e);
        }
    }

    void add(PhaseRecord record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", record.run());
        line.put("number", record.number());
        line.put("parameters", record.parameters());
        line.put("flags", record.flags());
        Map<String, Object> values = new LinkedHashMap<>();
        record.series()
                .forEach((metric, samples) -> values.put(
                        metric,
                        samples.stream()
                                .map(sample -> List.of(sample.epochSeconds(), sample.value()))
                                .toList()));
        line.put("values", values);
        try {
            line(line);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + NAME, e);
        }
    }

    private synchronized void line(Map<String, Object> object) throws IOException {
        writer.write(JSON.writeValueAsString(object));
        writer.write('\n');
        writer.flush();
    }

    private static PhaseRecord record(Map<String, Object> line) {
        int run = number(line.get("run")).intValue();
        PhaseRecord record = new PhaseRecord(run, number(line.get("number")).intValue(), map(line.get("parameters")));
        record.flags().putAll(map(line.get("flags")));
        map(line.get("values")).forEach((metric, samples) -> {
            List<Sample> series = new ArrayList<>();
            for (Object sample : list(samples)) {
                List<?> pair = list(sample);
                series.add(new Sample(
                        number(pair.get(0)).doubleValue(), number(pair.get(1)).doubleValue(), run));
            }
            record.series().put(metric, series);
        });
        return record;
    }

    private static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(value + " must be a number");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(value + " must be a list");
    }

    private static Map<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(value + " must be an object");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> copy.put(String.valueOf(key), element));
        return copy;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
