package io.tidemark.sizing.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.dump.Fields;
import io.tidemark.aggregator.dump.RunHead;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.ComparisonHead.Winner;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.JsonFile;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.result.SizingDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A comparison on disk: {@value #JSON}, and a directory named after each type that was measured, with its sizing.
 *
 * <p>Guarantees: what was written is read back exactly; {@value #JSON} gets its name last.
 */
public final class ComparisonDump {
    public static final String JSON = "comparison.json";

    private static final String FORMAT = "tidemark-comparison";
    private static final int FORMAT_VERSION = 1;

    private ComparisonDump() {}

    /** Writes into an existing directory. */
    public static void write(Path directory, Comparison comparison) throws IOException {
        for (Candidate candidate : comparison.candidates()) {
            if (candidate.sizing().isPresent()) {
                SizingDump.write(
                        Files.createDirectories(of(directory, candidate.type().name())),
                        candidate.sizing().get());
            }
        }
        JsonFile.write(directory.resolve(JSON), FORMAT, FORMAT_VERSION, json -> write(json, comparison));
    }

    /** @throws IOException with a message that names the file, when one is missing, damaged or of another version */
    public static Comparison read(Path directory) throws IOException {
        return JsonFile.read(directory.resolve(JSON), FORMAT, FORMAT_VERSION, fields -> comparison(directory, fields));
    }

    /** Reads what it came to, and of the measurements no more than their beginnings. */
    public static ComparisonHead head(Path directory) throws IOException {
        return JsonFile.read(directory.resolve(JSON), FORMAT, FORMAT_VERSION, fields -> head(directory, fields));
    }

    /** Where a type's sizing is. Its name must be that of a file: it may come from a user's own prices. */
    public static Path of(Path directory, String type) {
        if (!type.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("a type's name must serve as the name of a directory but is " + type);
        }
        return directory.resolve(type);
    }

    private static void write(JsonGenerator json, Comparison comparison) throws IOException {
        if (comparison.need().isPresent()) {
            json.writeNumberField("need", comparison.need().getAsDouble());
        }
        json.writeNumberField("headroom", comparison.headroom());
        json.writeStringField("prices", comparison.prices());
        json.writeStringField("caveat", comparison.caveat());
        json.writeArrayFieldStart("candidates");
        for (Candidate candidate : comparison.candidates()) {
            candidate(json, candidate);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("predictions");
        for (Prediction prediction : comparison.predictions()) {
            prediction(json, prediction);
        }
        json.writeEndArray();
    }

    private static void prediction(JsonGenerator json, Prediction prediction) throws IOException {
        json.writeStartObject();
        type(json, prediction.type());
        json.writeNumberField("capacity", prediction.capacity());
        json.writeNumberField("dollarsPerMillion", prediction.dollarsPerMillion());
        need(json, prediction.machines(), prediction.dollarsPerMonth());
        json.writeStringField("sentence", prediction.sentence());
        json.writeEndObject();
    }

    private static void need(JsonGenerator json, OptionalInt machines, OptionalDouble dollarsPerMonth)
            throws IOException {
        if (machines.isPresent()) {
            json.writeNumberField("machines", machines.getAsInt());
        }
        if (dollarsPerMonth.isPresent()) {
            json.writeNumberField("dollarsPerMonth", dollarsPerMonth.getAsDouble());
        }
    }

    private static void candidate(JsonGenerator json, Candidate candidate) throws IOException {
        json.writeStartObject();
        type(json, candidate.type());
        json.writeBooleanField("measured", candidate.sizing().isPresent());
        if (candidate.costPerMillion().isPresent()) {
            Estimate cost = candidate.costPerMillion().get();
            json.writeObjectFieldStart("costPerMillion");
            json.writeNumberField("low", cost.low());
            json.writeNumberField("median", cost.median());
            json.writeNumberField("high", cost.high());
            json.writeEndObject();
        }
        need(json, candidate.machines(), candidate.dollarsPerMonth());
        json.writeBooleanField("winner", candidate.winner());
        json.writeStringField("remark", candidate.remark());
        json.writeEndObject();
    }

    private static void type(JsonGenerator json, MachineType type) throws IOException {
        json.writeObjectFieldStart("type");
        json.writeStringField("name", type.name());
        json.writeNumberField("cpus", type.cpus());
        json.writeNumberField("memoryBytes", type.memoryBytes());
        if (type.baselineShare().isPresent()) {
            json.writeNumberField("baselineShare", type.baselineShare().getAsDouble());
        }
        json.writeNumberField("networkGigabits", type.networkGigabits());
        json.writeNumberField("dollarsPerHour", type.dollarsPerHour());
        HardwareJson.write(json, type.hardware());
        json.writeEndObject();
    }

    private static ComparisonHead head(Path directory, Fields fields) throws IOException {
        List<RunHead> runs = new ArrayList<>();
        Optional<Winner> winner = Optional.empty();
        for (Fields candidate : fields.objects("candidates")) {
            String type = candidate.object("type").text("name");
            if (candidate.flag("measured")) {
                runs.add(RunHead.read(of(directory, type)));
            }
            if (candidate.flag("winner")) {
                winner = Optional.of(
                        new Winner(type, machines(candidate), optional(candidate, "dollarsPerMonth"), cost(candidate)));
            }
        }
        runs.sort(Comparator.comparing(run -> run.info().id()));
        return new ComparisonHead(runs, winner);
    }

    private static Comparison comparison(Path directory, Fields fields) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Fields candidate : fields.objects("candidates")) {
            candidates.add(candidate(directory, candidate));
        }
        return new Comparison(
                optional(fields, "need"),
                fields.decimal("headroom"),
                fields.text("prices"),
                fields.text("caveat"),
                candidates,
                predictions(fields));
    }

    /** There were none at first. */
    private static List<Prediction> predictions(Fields fields) {
        if (!fields.node().has("predictions")) {
            return List.of();
        }
        return fields.objects("predictions").stream()
                .map(prediction -> new Prediction(
                        type(prediction.object("type")),
                        prediction.decimal("capacity"),
                        prediction.decimal("dollarsPerMillion"),
                        machines(prediction),
                        optional(prediction, "dollarsPerMonth"),
                        prediction.text("sentence")))
                .toList();
    }

    private static Candidate candidate(Path directory, Fields candidate) throws IOException {
        MachineType type = type(candidate.object("type"));
        Optional<Sizing> sizing = candidate.flag("measured")
                ? Optional.of(SizingDump.read(of(directory, type.name())))
                : Optional.empty();
        return new Candidate(
                type,
                sizing,
                cost(candidate),
                machines(candidate),
                optional(candidate, "dollarsPerMonth"),
                candidate.flag("winner"),
                candidate.text("remark"));
    }

    private static MachineType type(Fields type) {
        String name = type.text("name");
        return new MachineType(
                name,
                type.smallNumber("cpus"),
                type.number("memoryBytes"),
                optional(type, "baselineShare"),
                type.decimal("networkGigabits"),
                type.decimal("dollarsPerHour"),
                HardwareJson.read(type, name));
    }

    private static Optional<Estimate> cost(Fields candidate) {
        return candidate.node().has("costPerMillion")
                ? Optional.of(estimate(candidate.object("costPerMillion")))
                : Optional.empty();
    }

    private static OptionalInt machines(Fields candidate) {
        return candidate.node().has("machines")
                ? OptionalInt.of(candidate.smallNumber("machines"))
                : OptionalInt.empty();
    }

    private static Estimate estimate(Fields estimate) {
        return new Estimate(estimate.decimal("low"), estimate.decimal("median"), estimate.decimal("high"));
    }

    private static OptionalDouble optional(Fields fields, String field) {
        return fields.node().has(field) ? OptionalDouble.of(fields.decimal(field)) : OptionalDouble.empty();
    }
}
