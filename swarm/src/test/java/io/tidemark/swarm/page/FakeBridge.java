package io.tidemark.swarm.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A swarm that sends nothing and shows numbers as a real one would: a second goes by whenever a test says so. */
public final class FakeBridge implements Bridge {
    /** A plan with this in it has a problem in its line 3. */
    public static final String WRONG = "2OO/s";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeSwarm swarm;
    private final Map<Object, Consumer<Frame>> viewers = new LinkedHashMap<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Integer> seen = new ArrayList<>(); // how many points there were at each frame of this epoch
    private String plan = FakePlan.TEXT;
    private long number = 1;
    private int firstOfEpoch = 1;
    private int asked;

    /** What somebody ordered. */
    public record Given(String who, Order order) {}

    private FakeBridge(boolean open, int workers) {
        this.swarm = new FakeSwarm(open, workers);
        seen.addAll(List.of(0, 0));
    }

    /** Its plan offers arrivals per second. */
    public static FakeBridge ofRate(int workers) {
        return new FakeBridge(true, workers);
    }

    /** Its plan offers users. */
    public static FakeBridge ofUsers(int workers) {
        return new FakeBridge(false, workers);
    }

    public synchronized List<Given> given() {
        return List.copyOf(given);
    }

    /** How often the table of workers was asked for. */
    public synchronized int asked() {
        return asked;
    }

    public synchronized int viewers() {
        return viewers.size();
    }

    /** Seconds go by; each is a frame for all who watch. */
    public synchronized void seconds(int count) {
        for (int i = 0; i < count; i++) {
            swarm.second();
            tell();
        }
    }

    /** The plan costs this much a second from now on. */
    public synchronized void pay(double dollarsPerSecond) {
        swarm.pay(dollarsPerSecond);
    }

    @Override
    public synchronized String give(String who, Order order) throws ProblemsException {
        given.add(new Given(who, order));
        String done = switch (order) {
            case Order.Start(Optional<Aim> aim) -> start(who, aim);
            case Order.Stop() -> swarm.stop(who);
            case Order.Reset() -> swarm.reset(who);
            case Order.Offer(Aim aim) -> swarm.offer(who, aim);
            case Order.Skip(int phase) -> swarm.skip(who, phase);
            case Order.Prolong(var by) -> swarm.prolong(who, by.toMillis());
            case Order.Revise(String text, int version) -> revise(who, text, version);
        };
        tell();
        return done;
    }

    private String start(String who, Optional<Aim> aim) throws ProblemsException {
        String done = swarm.start(who, aim);
        firstOfEpoch = (int) number + 1;
        return done;
    }

    private String revise(String who, String text, int version) throws ProblemsException {
        List<Problem> problems = review(text).problems();
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        String done = swarm.revise(who, version);
        plan = text;
        return done;
    }

    @Override
    public synchronized Review review(String text) {
        return FakePlan.review(plan, text);
    }

    @Override
    public synchronized PlanText plan() {
        return new PlanText(plan, swarm.version());
    }

    @Override
    public synchronized Frame snapshot(long after) {
        boolean known = after >= firstOfEpoch && after < seen.size();
        int from = known ? Math.max(0, seen.get((int) after) - 1) : 0;
        return frame("history", from);
    }

    @Override
    public synchronized Frame workers() {
        asked++;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", number);
        all.put("workers", swarm.workers());
        return new Frame(number, bytes(all));
    }

    @Override
    public synchronized Watch watch(Consumer<Frame> viewer) {
        Object key = new Object();
        viewers.put(key, viewer);
        return () -> forget(key);
    }

    private synchronized void forget(Object key) {
        viewers.remove(key);
    }

    @Override
    public synchronized Optional<Download> download(String name) {
        return switch (name) {
            case "stats.csv", "stats_history.csv", "failures.csv" ->
                Optional.of(new Download.Made(
                        name, "text/csv", ("Type,Name\r\n" + name + "\r\n").getBytes(StandardCharsets.UTF_8)));
            case "plan.yml" ->
                Optional.of(new Download.Made(name, "application/yaml", plan.getBytes(StandardCharsets.UTF_8)));
            default -> Optional.empty();
        };
    }

    // The points of the last two seconds: what was under way when a second ended amends it.
    private void tell() {
        number++;
        Frame frame = frame("points", Math.max(0, swarm.points() - 2));
        while (seen.size() <= number) {
            seen.add(swarm.points());
        }
        List.copyOf(viewers.values()).forEach(viewer -> viewer.accept(frame));
    }

    private Frame frame(String part, int from) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", number);
        all.putAll(swarm.shown());
        all.put(part, swarm.points(from));
        return new Frame(number, bytes(all));
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
