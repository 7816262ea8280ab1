package io.tidemark.aggregator.dump;

import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the parts that there is one of out of their JSON: the counterpart of {@link RunJsonWriter}. */
final class RunParts {
    private RunParts() {}

    /** Still without its plan, which is a part of its own. */
    static RunInfo info(Fields run) {
        Fields ending = run.object("ending");
        return new RunInfo(
                run.text("id"),
                run.text("title"),
                run.text("programVersion"),
                run.text("programCommit"),
                run.number("startedEpochMillis"),
                run.number("elapsedMillis"),
                run.choice(LoadModel.class, "model"),
                "",
                run.text("planFingerprint"),
                run.texts("targets"),
                run.texts("names"),
                run.objects("phases").stream().map(RunParts::phase).toList(),
                run.decimals("plannedLevels"),
                tolerance(run.object("tolerance")),
                run.text("fleet"),
                run.smallNumber("workers"),
                new Ending(ending.choice(Ending.Kind.class, "kind"), ending.text("detail")),
                run.objectsOrNone("changes").stream().map(RunParts::change).toList());
    }

    private static Change change(Fields change) {
        return new Change(
                change.choice(Change.Kind.class, "kind"),
                change.number("atMillis"),
                change.number("epochMillis"),
                change.text("who"),
                change.text("what"));
    }

    static Ledger ledger(Fields ledger) {
        return new Ledger(
                ledger.number("scheduled"),
                ledger.number("planned"),
                ledger.number("sent"),
                ledger.number("late"),
                ledger.number("dropped"),
                ledger.number("good"),
                ledger.number("bad"),
                ledger.number("unfinished"),
                ledger.number("warmUp"),
                ledger.smallNumber("workers"),
                ledger.objects("lost").stream()
                        .map(lost -> new Ledger.LostWorker(
                                lost.text("segment"),
                                lost.smallNumber("sinceSecond"),
                                (int) lost.numberOr("untilSecond", -1),
                                lost.numberOr("missing", -1),
                                lost.text("reason")))
                        .toList(),
                ledger.smallNumber("missingDeltas"));
    }

    static Verdict verdict(Fields verdict) {
        return new Verdict(
                verdict.texts("invalid"),
                verdict.objects("limits").stream()
                        .map(limit -> new Verdict.LimitResult(
                                limit.text("scope"),
                                limit.decimal("limit"),
                                limit.decimal("measured"),
                                limit.flag("passed"),
                                limit.text("sentence")))
                        .toList());
    }

    private static PhaseSpan phase(Fields phase) {
        return new PhaseSpan(
                phase.text("name"),
                phase.text("shape"),
                phase.number("startMillis"),
                phase.number("endMillis"),
                phase.flag("warmUp"));
    }

    private static Tolerance tolerance(Fields tolerance) {
        Map<String, Limit> byName = new HashMap<>();
        Fields names = tolerance.object("byName");
        names.node().fieldNames().forEachRemaining(name -> byName.put(name, limit(names.object(name))));
        return new Tolerance(limit(tolerance.object("overall")), byName, tolerance.flag("abort"));
    }

    private static Limit limit(Fields limit) {
        return new Limit(
                limit.decimal("share"), limit.choice(Ratio.class, "ratio"), duration(limit.optionalText("objective")));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the objective " + text + " is no duration", e);
        }
    }
}
