package io.tidemark.aggregator.dump;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads {@value RunDump#JSON} as a stream, element by element. The parts must stand in the order in which they are
 * written, as far as one needs another.
 */
final class RunJsonReader {
    private final Path file;
    private final JsonParser json;
    private final HistogramLogInput distributions;
    private final Timeline timeline = new Timeline();
    private boolean versionKnown;
    private Optional<RunInfo> info = Optional.empty();
    private Optional<String> plan = Optional.empty();
    private Optional<Ledger> ledger = Optional.empty();
    private Optional<Verdict> verdict = Optional.empty();
    /** Older dumps have none. */
    private Optional<Cost> cost = Optional.empty();

    private RunJsonReader(Path file, JsonParser json, HistogramLogInput distributions) {
        this.file = file;
        this.json = json;
        this.distributions = distributions;
    }

    static Run read(Path file, HistogramLogInput distributions) throws IOException {
        try (JsonParser json = new ObjectMapper().createParser(Files.newInputStream(file))) {
            return new RunJsonReader(file, json, distributions).read();
        } catch (JsonProcessingException e) {
            throw new DumpException(file + ": cut off or damaged: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException | NoSuchElementException e) {
            throw new DumpException(file + ": damaged: " + e.getMessage(), e);
        }
    }

    private Run read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new DumpException(file + ": not a run dump");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            part(field);
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new DumpException(file + ": damaged: something follows the end");
        }
        distributions.expectEnd();
        return new Run(
                info.orElseThrow(() -> missing("run")).withPlan(plan.orElseThrow(() -> missing("plan"))),
                timeline,
                ledger.orElseThrow(() -> missing("ledger")),
                verdict.orElseThrow(() -> missing("verdict")),
                cost);
    }

    private void part(String field) throws IOException {
        if (!versionKnown && !field.equals("format")) {
            requireVersion(field);
            return;
        }
        switch (field) {
            case "run" -> info = Optional.of(RunParts.info(element()));
            case "plan" -> plan = Optional.of(plan());
            case "ledger" -> ledger = Optional.of(RunParts.ledger(element()));
            case "verdict" -> verdict = Optional.of(RunParts.verdict(element()));
            case "cost" -> cost = Optional.of(CostJson.read(element()));
            case "examples" -> each(element -> timeline.add(MeasuredParts.example(element)));
            case "health" ->
                each(element -> timeline.add(element.smallNumber("segment"), MeasuredParts.health(element)));
            case "windows" -> {
                RunInfo run = info.orElseThrow(() -> missing("run"));
                each(element -> timeline.add(MeasuredParts.window(element, run.names(), distributions)));
            }
            default -> json.skipChildren();
        }
    }

    /** Comes before everything else that could have changed its meaning. */
    private void requireVersion(String field) throws IOException {
        if (!field.equals("formatVersion") || json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new DumpException(file + ": not a run dump");
        }
        if (json.getLongValue() != RunDump.FORMAT_VERSION) {
            throw new DumpException(file + ": the dump has format version " + json.getLongValue()
                    + ", this program reads version " + RunDump.FORMAT_VERSION);
        }
        versionKnown = true;
    }

    private Fields element() throws IOException {
        JsonNode node = json.readValueAsTree();
        return new Fields(node);
    }

    private void each(ElementVisitor visitor) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new DumpException(file + ": damaged: an array was expected in " + json.currentName());
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            visitor.visit(element());
        }
    }

    /** The very characters that were written, not what a parser makes of them: the plan's fingerprint depends on them. */
    private String plan() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        long from = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        byte[] text = new byte[Math.toIntExact(json.currentLocation().getByteOffset() - from)];
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(from);
            bytes.readFully(text);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static NoSuchElementException missing(String part) {
        return new NoSuchElementException("the part " + part + " is missing");
    }

    @FunctionalInterface
    private interface ElementVisitor {
        void visit(Fields element) throws IOException;
    }
}
