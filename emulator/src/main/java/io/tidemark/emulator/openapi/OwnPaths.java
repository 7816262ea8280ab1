package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.PathPattern;
import io.tidemark.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Describes the paths that every emulator has, with examples of what they say of this backend. */
final class OwnPaths {
    private static final String ACCOUNT = "/{account}";

    private final Stage stage;
    private final List<Way.Step> life;

    private OwnPaths(Stage stage, List<Way.Step> life) {
        this.stage = stage;
        this.life = life;
    }

    /** @param paths as they are for backends with accounts */
    static ObjectNode of(Backend backend, Stage stage, List<Way.Step> life, ObjectNode paths) {
        OwnPaths own = new OwnPaths(stage, life);
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        boolean accounts = backend.calls().stream().anyMatch(call -> call.path().hasAccount());
        paths.properties().forEach(entry -> {
            ObjectNode item = (ObjectNode) entry.getValue();
            String path = entry.getKey();
            if (!accounts) {
                path = path.replace(ACCOUNT, "");
                item.forEach(OwnPaths::removeAccount);
            }
            own.addExamples(path, item);
            described.set(path, item);
        });
        return described;
    }

    private static void removeAccount(JsonNode operation) {
        if (operation.path("parameters") instanceof ArrayNode parameters) {
            parameters.removeIf(parameter -> parameter.path("$ref").asText().endsWith("/account"));
        }
    }

    private void addExamples(String path, ObjectNode item) {
        PathPattern pattern = new PathPattern(List.of(path.substring(1).split("/", -1)));
        item.properties().forEach(entry -> {
            String method = entry.getKey().toUpperCase(Locale.ROOT);
            JsonNode operation = entry.getValue();
            String body = operation
                    .at("/requestBody/content/application~1json/example")
                    .toString();
            add(operation, "200", stage.request(method, pattern, body.getBytes(StandardCharsets.UTF_8)));
            add(
                    operation,
                    "422",
                    stage.request(method, pattern, "{\"errors\":\"lots\"}".getBytes(StandardCharsets.UTF_8)));
        });
    }

    private void add(JsonNode operation, String status, Request request) {
        if (operation.path("responses").path(status) instanceof ObjectNode response) {
            Parts.json(response).set("example", stage.after(life, request).body());
        }
    }
}
