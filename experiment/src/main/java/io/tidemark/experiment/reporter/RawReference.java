package io.tidemark.experiment.reporter;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.reporter.WebClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An earlier raw dump, to compare with. The driver's own have NaN where there is no value. */
final class RawReference {
    private static final String META = "refmeta:";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final List<Figures> points;
    private final Map<String, Object> meta;

    /** Of one set of parameters: by metric and summarizer. */
    record Figures(Map<String, Object> parameters, Map<String, Map<String, Double>> values) {
        Optional<Double> find(String metric, String summarizer) {
            return Optional.ofNullable(values.getOrDefault(metric, Map.of()).get(summarizer));
        }
    }

    private RawReference(List<Figures> points, Map<String, Object> meta) {
        this.points = points;
        this.meta = meta;
    }

    /** @param directory where the path of a file begins */
    static RawReference fetch(String place, Map<String, String> headers, Path directory)
            throws IOException, InterruptedException {
        return parse(place, read(place, headers, directory));
    }

    private static byte[] read(String place, Map<String, String> headers, Path directory)
            throws IOException, InterruptedException {
        String start = place.toLowerCase(Locale.ROOT);
        if (!start.startsWith("http://") && !start.startsWith("https://")) {
            return Files.readAllBytes(directory.resolve(place));
        }
        try (WebClient client = new WebClient()) {
            Answer answer = client.get(URI.create(place), headers);
            return answer.orThrow().body();
        }
    }

    static RawReference parse(String place, byte[] bytes) throws IOException {
        JsonNode dump = JSON.readTree(bytes);
        if (!dump.path("sum").isArray()) {
            throw new IOException(place + " is no raw dump: it has no list called sum");
        }
        List<Figures> points = new ArrayList<>();
        for (JsonNode point : dump.path("sum")) {
            Map<String, Map<String, Double>> values = new LinkedHashMap<>();
            point.path("values")
                    .properties()
                    .forEach(metric -> values.put(metric.getKey(), figures(metric.getValue())));
            points.add(new Figures(plain(point.path("parameters")), values));
        }
        return new RawReference(points, plain(dump.path("meta")));
    }

    private static Map<String, Double> figures(JsonNode metric) {
        Map<String, Double> figures = new LinkedHashMap<>();
        metric.properties().forEach(figure -> {
            // A pair is a value and its error.
            JsonNode value = figure.getValue().isArray() ? figure.getValue().path(0) : figure.getValue();
            if (value.isNumber() && Double.isFinite(value.asDouble())) {
                figures.put(figure.getKey(), value.asDouble());
            }
        });
        return figures;
    }

    private static Map<String, Object> plain(JsonNode map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            plain.put(
                    entry.getKey(),
                    value.isNumber()
                            ? (Object) value.asDouble()
                            : value.isBoolean() ? value.asBoolean() : value.asText());
        });
        return plain;
    }

    List<Figures> points() {
        return points;
    }

    /** Its metadata as {@code refmeta:name}. */
    Scope scope() {
        Scope ofMeta = Scope.of(meta);
        return name -> name.startsWith(META) ? ofMeta.find(name.substring(META.length())) : Optional.empty();
    }
}
