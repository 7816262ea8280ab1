package io.tidemark.aggregator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The directories of runs in the order of their age, which is in the names of most, so that those need not be opened. */
final class RunsByAge {
    private static final String STAMPED = "\\d{8}-\\d{6}-.*";
    private static final int STAMP_LENGTH = 15;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunsByAge() {}

    /** @param notes gets a sentence for each that cannot be read */
    static List<String> newestFirst(Path runs, EntryReader reader, List<String> notes) {
        List<Aged> found = new ArrayList<>();
        for (String name : names(runs, notes)) {
            stamp(runs.resolve(name), name, reader, notes).ifPresent(stamp -> found.add(new Aged(stamp, name)));
        }
        found.sort(Comparator.comparing(Aged::stamp).thenComparing(Aged::name).reversed());
        return found.stream().map(Aged::name).toList();
    }

    private static List<String> names(Path runs, List<String> notes) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(runs)) {
            return paths.map(RunFiles::name).filter(Entry::isId).toList();
        } catch (IOException e) {
            notes.add(e.toString());
            return List.of();
        }
    }

    /** When it began, as ids say it. */
    private static Optional<String> stamp(Path run, String name, EntryReader reader, List<String> notes) {
        if (!Files.isDirectory(run)) {
            return Optional.empty();
        }
        if (name.matches(STAMPED)) {
            return Optional.of(name.substring(0, STAMP_LENGTH));
        }
        try {
            return reader.read(run).map(entry -> STAMP.format(Instant.ofEpochMilli(entry.startedEpochMillis())));
        } catch (IOException e) {
            notes.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private record Aged(String stamp, String name) {}
}
