package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.flow.Flows;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What every worker of a run is given on its way: the plan with its files, the secrets it names, where to report. */
final class Provisions {
    /** Of a bundle in a call: asynchronous calls take 256 KB, and it grows by a third as text. */
    static final int MOST_INLINE = 120_000;

    /** Another copy of the control for so many readers, far from what a partition of the table can serve. */
    private static final int READERS_PER_COPY = 500;

    private final Assignment assignment;
    private final int workers;
    private final RemoteFleetSettings settings;
    private final Pace pace;
    private final Map<String, String> secrets;
    private final byte[] bundle;
    private final String bundleKey;
    private final int mostConnections;
    private final Clock clock;

    private Provisions(
            Assignment assignment,
            int workers,
            RemoteFleetSettings settings,
            Pace pace,
            Map<String, String> secrets,
            byte[] bundle,
            String bundleKey,
            int mostConnections,
            Clock clock) {
        this.assignment = assignment;
        this.workers = workers;
        this.settings = settings;
        this.pace = pace;
        this.secrets = secrets;
        this.bundle = bundle;
        this.bundleKey = bundleKey;
        this.mostConnections = mostConnections;
        this.clock = clock;
    }

    /** @throws ProblemsException when the plan cannot run, or cannot be sent */
    static Provisions pack(
            Assignment assignment,
            int workers,
            RemoteFleetSettings settings,
            Pace pace,
            int mostConnections,
            @Nullable Shelf shelf,
            Environment environment,
            Clock clock)
            throws ProblemsException {
        Map<String, String> secrets = secrets(assignment.plan(), environment, clock);
        byte[] packed = PlanBundle.write(assignment.plan());
        if (packed.length <= MOST_INLINE) {
            return new Provisions(assignment, workers, settings, pace, secrets, packed, "", mostConnections, clock);
        }
        String key = key(assignment.runId());
        try {
            if (shelf == null) {
                throw new IOException("its files make it " + packed.length + " bytes, of which a call takes "
                        + MOST_INLINE + ": name a bucket with --bucket");
            }
            shelf.put(key, packed);
        } catch (IOException e) {
            throw new ProblemsException(List.of(
                    new Problem("plan", "size", "", "must be brought to the workers", String.valueOf(e.getMessage()))));
        }
        return new Provisions(assignment, workers, settings, pace, secrets, new byte[0], key, mostConnections, clock);
    }

    /** Where on the shelf the plan of a run lies. */
    static String key(String runId) {
        return "plans/" + runId + ".zip";
    }

    /** What every worker is given: values of the environment by name. */
    Map<String, String> secrets() {
        return secrets;
    }

    /** Finds what the plan names by compiling it, which also finds what is missing before anybody is called. */
    static Map<String, String> secrets(Plan plan, Environment environment, Clock clock) throws ProblemsException {
        Map<String, String> asked = new TreeMap<>();
        Environment recording = name -> {
            String value = environment.get(name);
            if (value != null) {
                asked.put(name, value);
            }
            return value;
        };
        Flows.compile(plan, Segment.WHOLE, 0, recording, clock);
        return asked;
    }

    static int copies(int workers) {
        return 1 + workers / READERS_PER_COPY;
    }

    RunCard card(String kind) {
        return new RunCard(
                kind,
                workers,
                assignment.fingerprint(),
                bundle,
                bundleKey,
                settings.bucket(),
                assignment.isSteered(),
                settings.logMillis() > 0,
                expiresSeconds(clock.epochMillis()));
    }

    private static long expiresSeconds(long now) {
        return TimeUnit.MILLISECONDS.toSeconds(now) + Summons.KEPT_SECONDS;
    }

    Summons summons(Post post) {
        long now = clock.epochMillis();
        return new Summons(
                post,
                workers,
                assignment.fingerprint(),
                bundle,
                bundleKey,
                secrets,
                settings.table(),
                settings.bucket(),
                copies(workers),
                mostConnections,
                pace,
                now + settings.musterMillis() + TimeUnit.MINUTES.toMillis(5),
                expiresSeconds(now),
                settings.logMillis());
    }
}
