package io.tidemark.deployment.swarm;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Buckets in memory. */
final class FakeDepot implements Depot {
    final Map<String, TreeSet<String>> buckets = new HashMap<>();
    /** What somebody puts into the bucket after it was cleared. */
    String late = "";

    void make(String bucket, String... keys) {
        buckets.put(bucket, new TreeSet<>(List.of(keys)));
    }

    @Override
    public boolean has(String bucket, String key) {
        return buckets.get(bucket).contains(key);
    }

    @Override
    public void put(String bucket, String key, Path file) {
        buckets.get(bucket).add(key);
    }

    @Override
    public void removeOthers(String bucket, String beginning, String key) {
        buckets.get(bucket).removeIf(other -> other.startsWith(beginning) && !other.equals(key));
    }

    @Override
    public Optional<Holding> holding(String bucket) {
        return Optional.ofNullable(buckets.get(bucket))
                .map(keys -> new Holding(keys.size(), 100L * keys.size(), 0, true));
    }

    @Override
    public void clear(String bucket, LongConsumer progress) {
        progress.accept(buckets.get(bucket).size());
        buckets.get(bucket).clear();
        if (!late.isEmpty()) {
            buckets.get(bucket).add(late);
            late = "";
        }
    }

    @Override
    public void removeBucket(String bucket) {
        if (!buckets.remove(bucket).isEmpty()) {
            throw new IllegalStateException("not empty");
        }
    }
}
