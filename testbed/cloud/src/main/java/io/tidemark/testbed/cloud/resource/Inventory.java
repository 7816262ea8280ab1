package io.tidemark.testbed.cloud.resource;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** All resources that are there. Thread-safe. */
public final class Inventory {
    private final Set<String> all = new ConcurrentSkipListSet<>();

    /** Whether it was new. */
    boolean add(String type, String physicalId) {
        return all.add(type + " " + physicalId);
    }

    boolean has(String type, String physicalId) {
        return all.contains(type + " " + physicalId);
    }

    void remove(String type, String physicalId) {
        all.remove(type + " " + physicalId);
    }

    /** Each as its type and its physical id. */
    public List<String> all() {
        return List.copyOf(all);
    }
}
