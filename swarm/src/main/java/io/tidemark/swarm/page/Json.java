package io.tidemark.swarm.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.problem.Problem;
import io.tidemark.server.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads and writes the page's JSON. */
final class Json {
    private static final String WHERE = "the page";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Empty when it is anything but an object. */
    static Optional<ObjectNode> read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Reply reply(int status, JsonNode body) {
        return Reply.json(status, bytes(body));
    }

    /** Of what somebody sent. */
    static Problem problem(String key, String value, String expected, String hint) {
        return new Problem(WHERE, key, value, expected, hint);
    }

    static Reply problem(int status, String key, String expected, String hint) {
        return problems(status, List.of(problem(key, "", expected, hint)));
    }

    static Reply problems(int status, List<Problem> problems) {
        ObjectNode body = object();
        body.set("problems", array(problems));
        return reply(status, body);
    }

    static ArrayNode array(List<Problem> problems) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Problem problem : problems) {
            array.addObject()
                    .put("where", problem.where())
                    .put("key", problem.key())
                    .put("value", problem.value())
                    .put("expected", problem.expected())
                    .put("hint", problem.hint());
        }
        return array;
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
