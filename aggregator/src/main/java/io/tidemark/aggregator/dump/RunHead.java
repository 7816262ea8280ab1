package io.tidemark.aggregator.dump;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The beginning of {@value RunDump#JSON}: all but the plan and what was measured. A dump may have many megabytes, of which
 * these are the first few thousand bytes, so a list of a thousand runs is there at once.
 */
public record RunHead(RunInfo info, Ledger ledger, Verdict verdict) {
    private static final Set<String> PARTS = Set.of("run", "ledger", "verdict");

    public RunHead {
        requireNonNull(info, "info is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(verdict, "verdict is null");
    }

    /** @throws IOException with a message that names the file, when it is missing, damaged or of another version */
    public static RunHead read(Path directory) throws IOException {
        Path file = directory.resolve(RunDump.JSON);
        try (JsonParser json = new ObjectMapper().createParser(Files.newInputStream(file))) {
            Map<String, Fields> parts = parts(json);
            if (parts.size() < PARTS.size()) {
                throw new DumpException(file + ": not a run dump of format version " + RunDump.FORMAT_VERSION);
            }
            return new RunHead(
                    RunParts.info(part(parts, "run")),
                    RunParts.ledger(part(parts, "ledger")),
                    RunParts.verdict(part(parts, "verdict")));
        } catch (NoSuchFileException e) {
            throw new DumpException(file + ": there is no such file", e);
        } catch (JsonProcessingException e) {
            throw new DumpException(file + ": cut off or damaged: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DumpException(file + ": damaged: " + e.getMessage(), e);
        }
    }

    /** Reads no further than it must; fewer parts than it should when it is no dump that this program knows. */
    private static Map<String, Fields> parts(JsonParser json) throws IOException {
        Map<String, Fields> parts = new HashMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return parts;
        }
        while (parts.size() < PARTS.size() && json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("formatVersion") && json.getValueAsInt() != RunDump.FORMAT_VERSION) {
                return parts;
            }
            if (PARTS.contains(field)) {
                JsonNode node = json.readValueAsTree();
                parts.put(field, new Fields(node));
            } else {
                json.skipChildren();
            }
        }
        return parts;
    }

    private static Fields part(Map<String, Fields> parts, String name) {
        return requireNonNull(parts.get(name), name);
    }
}
