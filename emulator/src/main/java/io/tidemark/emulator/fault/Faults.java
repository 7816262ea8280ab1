package io.tidemark.emulator.fault;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.fault.Fault.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force: one for all applications, and those of single ones, which replace it. They may be switched at any
 * time; a request goes by the rule that it finds. Thread-safe.
 */
public final class Faults {
    private final long seed;
    private final AtomicLong requests = new AtomicLong();
    private final ConcurrentHashMap<AppKey, Active> own = new ConcurrentHashMap<>();
    private volatile Active all;

    /** @param seed the n-th request that meets a rule always draws the same */
    public Faults(long seed, FaultRule all) {
        this.seed = seed;
        this.all = new Active(requireNonNull(all, "all is null"));
    }

    private static final class Active {
        private final FaultRule rule;
        private final boolean idle;
        private final @Nullable Turnstile turnstile;

        Active(FaultRule rule) {
            this.rule = rule;
            this.idle = rule.equals(FaultRule.NONE);
            this.turnstile = rule.atOnce() == 0 ? null : new Turnstile(rule.atOnce());
        }

        Fault decide(RandomGenerator random, long now) {
            long latency = rule.latency().nanos(random);
            long delay = turnstile == null ? latency : turnstile.take(now, latency);
            double chance = random.nextDouble();
            boolean cancel = random.nextDouble() < rule.cancels();
            if (chance < rule.errors()) {
                return new Fault(Kind.ERROR, rule.status(), false, delay);
            }
            Kind kind = chance < rule.errors() + rule.disconnects() ? Kind.DISCONNECT : Kind.NONE;
            return new Fault(kind, 0, cancel, delay);
        }
    }

    /** For a request of an application. */
    public Fault decide(AppKey key, long now) {
        Active found = own.isEmpty() ? null : own.get(key);
        return decide(found == null ? all : found, now);
    }

    /** For a request that is of no application. */
    public Fault decide(long now) {
        return decide(all, now);
    }

    private Fault decide(Active active, long now) {
        return active.idle ? Fault.NONE : active.decide(new SplittableRandom(seed + requests.getAndIncrement()), now);
    }

    public FaultRule rule() {
        return all.rule;
    }

    public Map<AppKey, FaultRule> own() {
        return own.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().rule));
    }

    public Optional<FaultRule> own(AppKey key) {
        return Optional.ofNullable(own.get(key)).map(active -> active.rule);
    }

    public void set(FaultRule rule) {
        all = new Active(rule);
    }

    public void set(AppKey key, FaultRule rule) {
        own.put(key, new Active(rule));
    }

    /** The application goes by the rule for all again. */
    public void clear(AppKey key) {
        own.remove(key);
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        own.clear();
        set(FaultRule.NONE);
    }
}
