package io.tidemark.aggregator.fleet.remote;

import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.remote.Post;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the centre knows of one worker. Changed under the lock of {@link Muster} only; read by anybody at any time. */
final class Recruit {
    private final Post post;
    private volatile long enlistedNanos;
    private volatile long calledNanos;
    private volatile long calledAgainNanos;
    private volatile long cameNanos;
    private volatile String trouble = "";
    private volatile @Nullable Stage stage;
    private volatile String remark = "";
    private volatile int next;
    private volatile long heardNanos;
    private volatile long leastGapMillis = Parcel.UNKNOWN_GAP;
    private volatile long theirGapMillis = Parcel.UNKNOWN_GAP;
    private volatile boolean replaced;

    Recruit(Post post) {
        this.post = post;
    }

    Post post() {
        return post;
    }

    /** When it was first thought of. */
    void enlisted(long nowNanos) {
        enlistedNanos = nowNanos;
    }

    long enlistedNanos() {
        return enlistedNanos;
    }

    void called(long nowNanos) {
        if (!isCalled()) {
            calledNanos = nowNanos;
        }
        calledAgainNanos = nowNanos;
        trouble = "";
    }

    void callFailed(String why) {
        trouble = why;
    }

    boolean isCalled() {
        return calledNanos != 0;
    }

    /** The first time: any of its calls may be the one that it serves by. */
    long calledNanos() {
        return calledNanos;
    }

    /** The last time. */
    long calledAgainNanos() {
        return calledAgainNanos;
    }

    /** From its first call to its first word; empty before that. */
    OptionalLong tookNanos() {
        return isCalled() && isHeard() ? OptionalLong.of(cameNanos - calledNanos) : OptionalLong.empty();
    }

    /** Why the last call failed; empty when it did not. */
    String trouble() {
        return trouble;
    }

    /** Parcels arrive in the order of their numbers, because only the next one is asked for. */
    void heard(Parcel parcel, long nowNanos, long epochMillis) {
        if (!isHeard()) {
            cameNanos = nowNanos;
        }
        stage = parcel.stage();
        remark = parcel.remark();
        next = parcel.number() + 1;
        heardNanos = nowNanos;
        leastGapMillis = Math.min(leastGapMillis, epochMillis - parcel.sentMillis());
        theirGapMillis = Math.min(theirGapMillis, parcel.clockGapMillis());
    }

    boolean isHeard() {
        return stage != null;
    }

    boolean isReady() {
        return stage == Stage.READY || stage == Stage.ON_DUTY;
    }

    boolean isWaiting() {
        return stage == Stage.READY;
    }

    boolean isGone() {
        return stage == Stage.LEFT || stage == Stage.FAILED;
    }

    boolean isFailed() {
        return stage == Stage.FAILED;
    }

    String remark() {
        return remark;
    }

    /** The number of the parcel that comes next. */
    int next() {
        return next;
    }

    long heardNanos() {
        return heardNanos;
    }

    void replace() {
        replaced = true;
    }

    boolean isReplaced() {
        return replaced;
    }

    /** As it last reported it; see {@link Parcel#clockGapMillis}. */
    long theirGapMillis() {
        return theirGapMillis;
    }

    /** How far the worker's clock is ahead of the centre's; empty before both have heard of each other. */
    Optional<ClockOffset> offset() {
        return leastGapMillis == Parcel.UNKNOWN_GAP || theirGapMillis == Parcel.UNKNOWN_GAP
                ? Optional.empty()
                : Optional.of(ClockOffset.of(theirGapMillis, leastGapMillis));
    }
}
