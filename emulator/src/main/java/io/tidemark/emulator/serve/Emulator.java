package io.tidemark.emulator.serve;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.Faults;
import io.tidemark.emulator.keep.StateFolder;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.registry.Census;
import io.tidemark.emulator.registry.Chronicle;
import io.tidemark.emulator.serve.StartException.Need;
import io.tidemark.functions.time.Clock;
import io.tidemark.server.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A backend at work, until it is closed. */
public final class Emulator implements AutoCloseable {
    private final HttpServer server;
    private final Upkeep upkeep;
    private final @Nullable StateFolder memory;
    private final @Nullable EventLog log;
    private final Office office;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Emulator(
            HttpServer server, Upkeep upkeep, @Nullable StateFolder memory, @Nullable EventLog log, Office office) {
        this.server = server;
        this.upkeep = upkeep;
        this.memory = memory;
        this.log = log;
        this.office = office;
    }

    /**
     * @param notes is told what a person should know, now and later, in sentences
     * @throws StartException when the address, the folder or the log cannot be had
     */
    public static Emulator start(EmulatorSettings settings, Clock clock, Consumer<String> notes) throws IOException {
        StateFolder memory = null;
        EventLog log = null;
        try {
            if (settings.memory().isPresent()) {
                memory = memory(settings, settings.memory().get());
                memory.notes().forEach(notes);
            }
            if (settings.log().isPresent()) {
                log = log(settings.log().get(), clock);
            }
            return start(settings, memory, log, clock, notes);
        } catch (IOException | RuntimeException e) {
            close(memory, log);
            throw e;
        }
    }

    private static StateFolder memory(EmulatorSettings settings, Path folder) throws StartException {
        try {
            StateFolder memory = StateFolder.open(folder, settings.backend().name(), settings.fresh());
            requireKnown(settings.backend(), memory);
            return memory;
        } catch (IOException e) {
            throw new StartException(Need.MEMORY, e);
        }
    }

    private static EventLog log(Path file, Clock clock) throws StartException {
        try {
            return EventLog.open(file, clock);
        } catch (IOException e) {
            throw new StartException(Need.LOG, e);
        }
    }

    private static HttpServer server(EmulatorSettings settings, Router router, Clock clock) throws StartException {
        try {
            return HttpServer.start(settings.address(), settings.threads(), settings.limits(), router, clock);
        } catch (IOException e) {
            throw new StartException(Need.ADDRESS, e);
        }
    }

    private static Emulator start(
            EmulatorSettings settings,
            @Nullable StateFolder memory,
            @Nullable EventLog log,
            Clock clock,
            Consumer<String> notes)
            throws IOException {
        Backend backend = settings.backend();
        Map<AppKey, Standing> restored = memory == null ? Map.of() : memory.restored();
        Chronicle chronicle = Chronicle.NONE;
        if (memory != null) {
            chronicle = chronicle.and(kept(memory));
        }
        if (log != null) {
            chronicle = chronicle.and(log);
        }
        Faults faults = new Faults(settings.seed(), settings.faults());
        Office office =
                Office.open(backend, settings.membership(), settings.lenient(), faults, restored, chronicle, clock);
        Router router = office.router(new PageDesk(settings, clock), notes);
        HttpServer server = server(settings, router, clock);
        Upkeep upkeep =
                Upkeep.start(settings.interval(), () -> bringHome(memory, log), () -> trouble(memory, log), notes);
        return new Emulator(server, upkeep, memory, log, office);
    }

    private static Chronicle kept(StateFolder memory) {
        return (key, before, event, reaction) -> {
            if (reaction instanceof Accepted accepted) {
                memory.changed(key, accepted.next());
            }
        };
    }

    /** A file that was changed meanwhile may no longer have the states that its applications were in. */
    private static void requireKnown(Backend backend, StateFolder memory) throws IOException {
        for (Map.Entry<AppKey, Standing> entry : memory.restored().entrySet()) {
            String state = entry.getValue().state();
            String pending = entry.getValue().pending();
            boolean known = backend.machine().states().containsKey(state);
            if (!known || (pending != null && !backend.commands().containsKey(pending))) {
                memory.close();
                throw new IOException("application " + entry.getKey() + " was in state " + state
                        + (pending == null ? "" : " with command " + pending) + ", which " + backend.name()
                        + " no longer has: begin anew with --fresh");
            }
        }
    }

    private static void bringHome(@Nullable StateFolder memory, @Nullable EventLog log) {
        if (memory != null) {
            memory.snapshot();
        }
        if (log != null) {
            log.flush();
        }
    }

    private static Optional<String> trouble(@Nullable StateFolder memory, @Nullable EventLog log) {
        Optional<String> ofMemory = memory == null ? Optional.empty() : memory.trouble();
        return ofMemory.isPresent() || log == null ? ofMemory : log.trouble();
    }

    public int port() {
        return server.port();
    }

    /** Why not all states are kept at present, or were at the end; empty when all is well. */
    public Optional<String> memoryTrouble() {
        return memory == null ? Optional.empty() : memory.trouble();
    }

    /** Why the log lacks something; empty when all is well. */
    public Optional<String> logTrouble() {
        return log == null ? Optional.empty() : log.trouble();
    }

    /** What it came to, in one line. */
    public String summary() {
        Census.Counts cycles = office.apps().census().counts();
        String all = "%s, %s accepted, %,d refused"
                .formatted(
                        counted(cycles.n(), "application"),
                        counted(office.tallies().accepted(), "event"),
                        office.tallies().refused());
        if (cycles.n() == 0) {
            return all;
        }
        long min = cycles.min().getAsLong();
        long max = cycles.max().getAsLong();
        return all + ", " + (min == max ? "" : "%,d to ".formatted(min)) + counted(max, "cycle") + " each";
    }

    private static String counted(long number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }

    /** Answers no more, and brings everything onto the disk. */
    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            server.close();
            upkeep.close();
            close(memory, log);
        }
    }

    private static void close(@Nullable StateFolder memory, @Nullable EventLog log) throws IOException {
        try (memory;
                log) {
            return;
        }
    }
}
