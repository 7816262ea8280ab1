package io.tidemark.emulator.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Faults;
import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows and switches what goes wrong: {@code /faults} for all, {@code /faults/ACCOUNT/APP} for one. */
final class FaultDesk implements Desk {
    private static final List<String> METHODS = List.of("GET", "PUT", "DELETE");

    private final Faults faults;

    FaultDesk(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Optional<Answer> answer(Request request) {
        List<String> path = request.path();
        if (!path.getFirst().equals("faults") || path.size() > 3) {
            return Optional.empty();
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(Methods.notAllowed(METHODS));
        }
        Reply reply = switch (path.size()) {
            case 1 -> ofAll(request);
            case 2 -> ofApp(new AppKey("", path.get(1)), request);
            default -> ofApp(new AppKey(path.get(1), path.get(2)), request);
        };
        return Optional.of(Answer.of(reply));
    }

    private Reply ofAll(Request request) {
        return switch (request.method()) {
            case "PUT" -> put(request, faults::set);
            case "DELETE" -> {
                faults.clear();
                yield all();
            }
            default -> all();
        };
    }

    private Reply ofApp(AppKey key, Request request) {
        return switch (request.method()) {
            case "PUT" -> put(request, rule -> faults.set(key, rule));
            case "DELETE" -> {
                faults.clear(key);
                yield all();
            }
            default -> Json.reply(200, FaultJson.write(faults.own(key).orElse(faults.rule())));
        };
    }

    private Reply put(Request request, Consumer<FaultRule> setter) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (IOException e) {
            return Mistakes.json("the body is not JSON");
        }
        if (!body.isObject()) {
            return Mistakes.json("the body is not an object");
        }
        FaultJson.Read read = FaultJson.read(body);
        if (read.rule().isEmpty()) {
            return read.mistakes().reply();
        }
        setter.accept(read.rule().get());
        return all();
    }

    private Reply all() {
        ObjectNode json = Json.object();
        json.set("all", FaultJson.write(faults.rule()));
        ArrayNode apps = json.putArray("apps");
        faults.own().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(AppKey::toString)))
                .forEach(entry -> {
                    ObjectNode app = apps.addObject()
                            .put("account", entry.getKey().account())
                            .put("app", entry.getKey().app());
                    app.setAll(FaultJson.write(entry.getValue()));
                });
        return Json.reply(200, json);
    }
}
