package io.tidemark.swarm.live;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.core.problem.Problem;
import io.tidemark.functions.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Who is missing gets no share of the load until it is there again, and all shares change at one instant. */
public final class Respread {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int workers;
    private final Clock clock;
    /** For whom all of the load is too much, as was told. */
    private List<Integer> overburdened = List.of();

    /** @param workers of the run */
    public Respread(int workers, Clock clock) {
        this.workers = workers;
        this.clock = clock;
    }

    /** @return what was changed, or why not, in a sentence; empty when the shares stay as they are */
    public Optional<String> steer(Helm helm) {
        if (helm.nowNanos() <= 0) {
            return Optional.empty();
        }
        Pilot pilot = helm.pilot();
        List<Integer> serving =
                new ArrayList<>(IntStream.range(0, workers).boxed().toList());
        long sureNanos = 0;
        List<Integer> before = pilot.sharing();
        for (WorkerFailure failure : pilot.failures()) {
            if (failure.fate() != WorkerFailure.Fate.REPLACED) {
                serving.removeIf(worker -> worker == failure.segment());
                if (before.contains(failure.segment())) {
                    long silent = pilot.silentNanos(failure.segment());
                    // Who was never heard may have sent since the start.
                    long since = silent < 0 ? helm.nowNanos() : silent;
                    sureNanos = Math.max(sureNanos, pilot.lease().toNanos() - since);
                }
            }
        }
        if (serving.isEmpty() || serving.equals(before)) {
            return Optional.empty();
        }
        List<Problem> objections = serving.containsAll(before)
                ? List.of()
                : Loads.rest(pilot.passages().getLast(), helm.nowNanos())
                        .map(rest -> pilot.objections(rest, serving.size()))
                        .orElse(List.of());
        if (!objections.isEmpty()) {
            boolean told = serving.equals(overburdened);
            overburdened = serving;
            if (told) {
                return Optional.empty();
            }
            Problem first = objections.getFirst();
            return Optional.of("The share of missing workers is held, since it is too much for the others ("
                    + first.key() + " " + first.expected() + ").");
        }
        overburdened = List.of();
        long soonest = Math.max(pilot.orderNanos(), helm.nowNanos() + sureNanos);
        long at = Math.ceilDiv(soonest, SECOND_NANOS) * SECOND_NANOS;
        String what = text(before, serving);
        pilot.share(at, serving);
        pilot.record(new Change(Change.Kind.WORKER, at / 1_000_000, clock.epochMillis(), Change.ITSELF, what));
        return Optional.of("Shares change: " + what + ".");
    }

    private static String text(List<Integer> before, List<Integer> after) {
        List<Integer> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Integer> back = new ArrayList<>(after);
        back.removeAll(before);
        List<String> parts = new ArrayList<>();
        if (!gone.isEmpty()) {
            parts.add(workers(gone) + (gone.size() == 1 ? " is missing" : " are missing"));
        }
        if (!back.isEmpty()) {
            parts.add(workers(back) + (back.size() == 1 ? " is there again" : " are there again"));
        }
        String share = after.size() == 1 ? " shares the load" : " share the load";
        return String.join(", ", parts) + ": " + after.size() + share;
    }

    private static String workers(List<Integer> some) {
        int shown = Math.min(5, some.size());
        String numbers = String.join(
                ", ",
                some.stream()
                        .limit(shown)
                        .map(number -> String.valueOf(number + 1))
                        .toList());
        String more = some.size() > shown ? " and " + (some.size() - shown) + " more" : "";
        return (some.size() == 1 ? "worker " : "workers ") + numbers + more;
    }
}
