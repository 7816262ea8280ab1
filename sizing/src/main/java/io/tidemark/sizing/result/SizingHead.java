package io.tidemark.sizing.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.aggregator.dump.RunHead;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The beginnings of the two dumps of a sizing: what was asked and what the answer is, without what was measured. */
public record SizingHead(RunHead run, String method, SearchSettings settings, Answer answer) {
    private static final String LAST = "answer";

    public SizingHead {
        requireNonNull(run, "run is null");
        requireNonNull(method, "method is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(answer, "answer is null");
    }

    /** @throws IOException with a message that names the file, when one is missing, damaged or of another version */
    public static SizingHead read(Path directory) throws IOException {
        RunHead run = RunHead.read(directory);
        Path file = directory.resolve(SizingDump.JSON);
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode head = mapper.createObjectNode();
        try (JsonParser json = mapper.createParser(Files.newInputStream(file))) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            while (object && !head.has(LAST) && json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                JsonNode value = json.readValueAsTree();
                head.set(field, value);
            }
        } catch (NoSuchFileException e) {
            throw new DumpException(file + ": there is no such file", e);
        } catch (JsonProcessingException e) {
            throw new DumpException(file + ": cut off or damaged: " + e.getOriginalMessage(), e);
        }
        return JsonFile.read(
                file.toString(),
                head,
                SizingDump.FORMAT,
                SizingDump.FORMAT_VERSION,
                fields -> new SizingHead(
                        run,
                        fields.text("method"),
                        CapacityParts.settings(fields.object("settings")),
                        CapacityParts.answer(fields.object(LAST))));
    }
}
