package io.tidemark.sizing.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The observations of a search that goes on, a JSON object per line, after a first line with the settings. A search can be
 * taken up from it, because it is a function of just these.
 *
 * <p>Guarantees: an observation that was appended is on the disk. Whoever dies while appending leaves a line that is cut;
 * it is ignored when the log is read, and said. Not thread-safe.
 */
public final class ObservationLog implements AutoCloseable {
    public static final String FILE = "observations.jsonl";

    private static final String FORMAT = "tidemark-observations";
    private static final int FORMAT_VERSION = 1;
    private static final byte LINE_END = '\n';

    private final FileChannel channel;

    private ObservationLog(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins a log; one that is there already is replaced. */
    public static ObservationLog create(Path file, SearchSettings settings) throws IOException {
        ObservationLog log = new ObservationLog(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonFile.object(line, FORMAT, FORMAT_VERSION, json -> new CapacityJson(json).settings(settings));
        log.append(line);
        return log;
    }

    /** Goes on with a log that was read; a cut last line is removed. */
    public static ObservationLog resume(Path file) throws IOException {
        long whole = read(file).bytes();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
        return new ObservationLog(channel);
    }

    public void append(Observation observation) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            new CapacityJson(json).observation(observation);
        }
        append(line);
    }

    private void append(ByteArrayOutputStream line) throws IOException {
        line.write(LINE_END);
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** @throws IOException with a message that names the file and the line, when it is missing, damaged or of another version */
    public static Content read(Path file) throws IOException {
        byte[] bytes = bytes(file);
        List<Observation> observations = new ArrayList<>();
        SearchSettings settings = null;
        int from = 0;
        int number = 0;
        for (int end = next(bytes, from); end >= 0; end = next(bytes, from)) {
            String where = file + " line " + ++number;
            ByteArrayInputStream line = new ByteArrayInputStream(bytes, from, end - from);
            if (settings == null) {
                settings = settings(where, line);
            } else {
                observations.add(observation(where, line));
            }
            from = end + 1;
        }
        if (settings == null) {
            throw new DumpException(file + ": the first line, with the settings of the search, is missing or cut");
        }
        List<String> notes = from == bytes.length
                ? List.of()
                : List.of(file + ": its last line, " + (number + 1) + ", is cut and was ignored.");
        return new Content(settings, observations, notes, from);
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DumpException(file + ": there is no such file", e);
        }
    }

    private static int next(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == LINE_END) {
                return i;
            }
        }
        return -1;
    }

    private static SearchSettings settings(String where, ByteArrayInputStream line) throws IOException {
        try {
            return JsonFile.read(
                    where,
                    JsonFile.tree(line),
                    FORMAT,
                    FORMAT_VERSION,
                    fields -> CapacityParts.settings(fields.object("settings")));
        } catch (JsonProcessingException e) {
            throw new DumpException(where + ": damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static Observation observation(String where, ByteArrayInputStream line) throws IOException {
        try {
            return JsonFile.part(where, JsonFile.tree(line), CapacityParts::observation);
        } catch (JsonProcessingException e) {
            throw new DumpException(where + ": damaged: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * What a log holds.
     *
     * @param notes for a person: what was ignored
     * @param bytes of the whole lines
     */
    public record Content(SearchSettings settings, List<Observation> observations, List<String> notes, long bytes) {
        public Content {
            observations = List.copyOf(observations);
            notes = List.copyOf(notes);
        }
    }
}
