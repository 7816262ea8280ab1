package io.tidemark.experiment.compare;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.sizing.compare.ComparisonDump;
import io.tidemark.sizing.result.SizingDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what a path is: a file of raw results, a directory with one, or the directory of a run.
 */
public final class Sources {
    /** As the reporter calls it when nobody says otherwise, and as the driver's documentation does. */
    private static final List<String> NAMES = List.of("results-raw.json", "dump.json", "raw.json");

    private static final List<String> FOLDERS = List.of("", "results");

    private Sources() {}

    /**
     * @param source the path as the user wrote it
     * @throws IOException with a message for a person
     */
    public static Dataset read(Path path, String source) throws IOException {
        if (Files.isRegularFile(path)) {
            return RawDumpReader.read(path, source);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.exists(path.resolve(SizingDump.JSON))) {
            return RunData.of(SizingDump.read(path), source);
        }
        if (Files.exists(path.resolve(RunDump.JSON))) {
            return RunData.of(RunDump.read(path), source);
        }
        if (Files.exists(path.resolve(ComparisonDump.JSON))) {
            throw new IOException("it compares machine types: name the directory of one type in it");
        }
        Optional<Path> dump = dump(path);
        if (dump.isPresent()) {
            return RawDumpReader.read(dump.get(), source);
        }
        throw new IOException("there is neither a run (" + RunDump.JSON + ") nor a file of raw results, such as "
                + NAMES.getFirst() + ", in it");
    }

    private static Optional<Path> dump(Path directory) throws IOException {
        for (String folder : FOLDERS) {
            for (String name : NAMES) {
                Path file = directory.resolve(folder).resolve(name);
                if (Files.isRegularFile(file) && isDump(file)) {
                    return Optional.of(file);
                }
            }
        }
        for (String folder : FOLDERS) {
            Optional<Path> other = other(directory.resolve(folder));
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    /** The reporter may have been told another name. */
    private static Optional<Path> other(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
        List<Path> dumps = files.stream().filter(Sources::isDump).toList();
        if (dumps.size() > 1) {
            throw new IOException("there are several files of raw results in it ("
                    + dumps.getFirst().getFileName() + ", " + dumps.get(1).getFileName() + "): name one");
        }
        return dumps.stream().findFirst();
    }

    /** Whether there is a list of raw results; a file that is no JSON has none. */
    private static boolean isDump(Path file) {
        try (JsonParser json = RawDumpReader.JSON.createParser(Files.newInputStream(file))) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            while (object && json.nextToken() == JsonToken.FIELD_NAME) {
                boolean raw = json.currentName().equals("raw");
                if (json.nextToken() == JsonToken.START_ARRAY && raw) {
                    return true;
                }
                json.skipChildren();
            }
            return false;
        } catch (IOException _) {
            return false;
        }
    }
}
