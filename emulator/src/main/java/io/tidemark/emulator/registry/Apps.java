package io.tidemark.emulator.registry;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All applications, by what they are called. Thread-safe: events of one application take effect one after the other,
 * those of different ones do not wait for each other.
 *
 * <p>An application is known from its first accepted event on. Whatever is refused before leaves no trace of it, so that
 * names that are made up take no memory.
 */
public final class Apps {
    private final Machine machine;
    private final boolean lenient;
    private final Chronicle chronicle;
    private final Census census = new Census();
    private final ConcurrentHashMap<AppKey, App> apps = new ConcurrentHashMap<>();

    public Apps(Machine machine, boolean lenient, Map<AppKey, Standing> restored, Chronicle chronicle) {
        this.machine = requireNonNull(machine, "machine is null");
        this.lenient = lenient;
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
        restored.forEach((key, standing) -> {
            apps.put(key, new App(key, standing));
            census.joined(standing.cycles());
        });
    }

    /** @param before where the application stood */
    public record Told(Standing before, Reaction reaction) {}

    public Told tell(AppKey key, Event event) {
        App app = apps.get(key);
        if (app == null) {
            Standing initial = Standing.initial(machine.start());
            if (machine.react(initial, event, lenient) instanceof Refused) {
                Refused unknown = new Refused(Reason.UNKNOWN);
                chronicle.happened(key, initial, event, unknown);
                return new Told(initial, unknown);
            }
            // Another event may have been quicker: what becomes of this one is decided under the lock.
            app = apps.computeIfAbsent(key, absent -> new App(absent, initial));
        }
        synchronized (app) {
            return tell(app, key, event);
        }
    }

    private Told tell(App app, AppKey key, Event event) {
        Standing before = app.standing();
        Reaction reaction = machine.react(before, event, lenient);
        switch (reaction) {
            case Accepted accepted -> {
                app.advance(accepted.next());
                if (before.events() == 0) {
                    census.joined(before.cycles());
                }
                if (accepted.cycle()) {
                    census.cycled(before.cycles());
                }
            }
            case Refused _ -> app.refuse();
        }
        chronicle.happened(key, before, event, reaction);
        return new Told(before, reaction);
    }

    public Census census() {
        return census;
    }

    public Optional<AppView> find(AppKey key) {
        return Optional.ofNullable(apps.get(key)).map(App::view);
    }

    /** In no order, each at its own instant. */
    public Stream<AppView> stream() {
        return apps.values().stream()
                .map(App::view)
                .filter(view -> view.standing().events() > 0);
    }
}
