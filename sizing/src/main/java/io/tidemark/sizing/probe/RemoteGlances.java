package io.tidemark.sizing.probe;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.machine.CommandException;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Glances in a container of its own, beside a target on a machine at a distance. A row counts for the middle of the
 * second that it names: it may have been written at any instant within that. Not thread-safe, but for the problems.
 */
final class RemoteGlances implements RemoteSource {
    static final String CONTAINER = "tidemark-glances";

    private static final String START = "remote-glances.sh";
    private static final String INSIDE = "glances-inside.sh";
    private static final String ROWS = "remote-rows.sh";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int TIME_LENGTH = "2026-11-25 12:34:56".length();
    private static final long HALF_A_SECOND = 500;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    /**
     * @param image with Glances and all that it can make use of
     * @param start how long it may take to start, together with the pulling of the image
     * @param patience after which it ends when nobody has fetched anything
     * @param mostBytes of one fetch
     */
    record Settings(String image, Duration start, Duration patience, int mostBytes) {
        static final String IMAGE = "nicolargo/glances:latest-full";
        static final Settings USUAL =
                new Settings(IMAGE, Duration.ofMinutes(5), Duration.ofMinutes(5), RemoteText.MOST_BYTES);
    }

    private final Watched.Remote watched;
    private final RemoteText text;
    private final Recording recording;
    private final GlancesCsv csv;

    private RemoteGlances(Watched.Remote watched, RemoteText text, Recording recording) {
        this.watched = watched;
        this.text = text;
        this.recording = recording;
        this.csv = new GlancesCsv(watched.name());
    }

    /** @throws ProblemsException when it cannot be started, with what Docker says to that */
    static RemoteGlances start(Watched.Remote watched, Settings settings, Recording recording, Clock clock)
            throws ProblemsException, IOException, InterruptedException {
        GlancesSettings glances = new GlancesSettings(watched.name());
        String script = Scripts.printing("configuration", glances.text())
                + Scripts.printing("inside", Scripts.text(INSIDE))
                + "image=" + Scripts.quoted(settings.image()) + "\n"
                + "plugins=" + glances.plugins() + " patience="
                + settings.patience().toMinutes() + "\n"
                + Scripts.text(START);
        try {
            watched.shell().run(script, settings.start());
        } catch (CommandException e) {
            throw problem(settings.image(), dockersWords(e.err().isBlank() ? e.toString() : e.err()));
        }
        return new RemoteGlances(
                watched, new RemoteText(watched.shell(), clock, Scripts.text(ROWS), settings.mostBytes()), recording);
    }

    @Override
    public ProbeKind kind() {
        return ProbeKind.GLANCES;
    }

    @Override
    public RemoteText text() {
        return text;
    }

    @Override
    public void read(String line) {
        synchronized (csv) {
            csv.next(line).ifPresent(metrics -> add(line, metrics));
        }
    }

    @Override
    public String lastWords() throws CloudException, InterruptedException {
        return watched.shell()
                .read("docker logs --tail 3 " + CONTAINER + " 2>&1\n", ANSWER_LIMIT)
                .strip();
    }

    @Override
    public List<String> problems() {
        synchronized (csv) {
            List<String> problems = new ArrayList<>(csv.problems());
            if (!csv.hasSeenContainer()) {
                problems.add("Glances did not see container " + watched.name() + ": only its machine was sampled.");
            }
            return problems;
        }
    }

    @Override
    public String removal() {
        return "docker rm --force --volumes " + CONTAINER + "\n";
    }

    private void add(String line, Map<Metric, Double> metrics) {
        try {
            long millis = LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            recording.add(new HostSample(millis + HALF_A_SECOND + text.shiftMillis(), metrics));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            recording.problem("Glances writes times that are not understood: its rows were skipped.");
        }
    }

    static ProblemsException problem(String image, String why) {
        return new ProblemsException(List.of(new Problem(
                "--probe",
                ProbeKind.GLANCES.key(),
                image,
                "must start beside the target: " + why,
                "the machine must be able to pull the image; the probe sampler needs none")));
    }

    /** Without the progress of the pulling, and advice about options. */
    private static String dockersWords(String text) {
        Predicate<String> tells = line -> line.contains("rror");
        String errors = text.lines().filter(tells).map(String::strip).collect(Collectors.joining(" "));
        return errors.isEmpty() ? text.strip() : errors;
    }
}
