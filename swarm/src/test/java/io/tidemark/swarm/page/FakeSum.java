package io.tidemark.swarm.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** The statistics of a name: as if all its requests lay around the median of their second. */
final class FakeSum {
    private static final Map<String, Double> PERCENTILES = new LinkedHashMap<>();

    static {
        PERCENTILES.put("50", 1.0);
        PERCENTILES.put("66", 1.2);
        PERCENTILES.put("75", 1.45);
        PERCENTILES.put("80", 1.7);
        PERCENTILES.put("90", 2.4);
        PERCENTILES.put("95", 3.1);
        PERCENTILES.put("98", 4.7);
        PERCENTILES.put("99", 6.4);
        PERCENTILES.put("99.9", 8.0);
        PERCENTILES.put("99.99", 9.5);
        PERCENTILES.put("100", 11.0);
    }

    private final String method;
    private final String name;
    private final int version;
    private final int from; // points before the first that counts
    private long requests;
    private long failures;
    private long late;
    private double medians; // each as often as there were requests
    private long lastRequests;
    private long lastFailures;
    private int size;

    FakeSum(String method, String name, int version, int from) {
        this.method = method;
        this.name = name;
        this.version = version;
        this.from = from;
    }

    void add(long sent, long bad, long waited, double median, int bytes) {
        requests += sent;
        failures += bad;
        late += waited;
        medians += median * sent;
        lastRequests = sent;
        lastFailures = bad;
        size = bytes;
    }

    String method() {
        return method;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    long requests() {
        return requests;
    }

    long failures() {
        return failures;
    }

    Map<String, Object> shown(int points) {
        boolean any = requests > 0;
        double median = any ? medians / requests : 0;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", method);
        row.put("name", name);
        row.put("version", version);
        row.put("requests", requests);
        row.put("failures", failures);
        row.put("median", any ? Math.round(median) : null);
        row.put("average", any ? median * 1.35 : null);
        row.put("min", any ? 2_113 : null);
        row.put("max", any ? Math.round(median * PERCENTILES.get("100")) : null);
        row.put("size", any ? size : null);
        row.put("rps", points > from ? lastRequests : 0);
        row.put("failuresPerSecond", points > from ? lastFailures : 0);
        row.put("service", any ? Math.round(median * 0.98) : null);
        row.put("late", late);
        Map<String, Object> percentiles = new LinkedHashMap<>();
        if (any) {
            PERCENTILES.forEach((key, factor) -> percentiles.put(key, Math.round(median * factor)));
        }
        row.put("percentiles", percentiles);
        return row;
    }
}
