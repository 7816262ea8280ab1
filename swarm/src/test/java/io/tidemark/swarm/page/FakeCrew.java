package io.tidemark.swarm.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workers of a fake swarm: of a hundred or more one goes missing after a while, and two are hot. */
final class FakeCrew {
    static final int LOST = 50;
    static final List<Integer> HOT = List.of(17, 83);

    private static final int MANY = 100;
    private static final int LOST_AT = 40;
    private static final int HOT_LEVEL = 400;

    private final int size;
    private boolean lost;

    FakeCrew(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    String lost() {
        return "worker " + LOST;
    }

    int missing() {
        return lost ? 1 : 0;
    }

    /** @return whether one went missing just now */
    boolean second(int second) {
        boolean now = size >= MANY && second == LOST_AT;
        lost |= now;
        return now;
    }

    Map<String, Object> shown(boolean running, FakeNumbers numbers, int second) {
        List<Integer> hot = running && size >= MANY && numbers.sent() > HOT_LEVEL ? HOT : List.of();
        int busiest = hot.isEmpty() ? 1 : hot.getFirst();
        Map<String, Object> crew = new LinkedHashMap<>();
        crew.put("ready", running ? 0 : size - missing());
        crew.put("serving", running ? size - missing() : 0);
        crew.put("missing", missing());
        crew.put("busiest", Map.of("worker", busiest, "cpu", running ? cpu(busiest, numbers, second) : 0));
        crew.put("hot", hot);
        crew.put("lag", running ? 240 + 60 * (second % 5) : 0);
        return crew;
    }

    List<Map<String, Object>> workers(boolean running, FakeNumbers numbers, int second) {
        List<Map<String, Object>> workers = new ArrayList<>();
        for (int worker = 1; worker <= size; worker++) {
            workers.add(worker(worker, running, numbers, second));
        }
        return workers;
    }

    private Map<String, Object> worker(int worker, boolean running, FakeNumbers numbers, int second) {
        boolean missing = lost && worker == LOST;
        boolean serves = running && !missing;
        int serving = size - missing();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("worker", worker);
        row.put("state", missing ? "MISSING" : running ? "SERVING" : "READY");
        row.put("share", serves ? 1.0 / serving : 0);
        row.put("users", serves ? spread(numbers.users(), worker, serving) : 0);
        row.put("inFlight", serves ? spread(numbers.inFlight(), worker, serving) : 0);
        row.put("backlog", 0);
        row.put("cpu", missing ? null : running ? cpu(worker, numbers, second) : 0.01);
        row.put("lag", missing ? null : 120 + (worker * 37 + second * 13) % 180);
        row.put("gc", missing ? null : (worker * 7 + second) % 9 * 100);
        row.put("descriptors", missing ? null : 48 + worker % 16);
        row.put("descriptorLimit", 1024);
        row.put("heardMillis", missing ? (second - LOST_AT + 3) * 1000 : 100 + (worker * 53 + second * 7) % 800);
        row.put("requests", serves || missing ? numbers.allSent() / size : 0);
        row.put("remark", missing ? "not heard since second " + (LOST_AT - 3) : "");
        return row;
    }

    private double cpu(int worker, FakeNumbers numbers, int second) {
        double base = size >= MANY && HOT.contains(worker) && numbers.sent() > HOT_LEVEL ? 0.93 : 0.11;
        double load = base > 0.5 ? 0 : numbers.sent() / 2500.0;
        return Math.min(1, base + load + ((worker * 31 + second * 17) % 23) / 400.0);
    }

    // The remainder goes to the first ones.
    private static long spread(long all, int worker, int serving) {
        return all / serving + (worker <= all % serving ? 1 : 0);
    }
}
