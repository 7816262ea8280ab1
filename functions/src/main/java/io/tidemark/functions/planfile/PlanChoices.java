package io.tidemark.functions.planfile;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Variable;
import io.tidemark.functions.yaml.Choices;

/** The words of a plan that stand for the constants of an enum. */
final class PlanChoices {
    static final Choices<Variable.Scope> SCOPE = Choices.words(Variable.Scope.class);
    static final Choices<Variable.Csv.Order> ORDER = Choices.words(Variable.Csv.Order.class);
    static final Choices<Variable.Time.Format> TIME = Choices.words(Variable.Time.Format.class);
    static final Choices<Load.Pacing> PACING = Choices.words(Load.Pacing.class);
    static final Choices<Load.Arrivals> ARRIVALS = Choices.words(Load.Arrivals.class);
    static final Choices<Tolerance.Ratio> RATIO = Choices.of(Tolerance.Ratio.class, ratio -> switch (ratio) {
        case OF_TOTAL -> "total";
        case OF_OK -> "ok";
    });
    static final Choices<HttpSettings.Version> VERSION =
            Choices.of(HttpSettings.Version.class, version -> switch (version) {
                case HTTP_1_1 -> "1.1";
                case HTTP_2 -> "2";
            });

    private PlanChoices() {}
}
