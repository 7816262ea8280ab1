package io.tidemark.swarm.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fake swarm measures: computed from the level and the second, the same each time. */
final class FakeNumbers {
    static final List<FakeName> NAMES = List.of(
            new FakeName("GET", "/index.html?ok=[random]", 0.6, 0.8, 14_336),
            new FakeName("GET", "search", 0.3, 1.4, 5_120),
            new FakeName("POST", "order", 0.1, 2.2, 812));

    private static final double CAPACITY = 1500;
    private static final int STRAGGLERS = 3;
    private static final double BROKEN = 0.08;

    /** A name of the plan: its share of all requests, and how much slower it is than the average. */
    record FakeName(String method, String name, double share, double slowness, int size) {}

    private record Version(int version, int from, String by) {}

    private final boolean open;
    private final FakeHistory history = new FakeHistory();
    private final Map<String, FakeSum> sums = new LinkedHashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private FakeSum total = new FakeSum("", "Aggregated", 0, 0);
    private long allSent;
    private long allBad;
    private long allLate;
    private long allPlanned;
    private long underWay;
    private long since;

    FakeNumbers(boolean open) {
        this(open, 1);
    }

    FakeNumbers(boolean open, int version) {
        this.open = open;
        versions.add(new Version(version, 0, "-"));
    }

    int version() {
        return versions.getLast().version();
    }

    String fingerprint(int version) {
        return Integer.toHexString(0x3f9c21 + version * 0x1357);
    }

    int points() {
        return history.size();
    }

    Map<String, Object> history(int from) {
        return history.from(from);
    }

    long since() {
        return since;
    }

    long allSent() {
        return allSent;
    }

    long sent() {
        return (long) history.last("rate");
    }

    long users() {
        return (long) history.last("users");
    }

    long inFlight() {
        return (long) history.last("inFlight");
    }

    void second(int second, double level) {
        long sent = Math.round(open ? level : level * 4);
        double load = sent / CAPACITY;
        double wobble = 1 + 0.04 * Math.sin(second * 1.7) + 0.03 * Math.sin(second * 0.61 + 1);
        double broken = second >= 95 && second < 105 ? BROKEN : 0;
        long bad = Math.round(sent * (0.002 + Math.max(0, load - 0.75) * 0.3 + broken) * wobble);
        double p50 = 9_500 * wobble * (1 + 2 * load * load * load);
        long late = load > 0.7 ? Math.round(sent * 0.001) : 0;
        long inFlight = Math.round(sent * p50 * 1.6 / 1e6);
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("planned", sent);
        point.put("rate", sent);
        point.put("good", Math.max(0, sent - bad - STRAGGLERS));
        point.put("bad", bad);
        point.put("users", open ? inFlight + 4 : Math.round(level));
        point.put("inFlight", inFlight);
        point.put("p50", sent == 0 ? null : Math.round(p50));
        point.put("p95", sent == 0 ? null : Math.round(p50 * 3.1 * wobble));
        point.put("p99", sent == 0 ? null : Math.round(p50 * 6.4 * wobble));
        point.put("max", sent == 0 ? null : Math.round(p50 * (8 + 6 * Math.abs(Math.sin(second * 2.3)))));
        point.put("cpu", Math.min(1, 0.12 + sent / 2500.0 + wobble / 100));
        long timeouts = bad * 3 / 10;
        history.amend("good", underWay);
        history.add(point, Map.of("5xx", bad - timeouts, "timeout", timeouts));
        underWay = Math.min(STRAGGLERS, Math.max(0, sent - bad));
        allPlanned += sent;
        allSent += sent;
        allBad += bad;
        allLate += late;
        count(sent, bad, late, p50);
    }

