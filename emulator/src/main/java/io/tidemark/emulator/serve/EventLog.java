package io.tidemark.emulator.serve;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.registry.Chronicle;
import io.tidemark.functions.time.Clock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every event in a line of JSON, those of one application in the order in which they took effect. Thread-safe. A disk
 * that refuses it is {@linkplain #trouble() told}, and nobody's request fails for it.
 */
final class EventLog implements Chronicle, AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final Clock clock;
    private final JsonGenerator json;
    private @Nullable String trouble;

    private EventLog(Clock clock, JsonGenerator json) {
        this.clock = clock;
        this.json = json;
    }

    /** Goes on where an older one of the same name ends. */
    static EventLog open(Path file, Clock clock) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, CREATE, APPEND), BUFFER);
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        return new EventLog(clock, json);
    }

    @Override
    public synchronized void happened(AppKey key, Standing before, Event event, Reaction reaction) {
        if (trouble != null) {
            return;
        }
        try {
            write(key, before, event, reaction);
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void write(AppKey key, Standing before, Event event, Reaction reaction) throws IOException {
        json.writeStartObject();
        json.writeNumberField("at", clock.epochMillis());
        json.writeStringField("account", key.account());
        json.writeStringField("app", key.app());
        json.writeStringField("event", event.name());
        if (event.hasProgress()) {
            json.writeNumberField("progress", event.progress());
        }
        json.writeStringField("from", before.state());
        switch (reaction) {
            case Accepted accepted -> {
                json.writeStringField("to", accepted.next().state());
                String command = accepted.command();
                if (command != null) {
                    json.writeStringField("command", command);
                }
                json.writeNumberField("cycles", accepted.next().cycles());
            }
            case Refused(var reason) -> json.writeStringField("refused", reason.word());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    synchronized void flush() {
        if (trouble == null) {
            try {
                json.flush();
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
        }
    }

    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public synchronized void close() {
        try {
            json.close();
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }
}
