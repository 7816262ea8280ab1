package io.tidemark.emulator.serve;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Values;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Field;
import io.tidemark.emulator.machine.Machine;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the references of an answer stand for. */
final class EventValues implements Values {
    private final Machine machine;
    private final AppKey key;
    private final Event event;
    private final Standing standing;
    private final Map<String, Object> more = HashMap.newHashMap(4);

    /** @param standing after the event; before it, when it was refused */
    EventValues(Machine machine, AppKey key, Event event, Standing standing) {
        this.machine = machine;
        this.key = key;
        this.event = event;
        this.standing = standing;
    }

    void put(String name, Object value) {
        more.put(name, value);
    }

    @Override
    public @Nullable Object value(String name) {
        Object own = more.get(name);
        return own != null ? own : known(name);
    }

    private @Nullable Object known(String name) {
        return switch (name) {
            case "account" -> key.account();
            case "app" -> key.app();
            case "event" -> event.name();
            case "state" -> standing.state();
            case "cycles" -> standing.cycles();
            default -> field(name);
        };
    }

    private @Nullable Object field(String name) {
        for (Field field : machine.fields()) {
            if (field.name().equals(name)) {
                return value(field);
            }
        }
        return null;
    }

    private @Nullable Object value(Field field) {
        String text = field.read(event.body()).orElse(null);
        return switch (field.kind()) {
            case TEXT -> text;
            case WHOLE -> text == null ? null : Long.valueOf(text);
            case OBJECT -> new RawJson(text == null ? "{}" : text);
        };
    }
}
