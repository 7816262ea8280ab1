package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Samples by the program Glances, through the file that it exports. A row counts for the instant at which it is seen,
 * at most a fifth of a second after it was written: the time within a row has whole seconds, and no zone.
 */
final class GlancesProbe implements Probe {
    static final String FILE = "glances.csv";
    static final String LOG = "glances.log";
    static final String CONFIGURATION = "glances.conf";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration END = Duration.ofSeconds(3);

    private final Process program;
    private final Clock clock;
    private final Watched watched;
    private final Recording recording;
    private final GlancesCsv csv;
    private final GrowingFile file;
    private final CpuOfProcess cpu;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private GlancesProbe(Process program, Path directory, Watched watched, Clock clock) {
        this.program = program;
        this.clock = clock;
        this.watched = watched;
        this.recording = new Recording(directory);
        this.csv = new GlancesCsv(containerOf(watched));
        this.file = new GrowingFile(directory.resolve(FILE));
        this.cpu = new CpuOfProcess(program.toHandle(), clock);
        this.thread = Thread.ofPlatform().name("tidemark-glances").daemon().unstarted(this::run);
    }

    static Probe start(GlancesProgram glances, Watched watched, Path directory, Clock clock) throws ProblemsException {
        glances.require();
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(FILE));
            Process program = glances.start(
                    new GlancesSettings(containerOf(watched)),
                    directory.resolve(CONFIGURATION),
                    directory.resolve(FILE),
                    directory.resolve(LOG));
            GlancesProbe probe = new GlancesProbe(program, directory, watched, clock);
            probe.thread.start();
            return probe;
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "--probe", ProbeKind.GLANCES.key(), glances.command(), "must start: " + e.getMessage(), "")));
        }
    }

    /** Docker itself writes a slash before the name at times; Glances never does. */
    private static String containerOf(Watched watched) {
        return watched instanceof Watched.Container container ? container.name().replaceFirst("^/", "") : "";
    }

    @Override
    public String kind() {
        return ProbeKind.GLANCES.key();
    }

    @Override
    public List<HostSample> samples() {
        return recording.samples();
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(recording.problems());
        synchronized (csv) {
            problems.addAll(csv.problems());
            switch (watched) {
                case Watched.Nothing _, Watched.Machine _, Watched.Remote _ -> {}
                case Watched.ProcessTree _ ->
                    problems.add("Glances exports no processes: only the machine was sampled.");
                case Watched.Container container -> {
                    if (!csv.hasSeenContainer()) {
                        problems.add("Glances did not see container " + container.name()
                                + ": it needs Python's Docker module (python3-docker, python3-dateutil).");
                    }
                }
            }
        }
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        closed.countDown();
        program.destroy();
        try {
            thread.join(END);
            if (!program.waitFor(END)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            program.destroyForcibly();
        }
        recording.close();
    }

    private void run() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean ended = !program.isAlive();
                for (String line : file.newLines()) {
                    read(line);
                }
                if (ended) {
                    recording.problem("Glances ended with status " + program.exitValue() + " after "
                            + samples().size() + " samples; it said: " + lastWords());
                    return;
                }
            }
        } catch (IOException e) {
            recording.problem("The file of Glances cannot be read: " + e + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recording.problem("The reading of Glances was interrupted.");
        }
    }

    private void read(String line) {
        synchronized (csv) {
            csv.next(line).ifPresent(metrics -> {
                Map<Metric, Double> values = new EnumMap<>(Metric.class);
                values.putAll(metrics);
                cpu.sinceLastTime().ifPresent(cores -> values.put(Metric.PROBE_CPU, cores));
                recording.add(new HostSample(clock.epochMillis(), values));
            });
        }
    }

    private String lastWords() throws IOException {
        Path log = file.path().resolveSibling(LOG);
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, UTF_8) : List.of();
        return lines.isEmpty() ? "nothing." : lines.getLast();
    }
}
