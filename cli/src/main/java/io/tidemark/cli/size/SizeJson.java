package io.tidemark.cli.size;

import io.tidemark.cli.result.CostText;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.Prediction;
import io.tidemark.sizing.compare.Recommendation;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a sizing found, for a program. Keys have their units; new keys may appear, old ones stay. */
final class SizeJson {
    private SizeJson() {}

    static JsonLine of(Sizing sizing, ExitCode code, List<String> files) {
        JsonLine line = sizing(JsonLine.of("sizing"), sizing);
        sizing.run().cost().ifPresent(cost -> line.put("cost", CostText.json(cost)));
        return line.put("exitCode", code.number()).putTexts("files", files);
    }

    static JsonLine of(Comparison comparison, ExitCode code, List<String> files) {
        JsonLine line = JsonLine.of("comparison").put("exitCode", code.number());
        for (Candidate candidate : comparison.candidates()) {
            line.put(candidate.type().name(), candidate(candidate));
        }
        JsonLine predictions = JsonLine.object();
        comparison.predictions().forEach(each -> predictions.put(each.type().name(), prediction(each)));
        line.put("predictions", predictions).put("recommendation", recommendation(Recommendation.of(comparison)));
        put(line, "needed", comparison.need());
        return line.put("headroom", comparison.headroom())
                .put("prices", comparison.prices())
                .put("caveat", comparison.caveat())
                .putTexts("files", files);
    }

    private static JsonLine recommendation(Recommendation recommendation) {
        JsonLine line = JsonLine.object()
                .put("sentence", recommendation.sentence())
                .put("certainty", recommendation.certainty());
        recommendation.winner().ifPresent(winner -> {
            line.put("instanceType", winner.type().name());
            winner.machines().ifPresent(machines -> line.put("machines", machines));
            winner.dollarsPerMonth().ifPresent(dollars -> line.put("dollarsPerMonth", dollars));
        });
        recommendation
                .runnerUp()
                .ifPresent(next -> line.put("runnerUp", next.type().name()));
        recommendation
                .cheaper()
                .ifPresent(other -> line.put("toVerify", other.type().name()));
        return line;
    }

    private static JsonLine candidate(Candidate candidate) {
        JsonLine line = JsonLine.object().put("winner", candidate.winner());
        type(line, candidate.type());
        candidate.capacity().ifPresent(capacity -> line.put("capacityPerSecond", estimate(capacity)));
        candidate.costPerMillion().ifPresent(cost -> line.put("dollarsPerMillion", estimate(cost)));
        need(line, candidate.machines(), candidate.dollarsPerMonth());
        candidate.sizing().ifPresent(sizing -> sizing(line, sizing));
        return line.put("remark", candidate.remark());
    }

    /** One figure each, for a prediction has no interval. */
    private static JsonLine prediction(Prediction prediction) {
        JsonLine line = type(JsonLine.object().put("measured", false), prediction.type())
                .put("capacityPerSecond", prediction.capacity())
                .put("dollarsPerMillion", prediction.dollarsPerMillion());
        need(line, prediction.machines(), prediction.dollarsPerMonth());
        return line.put("remark", prediction.sentence());
    }

    private static JsonLine type(JsonLine line, MachineType type) {
        return line.put("dollarsPerHour", type.dollarsPerHour())
                .put("cpus", type.cpus())
                .put("memoryBytes", type.memoryBytes())
                .put("burstable", type.isBurstable());
    }

    private static void need(JsonLine line, OptionalInt machines, OptionalDouble dollarsPerMonth) {
        machines.ifPresent(count -> line.put("machines", count));
        put(line, "dollarsPerMonth", dollarsPerMonth);
    }

    private static JsonLine sizing(JsonLine line, Sizing sizing) {
        Answer answer = sizing.answer();
        Bottleneck bottleneck = sizing.bottleneck();
        line.put("id", sizing.run().info().id())
                .put("method", sizing.method())
                .put("by", lower(sizing.settings().by()))
                .put("status", lower(answer.status()))
                .put("sentence", answer.sentence())
                .putTexts("notes", answer.notes())
                .put("tolerance", sizing.settings().tolerance());
        answer.estimate().ifPresent(found -> line.put("capacity", estimate(found)));
        put(line, "needed", sizing.settings().need());
        put(line, "probabilityOfNeed", answer.need());
        put(line, "stated", sizing.stated());
        return line.put("limitedBy", lower(bottleneck.resource()))
                .put("confidence", lower(bottleneck.confidence()))
                .put("limit", bottleneck.sentence())
                .put("trials", sizing.observations().size())
                .put("sent", sizing.run().ledger().sent())
                .put("elapsedMillis", sizing.run().info().elapsedMillis());
    }

    private static JsonLine estimate(Estimate estimate) {
        return JsonLine.object()
                .put("low", estimate.low())
                .put("median", estimate.median())
                .put("high", estimate.high());
    }

    private static void put(JsonLine line, String key, OptionalDouble value) {
        value.ifPresent(number -> line.put(key, number));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
