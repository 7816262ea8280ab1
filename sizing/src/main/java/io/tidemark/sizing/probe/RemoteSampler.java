package io.tidemark.sizing.probe;

import io.tidemark.core.problem.CloudException;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.probe.proc.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Our own script on a machine at a distance. Not thread-safe. */
final class RemoteSampler implements RemoteSource {
    private static final String START = "remote-start.sh";
    private static final String WATCH = "remote-watch.sh";
    private static final String PARTS = "remote-parts.sh";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final String directory;
    private final RemoteText text;
    private final Blocks blocks = new Blocks();
    private final Readings readings = new Readings();
    private final BlockProblems blockProblems;
    private final Recording recording;

    /**
     * @param patience after which it ends when nobody has fetched anything
     * @param reads of its output that make one of its files, each of at most 64 KiB and mostly of 4
     * @param mostBytes of one fetch
     */
    record Settings(Duration patience, int reads, int mostBytes) {
        static final Settings USUAL = new Settings(Duration.ofMinutes(5), 500, RemoteText.MOST_BYTES);
    }

    private RemoteSampler(String directory, RemoteText text, Watched.Remote watched, Recording recording) {
        this.directory = directory;
        this.text = text;
        this.blockProblems = new BlockProblems(watched, recording);
        this.recording = recording;
    }

    static RemoteSampler start(Watched.Remote watched, Settings settings, Recording recording, Clock clock)
            throws CloudException, IOException, InterruptedException {
        String script = Scripts.printing("sampler", Scripts.text(Sampler.SCRIPT))
                + Scripts.printing("watch", Scripts.text(WATCH))
                + "watched='" + String.join(" ", Sampler.arguments(watched)) + "'\n"
                + "patience=" + settings.patience().toSeconds() + " reads=" + settings.reads() + "\n"
                + Scripts.text(START);
        String directory = watched.shell().run(script, START_LIMIT).strip();
        String functions = "dir=" + Scripts.quoted(directory) + "\n" + Scripts.text(PARTS);
        return new RemoteSampler(
                directory, new RemoteText(watched.shell(), clock, functions, settings.mostBytes()), watched, recording);
    }

    /** Where it works on that machine. */
    String directory() {
        return directory;
    }

    @Override
    public ProbeKind kind() {
        return ProbeKind.SAMPLER;
    }

    @Override
    public RemoteText text() {
        return text;
    }

    @Override
    public void read(String line) {
        blocks.next(line).ifPresent(block -> {
            HostSample sample = readings.next(Reading.of(block));
            recording.add(new HostSample(sample.epochMillis() + text.shiftMillis(), sample.values()));
            blockProblems.look(block);
        });
    }

    @Override
    public String lastWords() {
        return blocks.complaints();
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public String removal() {
        // It leads a session of its own.
        return "cd " + Scripts.quoted(directory) + " 2>/dev/null || exit 0\n"
                + "kill -- -\"$(cat pid)\" 2>/dev/null\n"
                + "rm -rf \"$PWD\"\n";
    }
}
