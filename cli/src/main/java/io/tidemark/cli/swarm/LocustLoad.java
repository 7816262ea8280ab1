package io.tidemark.cli.swarm;

import io.tidemark.core.plan.Load;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A load as Locust describes it: so many users, of whom so many come each second; from the first one on they are kept until the
 * time is over.
 *
 * @param users at most
 * @param spawnRate users that come each second
 * @param runTime from the first user on; empty for {@link Shape#MAX_DURATION}
 * @param reset whether what is measured until all users are there is left out of the results
 */
public record LocustLoad(int users, double spawnRate, Optional<Duration> runTime, boolean reset) {
    static final String RAMP = "ramp";
    static final String MAIN = "main";

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    public LocustLoad {
        if (users < 1) {
            throw new IllegalArgumentException("users must be > 0 but is " + users);
        }
        if (!(spawnRate > 0)) {
            throw new IllegalArgumentException("spawnRate must be > 0 but is " + spawnRate);
        }
    }

    /** How long it takes until all users are there. */
    public Duration ramp() {
        BigDecimal nanos = BigDecimal.valueOf(users)
                .multiply(NANOS_PER_SECOND)
                .divide(BigDecimal.valueOf(spawnRate), 0, RoundingMode.CEILING);
        return Duration.ofNanos(nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    /** The same users, who come and stay like this. */
    public Load over(Load.Users load) {
        return new Load.Users(phases(), load.pause(), load.pacing(), Duration.ZERO, load.seed());
    }

    private List<Phase> phases() {
        Duration time = runTime.orElse(Shape.MAX_DURATION);
        Duration ramp = ramp();
        Level all = Level.of(users);
        if (ramp.compareTo(time) >= 0) {
            // The time is over before all have come: Locust has nothing to reset then.
            return List.of(new Phase(RAMP, new Shape.Ramp(new Level(0), reached(time, ramp), time), false));
        }
        return List.of(
                new Phase(RAMP, new Shape.Ramp(new Level(0), all, ramp), reset),
                new Phase(MAIN, new Shape.Constant(all, time.minus(ramp)), false));
    }

    private Level reached(Duration time, Duration ramp) {
        BigDecimal level = BigDecimal.valueOf(users)
                .multiply(BigDecimal.valueOf(time.toNanos()))
                .divide(BigDecimal.valueOf(ramp.toNanos()), 6, RoundingMode.CEILING);
        return Level.of(level);
    }
}
