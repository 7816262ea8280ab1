package io.tidemark.emulator.serve;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.server.Limits;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an emulator is to be.
 *
 * @param threads that answer requests
 * @param lenient true to allow what only lenient rows of the table do
 * @param faults in force from the start
 * @param seed of what faults draw
 * @param memory where states are kept; empty to forget them
 * @param fresh true to begin anew, whatever is kept
 * @param interval between snapshots
 * @param log every event goes into; empty for none
 */
public record EmulatorSettings(
        Backend backend,
        InetSocketAddress address,
        int threads,
        Membership membership,
        boolean lenient,
        FaultRule faults,
        long seed,
        Optional<Path> memory,
        boolean fresh,
        Duration interval,
        Optional<Path> log,
        Limits limits) {
    public EmulatorSettings {
        requireNonNull(backend, "backend is null");
        requireNonNull(address, "address is null");
        requireNonNull(membership, "membership is null");
        requireNonNull(faults, "faults is null");
        requireNonNull(memory, "memory is null");
        requireNonNull(interval, "interval is null");
        requireNonNull(log, "log is null");
        requireNonNull(limits, "limits is null");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1 but is " + threads);
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval must be > 0 but is " + interval);
        }
    }
}
