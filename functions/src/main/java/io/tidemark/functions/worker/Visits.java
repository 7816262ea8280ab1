package io.tidemark.functions.worker;

import io.tidemark.core.shape.UserTimes;
import io.tidemark.core.shape.UserTimes.Stay;
import java.util.ArrayList;
import java.util.List;

/** When one of a worker's users is there: as one user of the load while it is shared so, as another one afterwards. */
final class Visits {
    private Visits() {}

    /**
     * In order and apart from each other.
     *
     * @param row the user's place among those of this worker
     * @param afterNanos what has ended before this instant is of no interest
     */
    static List<Visit> of(Outlook outlook, long row, long staggerNanos, long afterNanos) {
        Shares shares = outlook.shares();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < shares.spans().size(); i++) {
            Shares.Span span = shares.spans().get(i);
            long until = shares.untilNanos(i);
            if (!span.serves() || until <= afterNanos) {
                continue;
            }
            for (Stay stay : UserTimes.stays(outlook.profile(), span.user(row), staggerNanos)) {
                long start = Math.max(stay.startNanos(), span.fromNanos());
                long end = Math.min(stay.endNanos(), until);
                if (start < end) {
                    add(new Visit(start, end, stay.startNanos()), visits);
                }
            }
        }
        return visits;
    }

    private static void add(Visit visit, List<Visit> visits) {
        if (!visits.isEmpty() && visits.getLast().endNanos == visit.startNanos) {
            Visit before = visits.removeLast();
            visits.add(new Visit(before.startNanos, visit.endNanos, before.sinceNanos));
        } else {
            visits.add(visit);
        }
    }

    /**
     * A user is there from {@code startNanos} (inclusive) until {@code endNanos} (exclusive).
     *
     * @param sinceNanos when it came to the load, perhaps on another worker
     */
    record Visit(long startNanos, long endNanos, long sinceNanos) {}
}
