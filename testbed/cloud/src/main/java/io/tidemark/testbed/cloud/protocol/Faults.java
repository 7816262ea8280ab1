package io.tidemark.testbed.cloud.protocol;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What goes wrong with requests, on demand. Thread-safe. */
public final class Faults {
    private static final String ALL = "*";

    private final Map<String, Integer> throttled = new HashMap<>();
    private final Set<String> denied = new HashSet<>();
    private final Set<String> hanging = new HashSet<>();
    private boolean expired;
    private boolean closed;

    /** The next so many calls are refused for being too many. An SDK's client of usual settings tries four times. */
    public synchronized void throttleNext(String service, String action, int calls) {
        throttled.put(key(service, action), calls);
    }

    /**
     * From now on nobody may.
     *
     * @param action or {@code *}
     */
    public synchronized void deny(String service, String action) {
        denied.add(key(service, action));
    }

    public synchronized void allow(String service, String action) {
        denied.remove(key(service, action));
    }

    /** From now on the credentials that requests are signed with are too old. */
    public synchronized void expireCredentials(boolean yes) {
        expired = yes;
    }

    /** From now on nothing of it is answered, until {@link #release}. */
    public synchronized void hang(String service) {
        hanging.add(service);
    }

    /** What hangs is answered now. */
    public synchronized void release() {
        hanging.clear();
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Throws what is to go wrong, or waits. */
    void pass(Service service, String action) {
        awaitRelease(service.name());
        if (isExpired()) {
            throw service.protocol().expired();
        }
        if (isDenied(service.name(), action)) {
            throw service.protocol().denied(sentence(service.name() + ":" + action));
        }
        if (isThrottled(service.name(), action)) {
            throw service.protocol().throttled();
        }
    }

    private synchronized void awaitRelease(String service) {
        try {
            while (hanging.contains(service) && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isExpired() {
        return expired;
    }

    private synchronized boolean isDenied(String service, String action) {
        return denied.contains(key(service, action)) || denied.contains(key(service, ALL));
    }

    private synchronized boolean isThrottled(String service, String action) {
        int left = throttled.getOrDefault(key(service, action), 0);
        throttled.put(key(service, action), left - 1);
        return left > 0;
    }

    private static String key(String service, String action) {
        return service + ":" + action;
    }

    private static String sentence(String action) {
        return "User: " + Account.USER + " is not authorized to perform: " + action
                + " because no identity-based policy allows the " + action + " action";
    }
}
