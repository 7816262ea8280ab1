package io.tidemark.aggregator.run;

import java.util.List;

final class Judge {
    private Judge() {}

    static Verdict judge(RunInfo info, Timeline unused, Ledger ledger) {
        return new Verdict(
                ledger.sent() == 0 ? List.of("nothing was sent to " + info.targets()) : List.of(), List.of());
    }
}
