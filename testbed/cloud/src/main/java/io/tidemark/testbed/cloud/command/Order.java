package io.tidemark.testbed.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What SendCommand is asked to do.
 *
 * @param script all lines of the parameter {@code commands}
 * @param execution how long the script may take
 * @param delivery how long the machine may take until it begins
 * @param bucket where outputs go; may be empty
 */
record Order(
        List<String> instanceIds,
        String script,
        Duration execution,
        Duration delivery,
        String bucket,
        String keyPrefix,
        String comment) {
    static final String DOCUMENT = "AWS-RunShellScript";

    private static final int MOST_INSTANCES = 50;
    private static final int USUAL_SECONDS = 3_600;
    private static final int LEAST_DELIVERY = 30;
    private static final int MOST_DELIVERY = 2_592_000;
    private static final int MOST_COMMENT = 100;
    private static final int MOST_PREFIX = 500;
    /** From 1 to 172,800, as the document says it. */
    private static final Pattern SECONDS =
            Pattern.compile("([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)");

    Order {
        instanceIds = List.copyOf(instanceIds);
    }

    static Order read(JsonNode request) {
        if (!request.path("DocumentName").asText().equals(DOCUMENT)) {
            throw new Refusal(
                    400,
                    "InvalidDocument",
                    "Document with name " + request.path("DocumentName").asText() + " does not exist.");
        }
        JsonNode parameters = request.path("Parameters");
        List<String> known = List.of("commands", "workingDirectory", "executionTimeout");
        parameters.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new Refusal(400, "InvalidParameters", "Parameter \"" + name + "\" is not supported.");
            }
        });
        List<String> commands = texts(parameters.path("commands"));
        if (commands.isEmpty()) {
            throw new Refusal(400, "InvalidParameters", "Parameter \"commands\" is required.");
        }
        String bucket = request.path("OutputS3BucketName").asText();
        return new Order(
                ids(request),
                String.join("\n", commands),
                execution(texts(parameters.path("executionTimeout"))),
                delivery(request),
                bucket,
                bounded(request, "OutputS3KeyPrefix", MOST_PREFIX),
                bounded(request, "Comment", MOST_COMMENT));
    }

    private static List<String> ids(JsonNode request) {
        List<String> ids = texts(request.path("InstanceIds"));
        if (ids.isEmpty() || ids.size() > MOST_INSTANCES) {
            throw new Refusal(400, "ValidationException", "InstanceIds must be from 1 to " + MOST_INSTANCES);
        }
        return ids;
    }

    private static Duration execution(List<String> seconds) {
        if (seconds.isEmpty()) {
            return Duration.ofSeconds(USUAL_SECONDS);
        }
        if (seconds.size() > 1 || !SECONDS.matcher(seconds.getFirst()).matches()) {
            throw new Refusal(
                    400,
                    "InvalidParameters",
                    "Parameter \"executionTimeout\" value \"" + String.join(",", seconds)
                            + "\" does not match the allowed pattern " + SECONDS);
        }
        return Duration.ofSeconds(Long.parseLong(seconds.getFirst()));
    }

    private static Duration delivery(JsonNode request) {
        int seconds = request.path("TimeoutSeconds").asInt(USUAL_SECONDS);
        if (seconds < LEAST_DELIVERY || seconds > MOST_DELIVERY) {
            throw new Refusal(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + seconds + "' at 'timeoutSeconds' failed to satisfy"
                            + " constraint: Member must have value greater than or equal to " + LEAST_DELIVERY);
        }
        return Duration.ofSeconds(seconds);
    }

    private static String bounded(JsonNode request, String name, int most) {
        String text = request.path(name).asText();
        if (text.length() > most) {
            String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw new Refusal(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + text + "' at '" + member + "' failed to satisfy"
                            + " constraint: Member must have length less than or equal to " + most);
        }
        return text;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
