package io.tidemark.testbed.cloud.protocol;

import java.util.ArrayList;
import java.util.List;

/** All that was asked, refused or not. Thread-safe. */
public final class Calls {
    private final List<String> all = new ArrayList<>();

    synchronized void add(String service, String action) {
        all.add(service + ":" + action);
    }

    /** In their order, each as {@code service:Action}. */
    public synchronized List<String> all() {
        return List.copyOf(all);
    }

    public long count(String service, String action) {
        String call = service + ":" + action;
        return all().stream().filter(call::equals).count();
    }

    /** Forgets those so far. */
    public synchronized void clear() {
        all.clear();
    }
}
