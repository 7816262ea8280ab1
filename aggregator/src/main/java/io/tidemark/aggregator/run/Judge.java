package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.plan.Load;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Stats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a run can be trusted and whether the service did well. A pure function of what was measured; warm-up
 * is left out wherever it can be told apart. A run that ended early is judged on what was measured until then.
 */
public final class Judge {
    /** Fewer requests than this say nothing about a service. */
    public static final int LEAST_REQUESTS = 10;
    /** Of the requests that should have been sent, so many per cent must have been. */
    public static final int LEAST_SENT_PERCENT = 99;
    /** Of the requests sent on a schedule, at most so many per cent may be late ({@link Counts#LATE_MICROS}). */
    public static final int MOST_LATE_PERCENT = 1;

    /** So many standard deviations may random arrivals fall short of their mean before something must be wrong. */
    private static final double RANDOM_SHORTFALL = 4;

    private Judge() {}

    /** True when every start was due at an instant of its own, whatever the service did, so that starts can be late. */
    public static boolean isOnSchedule(Load load) {
        return switch (load) {
            case Load.Rate rate -> true;
            case Load.Users users -> users.pacing() == Load.Pacing.FIXED_PERIOD;
        };
    }

    /** @param onSchedule see {@link #isOnSchedule} */
    public static Verdict judge(RunInfo info, boolean onSchedule, Timeline timeline, Ledger ledger) {
        Stats total = timeline.total();
        List<String> invalid = new ArrayList<>();
        enough(total.counts().ended(), ledger).ifPresent(invalid::add);
        sent(info, total.counts(), ledger).ifPresent(invalid::add);
        if (onSchedule) {
            late(total).ifPresent(invalid::add);
        }
        invalid.addAll(GeneratorRules.judge(info, timeline));
        invalid.addAll(FleetRules.judge(ledger));
        return new Verdict(invalid, LimitRules.judge(info, timeline));
    }

    private static Optional<String> enough(long ended, Ledger ledger) {
        if (ended >= LEAST_REQUESTS) {
            return Optional.empty();
        }
        String count = ended == 0 ? "No request" : "Only " + ended + (ended == 1 ? " request" : " requests");
        String when = ledger.warmUp() > 0 ? " after the warm-up" : "";
        return Optional.of(count + " came to an end" + when + " (at least " + LEAST_REQUESTS + " must).");
    }

    private static Optional<String> sent(RunInfo info, Counts total, Ledger ledger) {
        if (isShort(total.sent(), total.planned())) {
            return Optional.of("Only " + Amounts.share(total.sent(), total.planned()) + " of the " + total.planned()
                    + " requests whose time had come were sent (at least " + LEAST_SENT_PERCENT
                    + " % must be): no connection became free for the others in time.");
        }
        long warmUpPlanned = Math.max(0, ledger.planned() - total.planned());
        long expected = expected(info, ledger) - warmUpPlanned;
        if (isShort(total.sent(), expected)) {
            return Optional.of("Only " + Amounts.share(total.sent(), expected) + " of the " + expected
                    + " requests that the plan calls for were sent (at least " + LEAST_SENT_PERCENT
                    + " % must be): the generator did not get to the others.");
        }
        return Optional.empty();
    }

    private static boolean isShort(long sent, long expected) {
        return sent * 100 < expected * LEAST_SENT_PERCENT;
    }

    /** Requests the plan calls for until the end, warm-up too; 0 where the service's speed decides. */
    private static long expected(RunInfo info, Ledger ledger) {
        if (info.model() == LoadModel.CLOSED || ledger.scheduled() < 0) {
            return 0;
        }
        if (info.ending().kind() == Ending.Kind.COMPLETED) {
            return ledger.scheduled();
        }
        long wholeSeconds = info.elapsedMillis() / 1_000;
        double mean = info.plannedLevels().stream()
                .limit(wholeSeconds)
                .mapToDouble(Double::doubleValue)
                .sum();
        return Math.min(ledger.scheduled(), (long) (mean - RANDOM_SHORTFALL * Math.sqrt(mean)));
    }

    private static Optional<String> late(Stats total) {
        Counts counts = total.counts();
        if (counts.late() * 100 <= counts.sent() * MOST_LATE_PERCENT) {
            return Optional.empty();
        }
        return Optional.of(Amounts.share(counts.late(), counts.sent()) + " of the requests started more than "
                + Counts.LATE_MICROS / 1_000 + " ms after their time (at most " + MOST_LATE_PERCENT
                + " % may): 99 % started within "
                + Amounts.millis(total.lag().percentile(99)) + " ms.");
    }
}
