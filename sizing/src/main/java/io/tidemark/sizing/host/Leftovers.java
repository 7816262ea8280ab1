package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Containers of earlier runs that nobody removed, as after a power failure. Only containers with our labels are ever
 * looked at, and of these only those are named whose time is over or whose owner is known to be gone: a process of
 * this machine that has ended.
 */
public final class Leftovers {
    private static final String FORMAT = Stream.of(
                    Labels.RUN, Labels.MACHINE, Labels.PID, Labels.BORN, Labels.STARTED, Labels.TIME_TO_LIVE)
            .map("{{.Label \"%s\"}}"::formatted)
            .collect(Collectors.joining("\t", "{{.ID}}\t{{.Names}}\t{{.Image}}\t", ""));
    private static final int FIELDS = 9;

    private final Docker docker;
    private final Clock clock;

    public Leftovers(Docker docker, Clock clock) {
        this.docker = requireNonNull(docker, "docker is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @param reason for a person: {@code its owner, process 4711, has ended} */
    public record Leftover(String id, String name, String image, String reason) {}

    /** Those on the engine now; throws when there is no engine to ask. */
    public List<Leftover> find() throws ProblemsException {
        Docker.Output listed =
                docker.call("ps", "--all", "--no-trunc", "--filter", "label=" + Labels.RUN, "--format", FORMAT);
        if (!listed.good()) {
            throw Docker.problem("engine", "", "must list its containers: " + listed.trouble());
        }
        String machine = thisMachine();
        List<Leftover> found = new ArrayList<>();
        for (String line : listed.out().lines().toList()) {
            add(found, line.split("\t", -1), machine);
        }
        return List.copyOf(found);
    }

    /** Removes them; those that are gone meanwhile are fine. */
    public void remove(List<Leftover> leftovers) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        for (Leftover leftover : leftovers) {
            Docker.Output removed = docker.call("rm", "--force", "--volumes", leftover.id());
            if (!removed.good() && !removed.err().contains("o such container")) {
                problems.add(new Problem(
                        Docker.KIND, "container", leftover.name(), "must be removed: " + removed.trouble(), ""));
            }
        }
        Troubles.check(problems);
    }

    private void add(List<Leftover> found, String[] fields, String machine) throws ProblemsException {
        if (fields.length != FIELDS) {
            throw Docker.problem("container", fields[0], "must have labels without tabs");
        }
        Labels labels = labels(fields);
        if (labels.owner().isGone(machine)) {
            String reason = "its owner, process " + labels.owner().pid() + ", has ended";
            found.add(new Leftover(fields[0], fields[1], fields[2], reason));
        } else if (labels.isOver(clock.epochMillis())) {
            String reason = "its time of " + labels.timeToLive().toSeconds() + " s is over";
            found.add(new Leftover(fields[0], fields[1], fields[2], reason));
        }
    }

    private static Labels labels(String[] fields) throws ProblemsException {
        try {
            Owner owner = new Owner(fields[4], Long.parseLong(fields[5]), fields[6]);
            Duration timeToLive = Duration.ofSeconds(Long.parseLong(fields[8]));
            return new Labels(fields[3], owner, Long.parseLong(fields[7]), timeToLive);
        } catch (NumberFormatException e) {
            throw Docker.problem("container", fields[1], "must have our labels, with numbers: " + e.getMessage());
        }
    }

    private static String thisMachine() throws ProblemsException {
        try {
            return Owner.thisMachine();
        } catch (IOException e) {
            throw Docker.problem("machine", "", "must have a name: " + e.getMessage());
        }
    }
}