    private void count(long sent, long bad, long late, double p50) {
        total.add(sent, bad, late, p50, 9_200);
        long sentLeft = sent;
        long badLeft = bad;
        long lateLeft = late;
        for (FakeName name : NAMES) {
            boolean last = name.equals(NAMES.getLast());
            long requests = last ? sentLeft : Math.round(sent * name.share());
            long failures = last ? badLeft : Math.min(badLeft, Math.round(bad * name.share()));
            long waited = last ? lateLeft : Math.min(lateLeft, Math.round(late * name.share()));
            sums.computeIfAbsent(
                            version() + " " + name.name(),
                            key -> new FakeSum(name.method(), name.name(), version(), points()))
                    .add(requests, failures, waited, p50 * name.slowness(), name.size());
            sentLeft -= requests;
            badLeft -= failures;
            lateLeft -= waited;
        }
    }

    void reset(int second) {
        since = second;
        sums.clear();
        total = new FakeSum("", "Aggregated", 0, points());
    }

    void revise(int second, String by) {
        versions.add(new Version(version() + 1, second, by));
    }

    Map<String, Object> total() {
        return total.shown(points());
    }

    List<Map<String, Object>> rows() {
        return sums.values().stream().map(sum -> sum.shown(points())).toList();
    }

    List<Map<String, Object>> failures() {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (FakeSum sum : sums.values()) {
            long timeouts = sum.failures() * 3 / 10;
            if (sum.failures() > timeouts) {
                failures.add(failure(sum, "5xx", 503, sum.failures() - timeouts, "503 Service Unavailable"));
            }
            if (timeouts > 0) {
                failures.add(failure(sum, "timeout", 0, timeouts, "no answer within 10 s"));
            }
        }
        return failures;
    }

    private static Map<String, Object> failure(FakeSum sum, String kind, int status, long count, String detail) {
        Map<String, Object> example = Map.of(
                "second",
                12,
                "target",
                "http://127.0.0.1:8080",
                "detail",
                detail,
                "latency",
                status == 0 ? 10_000_000 : 8_400);
        return Map.of(
                "name",
                sum.name(),
                "method",
                sum.method(),
                "kind",
                kind,
                "status",
                status,
                "count",
                count,
                "example",
                example);
    }

    List<Map<String, Object>> versions(String runId) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("version", version.version());
            row.put("fromSecond", version.from());
            if (i + 1 < versions.size()) {
                row.put("toSecond", versions.get(i + 1).from());
            }
            row.put("fingerprint", fingerprint(version.version()));
            row.put("by", version.by());
            row.put("runId", i == 0 ? runId : runId + "-v" + version.version());
            List<FakeSum> own = sums.values().stream()
                    .filter(sum -> sum.version() == version.version())
                    .toList();
            row.put("requests", own.stream().mapToLong(FakeSum::requests).sum());
            row.put("failures", own.stream().mapToLong(FakeSum::failures).sum());
            shown.add(row);
        }
        return shown;
    }

    Map<String, Object> validity(FakeCrew crew) {
        List<String> reasons = crew.missing() == 0
                ? List.of()
                : List.of("1 of " + crew.size() + " workers is missing: what it sent last is not known.");
        double share = allSent == 0 ? 0 : allBad / (double) allSent;
        boolean passed = share <= 0.01;
        String percent = "%.2f %%".formatted(share * 100);
        Map<String, Object> limit = Map.of(
                "scope",
                "all",
                "limit",
                "bad 1 %",
                "measured",
                percent,
                "passed",
                passed,
                "sentence",
                "all: " + percent + " of requests were bad, " + (passed ? "within" : "beyond") + " 1 %");
        return Map.of("valid", reasons.isEmpty(), "reasons", reasons, "passed", passed, "limits", List.of(limit));
    }

    Map<String, Object> ledger(FakeCrew crew) {
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("planned", allPlanned);
        ledger.put("sent", allSent);
        ledger.put("completed", allSent - underWay);
        ledger.put("good", allSent - allBad - underWay);
        ledger.put("bad", allBad);
        ledger.put("late", allLate);
        ledger.put("dropped", 0);
        ledger.put("unfinished", 0);
        ledger.put("coverage", crew.missing() == 0 ? 1 : 1 - crew.missing() / (double) crew.size());
        ledger.put("lostWorkers", crew.missing());
        return ledger;
    }
}
