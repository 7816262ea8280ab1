package io.tidemark.functions.remote;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A change of the plan: all workers go over to another one at an instant since the start of the run.
 *
 * @param runId under which the new plan's deltas go
 * @param fingerprint of the new plan; the worker checks it
 * @param sameLoad its load is that of the plan before
 * @param after how many directives had been given before
 * @param bundle the plan with its files; empty when it lies on the shelf, under {@code bundleKey}
 */
public record Adoption(
        String runId, String fingerprint, long atNanos, boolean sameLoad, int after, byte[] bundle, String bundleKey) {
    public Adoption {
        requireNonNull(runId, "runId is null");
        requireNonNull(fingerprint, "fingerprint is null");
        bundle = bundle.clone();
        requireNonNull(bundleKey, "bundleKey is null");
        if (atNanos < 0 || after < 0) {
            throw new IllegalArgumentException("atNanos and after must be >= 0 but are " + atNanos + " and " + after);
        }
        if (bundle.length == 0 == bundleKey.isEmpty()) {
            throw new IllegalArgumentException("the plan must either be here or lie on the shelf");
        }
    }

    @Override
    public byte[] bundle() {
        return bundle.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Adoption(var run, var print, var at, var same, var given, var bytes, var key)
                && runId.equals(run)
                && fingerprint.equals(print)
                && atNanos == at
                && sameLoad == same
                && after == given
                && Arrays.equals(bundle, bytes)
                && bundleKey.equals(key);
    }

    @Override
    public int hashCode() {
        return runId.hashCode();
    }

    @Override
    public String toString() {
        return "Adoption[" + runId + " at " + atNanos + "]";
    }
}
