package io.tidemark.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;

/** Sends events to one application, and keeps where it stands. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Machine machine;
    private final boolean lenient;
    private Standing standing;

    Client(Machine machine, boolean lenient) {
        this.machine = machine;
        this.lenient = lenient;
        this.standing = Standing.initial(machine.start());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    Standing standing() {
        return standing;
    }

    String state() {
        return standing.state();
    }

    void standAt(Standing other) {
        standing = other;
    }

    Reaction send(String event, String body) {
        Reaction reaction = machine.react(standing, machine.event(event, json(body)), lenient);
        if (reaction instanceof Accepted accepted) {
            standing = accepted.next();
        }
        return reaction;
    }

    Accepted accepted(String event, String body) {
        Reaction reaction = send(event, body);
        assertThat(reaction).as("%s %s in %s", event, body, standing).isInstanceOf(Accepted.class);
        return (Accepted) reaction;
    }

    /** The reason of a refusal, which must change nothing. */
    Reason refused(String event, String body) {
        Standing before = standing;
        Reaction reaction = send(event, body);
        assertThat(reaction).as("%s %s in %s", event, body, before).isInstanceOf(Refused.class);
        assertThat(standing).isEqualTo(before);
        return ((Refused) reaction).reason();
    }
}
