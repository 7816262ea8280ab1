package io.tidemark.emulator.fault;

import java.util.PriorityQueue;

/**
 * Servers with one line before them, reckoned rather than run: when the next one is free is known as soon as a request
 * comes. Thread-safe.
 */
final class Turnstile {
    /** When each busy server is free. Instants of a clock that may wrap around: they are compared by their distance. */
    private final PriorityQueue<Long> freeNanos = new PriorityQueue<>((a, b) -> Long.signum(a - b));

    private final int servers;

    Turnstile(int servers) {
        if (servers < 1) {
            throw new IllegalArgumentException("servers must be >= 1 but is " + servers);
        }
        this.servers = servers;
    }

    /** How long a request takes from now, its wait included. */
    synchronized long take(long now, long serviceNanos) {
        long wait = freeNanos.size() < servers ? 0 : Math.max(0, freeNanos.remove() - now);
        freeNanos.add(now + wait + serviceNanos);
        return wait + serviceNanos;
    }
}
