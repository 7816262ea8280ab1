package io.tidemark.experiment.compare;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads the raw results of an experiment, phase by phase. Lenient with what others have written: numbers that are none, such
 * as {@code NaN}, are left out and counted, and values may come without their times.
 */
final class RawDumpReader {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String source;
    private final SequencedMap<String, String> axes = new LinkedHashMap<>();
    private final SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
    private final List<DataPoint> points = new ArrayList<>();
    private JsonNode config = MissingNode.getInstance();
    private boolean found;
    private long noNumbers;
    private long failed;

    private RawDumpReader(String source) {
        this.source = source;
    }

    /** @throws IOException with a message that says what is wrong with the file */
    static Dataset read(Path file, String source) throws IOException {
        RawDumpReader reader = new RawDumpReader(source);
        try (JsonParser json = JSON.createParser(Files.newInputStream(file))) {
            reader.read(json);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": cut off or damaged: " + e.getOriginalMessage(), e);
        }
        if (!reader.found) {
            throw new IOException(file + ": has no raw results: there is no list \"raw\" in it");
        }
        return reader.dataset();
    }

    private void read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("raw") && value == JsonToken.START_ARRAY) {
                found = true;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    JsonNode phase = json.readValueAsTree();
                    phase(phase);
                }
            } else if (field.equals("config")) {
                config = json.readValueAsTree();
            } else {
                json.skipChildren();
            }
        }
    }

    private void phase(JsonNode phase) {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        phase.path("parameters").properties().forEach(entry -> parameters.put(entry.getKey(), plain(entry.getValue())));
        SequencedMap<String, List<Double>> values = new LinkedHashMap<>();
        phase.path("values").properties().forEach(entry -> {
            quantities.putIfAbsent(entry.getKey(), Quantity.of(entry.getKey()));
            values.put(entry.getKey(), numbers(entry.getValue()));
        });
        parameters.sequencedKeySet().forEach(name -> axes.putIfAbsent(name, name));
        JsonNode status = phase.path("flags").path("status");
        failed += status.isTextual() && !status.asText().equalsIgnoreCase("OK") ? 1 : 0;
        points.add(new DataPoint(parameters, values));
    }

    /** Each a pair of a time and a value, or a value alone. */
    private List<Double> numbers(JsonNode series) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode each : series) {
            JsonNode value = each.isArray() ? each.path(1) : each;
            if (value.isNumber() && Double.isFinite(value.asDouble())) {
                numbers.add(value.asDouble());
            } else if (value.isBoolean()) {
                numbers.add(value.asBoolean() ? 1.0 : 0.0);
            } else {
                noNumbers++;
            }
        }
        return List.copyOf(numbers);
    }

    private static Object plain(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.asDouble()) ? value.numberValue() : value.asText();
    }

    private Dataset dataset() {
        JsonNode global = config.has("config") ? config.path("config") : config;
        global.path("parameters").forEach(each -> axes.replace(each.path("name").asText(), titled(each)));
        global.path("metrics").forEach(each -> {
            String name = each.path("name").asText();
            quantities.replace(
                    name, new Quantity(name, text(each, "title", name), text(each, "units", ""), Better.UNKNOWN));
        });
        List<String> notes = new ArrayList<>();
        if (noNumbers > 0) {
            notes.add(noNumbers + (noNumbers == 1 ? " value is" : " values are") + " no number and left out");
        }
        if (failed > 0) {
            notes.add(failed + " of " + points.size()
                    + " phases did not end with OK; what they measured counts all the same");
        }
        return new Dataset(
                source, text(global, "title", source), axes, quantities, points, new LinkedHashMap<>(), notes);
    }

    private static String titled(JsonNode declared) {
        String title = text(declared, "title", declared.path("name").asText());
        String units = text(declared, "units", "");
        return units.isEmpty() ? title : title + " (" + units + ")";
    }

    private static String text(JsonNode node, String key, String otherwise) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : otherwise;
    }
}
