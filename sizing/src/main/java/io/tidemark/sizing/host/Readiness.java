package io.tidemark.sizing.host;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Waits until a target is ready, and no longer than until it has ended. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LINES = 10;

    private final Clock clock;

    Readiness(Clock clock) {
        this.clock = clock;
    }

    void await(String kind, URI uri, ReadyCheck check, Launched target) throws ProblemsException {
        long end = clock.nanoTime() + check.within().toNanos();
        try {
            while (true) {
                if (target.endsWithin(PAUSE)) {
                    throw failure(kind, target, "must run until it is stopped but " + target.ending());
                }
                try {
                    Knock.at(uri, check);
                    return;
                } catch (IOException e) {
                    if (clock.nanoTime() - end >= 0) {
                        throw failure(kind, target, late(uri, check, e));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(kind, target, "was interrupted before it was ready");
        }
    }

    /** A problem whose hint is what the target wrote last. */
    static ProblemsException failure(String kind, Launched target, String what) {
        List<String> lines = target.lastLines(LINES);
        String hint = lines.isEmpty() ? "it wrote nothing" : "it wrote last:\n" + String.join("\n", lines);
        return Troubles.of(new Problem(kind, target.key(), target.value(), what, hint));
    }

    private static String late(URI uri, ReadyCheck check, IOException last) {
        String reason = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
        return "must be ready at " + uri + " within " + check.within().toMillis() / 1e3 + " s but is not: " + reason;
    }
}
