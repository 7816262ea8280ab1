package io.tidemark.sizing.result;

import io.tidemark.aggregator.dump.Fields;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes what a search is made of out of its JSON: the counterpart of {@link CapacityJson}. */
final class CapacityParts {
    private CapacityParts() {}

    static SearchSettings settings(Fields settings) {
        Fields pace = settings.object("pace");
        Fields budget = settings.object("budget");
        return new SearchSettings(
                settings.choice(SearchSettings.Mode.class, "mode"),
                settings.choice(SearchSettings.Variable.class, "by"),
                settings.decimal("tolerance"),
                settings.decimal("start"),
                settings.decimal("highest"),
                settings.decimal("halfWidth"),
                optional(settings, "need"),
                new SearchSettings.Pace(
                        pace.smallNumber("warmUpLeast"),
                        pace.smallNumber("warmUpMost"),
                        pace.smallNumber("probe"),
                        pace.smallNumber("settle"),
                        pace.smallNumber("window"),
                        pace.smallNumber("soak"),
                        pace.smallNumber("leastWindows")),
                new SearchSettings.Budget(
                        budget.decimal("seconds"),
                        budget.decimal("requests"),
                        budget.decimal("money"),
                        budget.decimal("moneyPerHour")),
                settings.number("seed"));
    }

    static Observation observation(Fields observation) {
        Fields trial = observation.object("trial");
        return new Observation(
                new Trial(
                        trial.choice(Trial.Kind.class, "kind"),
                        trial.decimal("load"),
                        trial.smallNumber("settleSeconds"),
                        trial.smallNumber("measureSeconds"),
                        trial.decimal("abortBadShare"),
                        trial.decimal("abortUnserved")),
                observation.smallNumber("fromSecond"),
                observation.smallNumber("toSecond"),
                observation.number("planned"),
                observation.number("sent"),
                observation.number("completed"),
                observation.number("bad"),
                observation.decimal("inFlightGrowth"),
                observation.number("p50Micros"),
                observation.number("p95Micros"),
                observation.number("p99Micros"),
                observation.flag("aborted"),
                observation.texts("invalid"));
    }

    static Answer answer(Fields answer) {
        return new Answer(
                answer.choice(Answer.Status.class, "status"),
                answer.node().has("estimate") ? Optional.of(estimate(answer.object("estimate"))) : Optional.empty(),
                optional(answer, "need"),
                answer.text("sentence"),
                answer.texts("notes"));
    }

    static Estimate estimate(Fields estimate) {
        return new Estimate(estimate.decimal("low"), estimate.decimal("median"), estimate.decimal("high"));
    }

    static OptionalDouble optional(Fields fields, String field) {
        return fields.node().has(field) ? OptionalDouble.of(fields.decimal(field)) : OptionalDouble.empty();
    }
}
