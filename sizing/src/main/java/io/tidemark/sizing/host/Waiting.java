package io.tidemark.sizing.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for processes where an interrupt must not keep us from cleaning up. */
final class Waiting {
    private Waiting() {}

    /** True when the process has exited within the time. An interrupt meanwhile is kept for the caller. */
    static boolean untilExit(Process process, Duration limit) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // The wait begins anew: it may last twice as long, for each interrupt.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
