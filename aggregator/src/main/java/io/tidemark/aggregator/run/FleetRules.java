package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.Ledger.LostWorker;
import java.util.ArrayList;
import java.util.List;

/** Whether everything that was measured has arrived: none of it may be missing. */
final class FleetRules {
    /** More lost workers than this are counted but not described. */
    private static final int DESCRIBED = 3;

    private FleetRules() {}

    static List<String> judge(Ledger ledger) {
        List<String> reasons = new ArrayList<>();
        for (LostWorker lost :
                ledger.lost().subList(0, Math.min(DESCRIBED, ledger.lost().size()))) {
            reasons.add("Worker " + lost.segment() + " was lost; its share of the load" + requests(lost)
                    + " is missing from second " + lost.sinceSecond()
                    + (lost.untilSecond() < 0 ? " on" : " to second " + lost.untilSecond())
                    + (lost.reason().isEmpty() ? "." : ": " + lost.reason()));
        }
        int more = ledger.lost().size() - reasons.size();
        if (more > 0) {
            reasons.add(more + " more of the " + ledger.workers() + " workers were lost.");
        }
        if (ledger.missingDeltas() > 0) {
            reasons.add(
                    ledger.missingDeltas()
                            + " messages of the workers never arrived (none may be missing): what they counted is missing here.");
        }
        return reasons;
    }

    private static String requests(LostWorker lost) {
        return lost.missing() < 0 ? "" : " (" + lost.missing() + " requests)";
    }
}
