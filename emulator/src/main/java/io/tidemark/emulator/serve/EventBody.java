package io.tidemark.emulator.serve;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Call.EventName;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.server.Reply;
import java.io.IOException;
import java.util.Optional;

/** What the body of a call tells, or why it tells nothing. Whether it says that it is JSON does not matter. */
sealed interface EventBody {
    record Told(Event event) implements EventBody {}

    record Invalid(Reply reply) implements EventBody {}

    static EventBody read(Call call, Machine machine, byte[] bytes) {
        JsonNode body;
        try {
            body = Json.read(bytes);
        } catch (IOException e) {
            return new Invalid(Mistakes.json("the body is not JSON"));
        }
        boolean empty = body.isMissingNode();
        return switch (call.event()) {
            case EventName.Always(String name) when empty -> told(machine, name, Json.object());
            case EventName _
            when !body.isObject() ->
                new Invalid(Mistakes.json(empty ? "the body is empty" : "the body is not an object"));
            case EventName.Always(String name) -> told(machine, name, body);
            case EventName.InBody(JsonPointer pointer) -> named(machine, pointer, body);
        };
    }

    private static EventBody named(Machine machine, JsonPointer pointer, JsonNode body) {
        JsonNode name = body.at(pointer);
        if (name.isMissingNode() || name.isNull()) {
            return new Invalid(Mistakes.missing(pointer));
        }
        if (!name.isTextual()) {
            return new Invalid(Mistakes.wrong(pointer, "str type expected", "type_error.str"));
        }
        return told(machine, name.textValue(), body);
    }

    private static EventBody told(Machine machine, String name, JsonNode body) {
        Optional<JsonPointer> offence = machine.offence(body);
        return offence.isPresent()
                ? new Invalid(Mistakes.wrong(offence.get(), "value is not a valid dict", "type_error.dict"))
                : new Told(machine.event(name, body));
    }
}
