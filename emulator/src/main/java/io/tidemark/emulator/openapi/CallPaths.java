package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Call.EventName;
import io.tidemark.emulator.backend.Listing;
import io.tidemark.emulator.backend.PathPattern;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Latency;
import io.tidemark.emulator.machine.Field;
import io.tidemark.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Describes the paths that the backend's file has: its calls and its lists. */
final class CallPaths {
    private static final FaultRule ERROR = new FaultRule(Latency.NONE, 0, 1, FaultRule.DEFAULT_STATUS, 0, 0);
    private static final FaultRule CANCEL = new FaultRule(Latency.NONE, 0, 0, FaultRule.DEFAULT_STATUS, 0, 1);
    private static final byte[] NOTHING = {};

    private final Backend backend;
    private final Map<Call, SequencedMap<String, Way>> ways;
    private final Stage stage;
    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();

    private CallPaths(Backend backend, Map<Call, SequencedMap<String, Way>> ways, Stage stage) {
        this.backend = backend;
        this.ways = ways;
        this.stage = stage;
    }

    static ObjectNode of(Backend backend, Map<Call, SequencedMap<String, Way>> ways, Stage stage) {
        CallPaths paths = new CallPaths(backend, ways, stage);
        backend.calls().forEach(paths::add);
        backend.listings().forEach(paths::add);
        return paths.paths;
    }

    private void add(Call call) {
        List<String> events = Samples.events(backend.machine(), call);
        String summary = events.size() == 1 ? "Tells " + events.getFirst() : "Tells an event of an application";
        ObjectNode operation = operation(call.method(), call.path(), summary);
        operation.put("description", Table.of(backend.machine(), events));
        boolean withBody = hasBody(call);
        if (withBody) {
            operation.set("requestBody", requestBody(call));
        }
        Responses responses = new Responses();
        SequencedMap<String, Way> answers = ways.getOrDefault(call, new LinkedHashMap<>());
        answers.forEach((name, way) -> add(responses, name, way));
        if (withBody) {
            addMistakes(responses, call);
        }
        ObjectNode json = withBody ? responses.json(404, 405, 413) : responses.json(404, 405);
        json.set("default", error(stage.request(call.method(), call.path(), anyBody(call))));
        operation.set("responses", json);
    }

    /** A GET cannot have one where calls are tried; elsewhere it may be there for nothing. */
    private boolean hasBody(Call call) {
        boolean needed = call.event() instanceof EventName.InBody || Samples.haveConditions(backend.machine(), call);
        return needed
                ? !call.method().equals("GET")
                : List.of("POST", "PUT", "PATCH").contains(call.method());
    }

    private ObjectNode requestBody(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("required", call.event() instanceof EventName.InBody);
        ObjectNode json = Parts.json(body);
        json.set("schema", Bodies.schema(backend.machine(), call));
        ObjectNode examples = json.putObject("examples");
        Samples.of(backend.machine(), call).stream()
                .filter(Sample::shown)
                .forEach(sample -> examples.putObject(sample.label()).set("value", sample.body()));
        return body;
    }

    private void add(Responses responses, String name, Way way) {
        if (name.equals(Ways.CANCELLED)) {
            responses.add(
                    stage.play(way, CANCEL), name, "While /faults has cancels, it may tell the client to give up.");
        } else if (way.isAccepted()) {
            responses.add(stage.play(way, FaultRule.NONE), name, "Accepted: it has taken effect.");
        } else {
            responses.add(stage.play(way, FaultRule.NONE), name, "Refused: nothing has changed.");
        }
    }

    private void addMistakes(Responses responses, Call call) {
        String description = "It tells no event: nothing has changed.";
        responses.add(stage.play(stage.request(call.method(), call.path(), bytes("{"))), "no JSON", description);
        if (call.event() instanceof EventName.InBody) {
            responses.add(stage.play(stage.request(call.method(), call.path(), bytes("{}"))), "no event", description);
        }
        for (Field field : backend.machine().fields()) {
            if (field.kind() == Field.Kind.OBJECT) {
                ObjectNode body =
                        Samples.of(backend.machine(), call).getFirst().body().deepCopy();
                Samples.put(body, field.pointer(), JsonNodeFactory.instance.textNode("text"));
                responses.add(
                        stage.play(stage.request(call.method(), call.path(), bytes(body.toString()))),
                        field.name() + " that is no object",
                        description);
            }
        }
    }

    private byte[] anyBody(Call call) {
        return bytes(Samples.of(backend.machine(), call).getFirst().body().toString());
    }

    private void add(Listing listing) {
        ObjectNode operation = operation("GET", listing.path(), "The applications that there should be");
        operation.put("description", "An object with an entry for each of them, known or not.");
        JsonNode example =
                stage.play(stage.request("GET", listing.path(), NOTHING)).body();
        ObjectNode responses = operation.putObject("responses");
        ObjectNode json = Parts.json(responses.putObject("200").put("description", "The applications, by name"));
        ObjectNode schema = json.putObject("schema").put("type", "object");
        schema.set("additionalProperties", Shape.of(example.valueStream().toList()));
        json.set("example", example);
        if (listing.path().hasAccount()) {
            responses.set("404", Parts.reference("responses/NoSuchAccount"));
        }
        responses.set("405", Parts.sharedResponse(405));
        responses.set("default", error(stage.request("GET", listing.path(), NOTHING)));
    }

    private ObjectNode error(Request request) {
        ObjectNode response = JsonNodeFactory.instance
                .objectNode()
                .put("description", "While /faults has errors, with the status that it says: nothing has changed.");
        ObjectNode json = Parts.json(response);
        json.set("schema", Parts.reference("schemas/Detail"));
        json.set("example", stage.play(List.of(request), ERROR).body());
        return response;
    }

    /** A list has the method GET; a call that has it too comes first. */
    private ObjectNode operation(String method, PathPattern path, String summary) {
        ObjectNode operation =
                paths.withObjectProperty(path.toString()).withObjectProperty(method.toLowerCase(Locale.ROOT));
        operation.putArray("tags").add(backend.name());
        operation.put("summary", summary);
        operation.put(
                "operationId", method.toLowerCase(Locale.ROOT) + path.toString().replaceAll("[^A-Za-z0-9]+", "_"));
        var parameters = operation.putArray("parameters");
        for (String segment : path.segments()) {
            if (segment.equals("{account}") || segment.equals("{app}")) {
                parameters.add(Parts.reference("parameters/" + segment.substring(1, segment.length() - 1)));
            }
        }
        return operation;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
