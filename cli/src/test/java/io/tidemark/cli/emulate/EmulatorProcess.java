package io.tidemark.cli.emulate;

import io.tidemark.cli.TidemarkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tidemark emulate oco} in a process of its own, which listens. */
final class EmulatorProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final TidemarkProcess process;
    private final int port;

    private EmulatorProcess(TidemarkProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static EmulatorProcess start(Path directory, String... options) throws IOException, InterruptedException {
        TidemarkProcess process = begin(directory, options);
        // The last that is said, in both manners of output.
        process.awaitOutput(List.of(options).contains("--json") ? "\"backend\":\"oco\"}\n" : "Ctrl-C ends it.\n");
        Matcher url = URL.matcher(process.output());
        if (!url.find()) {
            throw new IllegalStateException("no address: " + process.output());
        }
        return new EmulatorProcess(process, Integer.parseInt(url.group(1)));
    }

    /** One that may not come so far. */
    static TidemarkProcess begin(Path directory, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("emulate", "oco"));
        words.addAll(List.of(options));
        return TidemarkProcess.start(directory, Map.of(), words.toArray(String[]::new));
    }

    int port() {
        return port;
    }

    String output() throws IOException {
        return process.output();
    }

    /** The exit code. */
    int end(String signal) throws IOException, InterruptedException {
        process.signal(signal);
        return process.await();
    }

    @Override
    public void close() {
        process.close();
    }
}
