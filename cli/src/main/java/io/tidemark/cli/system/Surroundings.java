package io.tidemark.cli.system;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * All that a command sees of the machine it runs on.
 *
 * @param out results, and progress when it is a terminal or for machines
 * @param err problems, and progress when {@code out} is not a terminal
 * @param directory that relative paths are relative to
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Environment environment,
        Clock clock,
        Resolver resolver,
        Interrupts interrupts,
        Path directory) {
    public Surroundings {
        requireNonNull(out, "out is null");
        requireNonNull(err, "err is null");
        requireNonNull(terminal, "terminal is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(resolver, "resolver is null");
        requireNonNull(interrupts, "interrupts is null");
        requireNonNull(directory, "directory is null");
    }

    /** A file's name, as short as it can be typed. */
    public String relative(Path file) {
        Path here = directory.toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }
}
