package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a worker at a distance posts at a time: a sign of life, and the deltas that have gathered since the one before.
 * Numbered from 0 by each worker, without a gap, so that whoever collects them knows which one comes next.
 *
 * @param stage how far the worker is
 * @param sentMillis when it was made, by the worker's clock
 * @param clockGapMillis the least difference seen between the worker's clock on reading what the centre wrote and the
 *     centre's clock on writing it: how far the worker's clock is ahead, plus the shortest way
 * @param remark why the worker left or failed; empty when there is nothing to say
 * @param deltas encoded
 */
public record Parcel(
        int number, Stage stage, long sentMillis, long clockGapMillis, String remark, List<byte[]> deltas) {
    /** What is not known yet. */
    public static final long UNKNOWN_GAP = Long.MAX_VALUE;

    public Parcel {
        requireNonNull(stage, "stage is null");
        requireNonNull(remark, "remark is null");
        deltas = List.copyOf(deltas);
        if (number < 0) {
            throw new IllegalArgumentException("number must be >= 0 but is " + number);
        }
        if (sentMillis < 0) {
            throw new IllegalArgumentException("sentMillis must be >= 0 but is " + sentMillis);
        }
    }

    /** True when no further parcel follows. */
    public boolean isLast() {
        return stage == Stage.LEFT || stage == Stage.FAILED;
    }

    /** The code is part of the wire format. */
    public enum Stage {
        /** Prepared, waiting for the start. */
        READY(0),
        /** Sending load. */
        ON_DUTY(1),
        /** Everything is reported. */
        LEFT(2),
        /** It cannot run the plan; the remark says why. */
        FAILED(3);

        private final int code;

        Stage(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Stage ofCode(int code) {
            for (Stage stage : values()) {
                if (stage.code == code) {
                    return stage;
                }
            }
            throw new IllegalArgumentException("stage must be within [0, 3] but is " + code);
        }
    }
}
