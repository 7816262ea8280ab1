package io.tidemark.sizing.result;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Run;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A sizing on disk: {@value #JSON} beside the two files of its run.
 *
 * <p>Guarantees: what was written is read back exactly; {@value #JSON} gets its name last, and is refused beside another
 * run's files.
 */
public final class SizingDump {
    public static final String JSON = "sizing.json";

    static final String FORMAT = "tidemark-sizing";
    static final int FORMAT_VERSION = 1;

    private SizingDump() {}

    /** Writes into an existing directory; a dump that is there already is replaced. */
    public static void write(Path directory, Sizing sizing) throws IOException {
        RunDump.write(directory, sizing.run());
        JsonFile.write(directory.resolve(JSON), FORMAT, FORMAT_VERSION, json -> new SizingJson(json).write(sizing));
    }

    /** @throws IOException with a message that names the file, when one is missing, damaged or of another version */
    public static Sizing read(Path directory) throws IOException {
        Run run = RunDump.read(directory);
        return JsonFile.read(
                directory.resolve(JSON), FORMAT, FORMAT_VERSION, fields -> SizingParts.sizing(fields, run));
    }
}
