package io.tidemark.emulator.serve;

import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.server.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The bundled backend on a free port, which forgets, unless a test wants something else. */
final class Setup {
    private final Backend backend;
    private Membership membership;
    private boolean lenient;
    private FaultRule faults = FaultRule.NONE;
    private Optional<Path> memory = Optional.empty();
    private boolean fresh;
    private Optional<Path> log = Optional.empty();

    private Setup(Backend backend) {
        this.backend = backend;
        this.membership = new Membership(backend.apps(), backend.count(), Set.of(), false);
    }

    static Setup oco() {
        return of(BundledBackends.read("oco"));
    }

    static Setup of(Backend backend) {
        return new Setup(backend);
    }

    Setup members(int count, Set<String> accounts, boolean listedOnly) {
        membership = new Membership(backend.apps(), count, accounts, listedOnly);
        return this;
    }

    Setup lenient() {
        lenient = true;
        return this;
    }

    Setup faults(FaultRule rule) {
        faults = rule;
        return this;
    }

    Setup keptIn(Path folder) {
        memory = Optional.of(folder);
        return this;
    }

    Setup fresh() {
        fresh = true;
        return this;
    }

    Setup logged(Path file) {
        log = Optional.of(file);
        return this;
    }

    Server start() throws IOException {
        return new Server(new EmulatorSettings(
                backend,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                2,
                membership,
                lenient,
                faults,
                1,
                memory,
                fresh,
                Duration.ofHours(1),
                log,
                Limits.DEFAULT));
    }
}
