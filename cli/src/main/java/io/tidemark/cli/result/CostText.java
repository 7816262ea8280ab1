package io.tidemark.cli.result;

import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.text.JsonLine;
import java.util.Optional;

/** What a run has cost, for people and for programs. */
public final class CostText {
    private CostText() {}

    /** Empty when it cost nothing, or nobody knows the prices. */
    public static Optional<String> words(Run run) {
        return run.cost().map(cost -> "about " + cost.words() + " (" + cost.basis() + ")");
    }

    public static JsonLine json(Cost cost) {
        return JsonLine.object()
                .put("totalDollars", cost.total())
                .put("lambdaDollars", cost.lambda())
                .put("dynamoDbDollars", cost.dynamoDb())
                .put("s3Dollars", cost.s3())
                .put("region", cost.region())
                .put("priceDate", cost.date());
    }
}
