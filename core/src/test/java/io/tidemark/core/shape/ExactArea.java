package io.tidemark.core.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The expected number of arrivals computed once more from the shapes themselves: with large numbers, the slow way, and
 * without a look at how a profile does it. Bursts count apart, because they have no area.
 */
final class ExactArea {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal MICRO_NANOS = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final List<Stretch> stretches = new ArrayList<>();
    private long end;
    private long inBursts;

    ExactArea(List<Phase> phases) {
        phases.forEach(phase -> add(phase.shape()));
    }

    /** How many arrivals there must be: those at area 0, 1, 2, ... that lie before the end, and the bursts. */
    long arrivals() {
        BigInteger whole = before(end).setScale(0, RoundingMode.CEILING).toBigInteger();
        return whole.longValueExact() + inBursts;
    }

    /** The area before an instant, to 60 digits. */
    BigDecimal before(long nanos) {
        BigDecimal area = BigDecimal.ZERO;
        for (Stretch stretch : stretches) {
            if (stretch.start < nanos) {
                area = area.add(stretch.areaOfFirst(Math.min(nanos, stretch.end) - stretch.start), DIGITS);
            }
        }
        return area;
    }

    private void add(Shape shape) {
        switch (shape) {
            case Shape.Constant(Level level, Duration duration) -> line(level, level, duration);
            case Shape.Ramp(Level from, Level to, Duration duration) -> line(from, to, duration);
            case Shape.Steps steps -> {
                for (int i = 0; i < steps.count(); i++) {
                    Level level =
                            new Level(steps.from().micros() + i * steps.by().micros());
                    line(level, level, steps.every());
                }
            }
            case Shape.Spike spike -> {
                line(spike.base(), spike.base(), spike.at());
                line(spike.peak(), spike.peak(), spike.hold());
                line(
                        spike.base(),
                        spike.base(),
                        spike.duration().minus(spike.at()).minus(spike.hold()));
            }
            case Shape.Burst burst -> {
                inBursts += (long) burst.size() * burst.times();
                end += burst.every().toNanos() * burst.times();
            }
        }
    }

    private void line(Level from, Level to, Duration duration) {
        if (duration.isZero()) {
            return;
        }
        stretches.add(new Stretch(end, end + duration.toNanos(), from.micros(), to.micros()));
        end += duration.toNanos();
    }

    private record Stretch(long start, long end, long fromMicros, long toMicros) {
        BigDecimal areaOfFirst(long nanos) {
            BigDecimal time = BigDecimal.valueOf(nanos);
            BigDecimal change = BigDecimal.valueOf(toMicros - fromMicros)
                    .multiply(time)
                    .divide(BigDecimal.valueOf(2).multiply(BigDecimal.valueOf(end - start)), DIGITS);
            return BigDecimal.valueOf(fromMicros).add(change).multiply(time).divide(MICRO_NANOS, DIGITS);
        }
    }
}
