package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.remote.Board.Awaited;
import io.tidemark.core.window.Parcel;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Relief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All workers of a run: who serves each segment, who is to take over, who has been heard of and when. Thread-safe. */
final class Muster {
    /** One that is replaced or overdue is asked after seldom. */
    private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long OFTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final int segments;
    private final long beatNanos;
    private final Map<Post, Recruit> all = new LinkedHashMap<>();
    private final Recruit[] serving;
    private final @Nullable Recruit[] candidates;
    private final Map<Post, Long> askedNanos = new HashMap<>();

    Muster(String runId, int segments, int beatMillis) {
        this.segments = segments;
        this.beatNanos = TimeUnit.MILLISECONDS.toNanos(beatMillis);
        this.serving = new Recruit[segments];
        this.candidates = new Recruit[segments];
        for (int i = 0; i < segments; i++) {
            serving[i] = enlist(new Post(runId, i, 0));
        }
    }

    /**
     * The workers of a run that others have called.
     *
     * @param reliefs that were agreed on
     */
    static Muster found(String runId, int segments, int beatMillis, List<Relief> reliefs, long nowNanos) {
        Muster muster = new Muster(runId, segments, beatMillis);
        for (Relief relief : reliefs) {
            Recruit relieved = muster.serving[relief.segment()];
            // It is not waited for: whether it was lost or had come to its end, only its own centre knew.
            relieved.replace();
            muster.serving[relief.segment()] = muster.enlist(new Post(runId, relief.segment(), relief.shift()));
        }
        muster.all.values().forEach(recruit -> recruit.called(nowNanos));
        return muster;
    }

    int segments() {
        return segments;
    }

    /** Between two signs of life of a worker, at most. */
    long beatNanos() {
        return beatNanos;
    }

    synchronized List<Recruit> serving() {
        return List.of(serving);
    }

    /** A further worker for a segment, to take over when it is ready. */
    synchronized Recruit candidate(int segment, long nowNanos) {
        Post post = serving[segment].post().next();
        while (all.containsKey(post)) {
            post = post.next();
        }
        Recruit candidate = enlist(post);
        candidate.enlisted(nowNanos);
        candidates[segment] = candidate;
        return candidate;
    }

    synchronized Optional<Recruit> candidateOf(int segment) {
        return Optional.ofNullable(candidates[segment]);
    }

    synchronized List<Recruit> candidates() {
        List<Recruit> some = new ArrayList<>();
        for (Recruit candidate : candidates) {
            if (candidate != null) {
                some.add(candidate);
            }
        }
        return some;
    }

    synchronized void dismissCandidate(int segment) {
        candidates[segment] = null;
    }

    /** The candidate serves the segment from now on. */
    synchronized void promote(int segment) {
        Recruit candidate = candidates[segment];
        if (candidate != null) {
            serving[segment] = candidate;
            candidates[segment] = null;
        }
    }

    synchronized void called(Recruit recruit, long nowNanos) {
        recruit.called(nowNanos);
    }

    synchronized void callFailed(Recruit recruit, String why) {
        recruit.callFailed(why);
    }

    synchronized void replace(Recruit recruit) {
        recruit.replace();
    }

    /** The parcels that may have come since they were last asked for. */
    synchronized List<Awaited> due(long nowNanos) {
        List<Awaited> due = new ArrayList<>();
        for (Recruit recruit : all.values()) {
            if (recruit.isCalled() && !recruit.isGone() && isDue(recruit, nowNanos)) {
                askedNanos.put(recruit.post(), nowNanos);
                due.add(new Awaited(recruit.post(), recruit.next()));
            }
        }
        return due;
    }

    private boolean isDue(Recruit recruit, long nowNanos) {
        Long asked = askedNanos.get(recruit.post());
        if (asked == null) {
            return true;
        }
        boolean overdue = recruit.isHeard() && nowNanos - recruit.heardNanos() > 10 * beatNanos;
        long period = overdue || recruit.isReplaced() ? SELDOM_NANOS : OFTEN_NANOS;
        boolean early = recruit.isHeard() && nowNanos - recruit.heardNanos() < beatNanos - OFTEN_NANOS;
        return !early && nowNanos - asked >= period;
    }

    /** False when it is known already. */
    synchronized boolean isNext(Awaited awaited) {
        Recruit recruit = all.get(awaited.post());
        return recruit != null && recruit.next() == awaited.number();
    }

    synchronized void heard(Post post, Parcel parcel, long nowNanos, long epochMillis) {
        Recruit recruit = all.get(post);
        if (recruit != null) {
            recruit.heard(parcel, nowNanos, epochMillis);
            // A worker that was cut off for a while has posted several.
            askedNanos.remove(post);
        }
    }

    synchronized int count(Predicate<Recruit> what) {
        return (int) List.of(serving).stream().filter(what).count();
    }

    synchronized boolean isEveryoneGone() {
        return Stream.of(serving).allMatch(Recruit::isGone)
                && all.values().stream()
                        .allMatch(recruit -> recruit.isGone() || recruit.isReplaced() || !recruit.isHeard());
    }

    synchronized List<Recruit> all() {
        return List.copyOf(all.values());
    }

    /** What those who have come took for it, from the quickest on. */
    synchronized long[] tookNanos() {
        return Stream.of(serving)
                .flatMapToLong(recruit -> recruit.tookNanos().stream())
                .sorted()
                .toArray();
    }

    synchronized long offsetMillis() {
        return ClockOffset.median(all.values().stream()
                .flatMap(recruit -> recruit.offset().stream())
                .toList());
    }

    /** The same as far as the workers alone could see it; empty before they have. */
    synchronized OptionalLong theirOffsetMillis() {
        long[] gaps = all.values().stream()
                .mapToLong(Recruit::theirGapMillis)
                .filter(gap -> gap != Parcel.UNKNOWN_GAP)
                .sorted()
                .toArray();
        return gaps.length == 0 ? OptionalLong.empty() : OptionalLong.of(gaps[gaps.length / 2]);
    }

    private Recruit enlist(Post post) {
        Recruit recruit = new Recruit(post);
        all.put(post, recruit);
        return recruit;
    }
}
