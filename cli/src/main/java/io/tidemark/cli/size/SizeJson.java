package io.tidemark.cli.size;

import io.tidemark.cli.result.CostText;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

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
        return line.putTexts("files", files);
    }

    private static JsonLine candidate(Candidate candidate) {
        JsonLine line = JsonLine.object()
                .put("winner", candidate.winner())
                .put("dollarsPerHour", candidate.type().dollarsPerHour());
        candidate.costPerMillion().ifPresent(cost -> line.put("dollarsPerMillion", estimate(cost)));
        candidate.machines().ifPresent(machines -> line.put("machines", machines));
        candidate.dollarsPerMonth().ifPresent(dollars -> line.put("dollarsPerMonth", dollars));
        candidate.sizing().ifPresent(sizing -> sizing(line, sizing));
        return line.put("remark", candidate.remark());
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
