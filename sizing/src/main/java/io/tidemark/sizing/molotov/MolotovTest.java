package io.tidemark.sizing.molotov;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The settings of one test of a {@code molotov.json}, as far as they mean something to a sizing.
 *
 * @param tolerancePercent as Molotov writes it: 5 is 5 %
 * @param workers of one process; Molotov's workers are our users
 * @param ignored settings that were there but have no effect here
 */
public record MolotovTest(
        String name,
        boolean sizing,
        OptionalDouble tolerancePercent,
        OptionalInt workers,
        OptionalInt processes,
        Optional<Duration> rampUp,
        Optional<Duration> duration,
        List<String> ignored) {
    public MolotovTest {
        ignored = List.copyOf(ignored);
    }
}
