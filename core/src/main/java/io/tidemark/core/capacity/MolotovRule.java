package io.tidemark.core.capacity;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Tolerance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which Molotov's sizing ends its ramp, run by run of a scenario. Each run belongs to the whole second in which
 * it <em>started</em>.
 *
 * <ul>
 *   <li>A run that started more than {@value #MINUTE} seconds after the last reset resets the counters of the minute. It
 *       counts for neither minute and decides nothing. So the minute tumbles: it does not slide, and failures split by its
 *       edge are forgiven.
 *   <li>Fewer than {@link Tolerance#MIN_REQUESTS} runs in the minute decide nothing.
 *   <li>Otherwise the limit is reached when the ratio of the minute is above the tolerance; not when it equals it.
 * </ul>
 *
 * <p>Unlike Molotov's, this rule is reached by a target that is dead: without one good run, Molotov divides by zero and
 * goes on. And there is one clock for all workers, where Molotov has one for each process, all of which reset the same
 * counters.
 *
 * <p>Not safe for threads: feed it from one.
 */
public final class MolotovRule {
    /** Seconds after which the counters start again. */
    public static final int MINUTE = 60;

    private final double toleranceShare;
    private final Tolerance.Ratio ratio;
    private int resetSecond;
    private long good;
    private long bad;
    private long minuteGood;
    private long minuteBad;
    private @Nullable Reached reached;

    /** @param toleranceShare 0.05 is 5 % */
    public MolotovRule(double toleranceShare, Tolerance.Ratio ratio) {
        if (!(toleranceShare >= 0 && Double.isFinite(toleranceShare))) {
            throw new IllegalArgumentException("toleranceShare must be >= 0 but is " + toleranceShare);
        }
        this.toleranceShare = toleranceShare;
        this.ratio = requireNonNull(ratio, "ratio is null");
    }

    /**
     * At the moment of the decision.
     *
     * @param ratio of the minute; infinite when bad runs are divided by good ones and there is none
     */
    public record Reached(double ratio, long overallGood, long overallBad, long lastMinuteGood, long lastMinuteBad) {}

    /**
     * Runs that started in this second, in the order in which they ended: the good ones of an increment before its bad ones.
     * Once the limit is reached nothing is counted any more, and the decision stays.
     */
    public Optional<Reached> add(int second, long good, long bad) {
        if (second < 0 || good < 0 || bad < 0) {
            throw new IllegalArgumentException(
                    "second and counts must be >= 0 but are " + second + ", " + good + ", " + bad);
        }
        for (long i = 0; i < good && reached == null; i++) {
            this.good++;
            minuteGood++;
            decide(second);
        }
        for (long i = 0; i < bad && reached == null; i++) {
            this.bad++;
            minuteBad++;
            decide(second);
        }
        return Optional.ofNullable(reached);
    }

    private void decide(int second) {
        if (second - resetSecond > MINUTE) {
            resetSecond = second;
            minuteGood = 0;
            minuteBad = 0;
            return;
        }
        long runs = minuteGood + minuteBad;
        if (runs >= Tolerance.MIN_REQUESTS && ratio.of(minuteBad, runs) > toleranceShare) {
            reached = new Reached(ratio.of(minuteBad, runs), good, bad, minuteGood, minuteBad);
        }
    }
}
