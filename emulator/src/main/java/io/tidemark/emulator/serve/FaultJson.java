package io.tidemark.emulator.serve;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.units.Percents;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Latency;
import io.tidemark.functions.yaml.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rules as they are put and shown: {@code {"latency": "20ms", "errors": "5%"}}; what is left out does not happen. */
final class FaultJson {
    private static final List<String> KEYS =
            List.of("latency", "at_once", "errors", "status", "disconnects", "cancels");

    private final JsonNode body;
    private final Mistakes mistakes = new Mistakes();

    private FaultJson(JsonNode body) {
        this.body = body;
    }

    static ObjectNode write(FaultRule rule) {
        return Json.object()
                .put("latency", rule.latency().toString())
                .put("at_once", rule.atOnce())
                .put("errors", Percents.format(rule.errors()))
                .put("status", rule.status())
                .put("disconnects", Percents.format(rule.disconnects()))
                .put("cancels", Percents.format(rule.cancels()));
    }

    /** Either a rule, or what is wrong with it. */
    record Read(Optional<FaultRule> rule, Mistakes mistakes) {}

    static Read read(JsonNode body) {
        FaultJson json = new FaultJson(body);
        body.fieldNames().forEachRemaining(json::checkKey);
        FaultRule read = json.rule();
        return new Read(json.mistakes.isEmpty() ? Optional.of(read) : Optional.empty(), json.mistakes);
    }

    private FaultRule rule() {
        Latency latency = text("latency", Latency::parse, Latency.NONE);
        int atOnce = whole("at_once", 0, FaultRule.MAX_AT_ONCE, 0);
        double errors = share("errors");
        int status = whole("status", FaultRule.MIN_STATUS, FaultRule.MAX_STATUS, FaultRule.DEFAULT_STATUS);
        double disconnects = share("disconnects");
        double cancels = share("cancels");
        if (errors + disconnects > 1) {
            reject("errors", "must be at most 100% together with disconnects");
            return FaultRule.NONE;
        }
        return new FaultRule(latency, atOnce, errors, status, disconnects, cancels);
    }

    private void checkKey(String key) {
        if (!KEYS.contains(key)) {
            reject(key, "is not a known key: " + Suggestion.of(key, KEYS));
        }
    }

    private double share(String key) {
        return text(key, Percents::parse, 0.0);
    }

    private <T> T text(String key, Function<String, T> parser, T otherwise) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        try {
            return parser.apply(value.asText());
        } catch (IllegalArgumentException e) {
            reject(key, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    private int whole(String key, int min, int max, int otherwise) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (value.isInt() && value.intValue() >= min && value.intValue() <= max) {
            return value.intValue();
        }
        reject(key, "must be a whole number from " + min + " to " + max);
        return otherwise;
    }

    private void reject(String key, String message) {
        mistakes.add(JsonPointer.empty().appendProperty(key), message, "value_error");
    }
}
