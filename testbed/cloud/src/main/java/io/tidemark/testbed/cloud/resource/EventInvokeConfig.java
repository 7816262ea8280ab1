package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How often a function's events that failed are delivered again. */
record EventInvokeConfig(Inventory inventory, LambdaEndpoint lambda) implements Kind {
    static final String TYPE = "AWS::Lambda::EventInvokeConfig";

    private static final int USUAL_RETRIES = 2;

    @Override
    public Made create(Wish wish) {
        String function = wish.text("FunctionName");
        if (lambda.function(function).isEmpty()) {
            throw Failure.ofHandler("The function doesn't exist. (Service: Lambda, Status Code: 404)", "NotFound");
        }
        String id = function + "|" + wish.text("Qualifier");
        if (!inventory.add(TYPE, id)) {
            throw Failure.ofHandler(id + " already exists.", "AlreadyExists");
        }
        return update(id, wish);
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        lambda.setRetries(
                wish.text("FunctionName"),
                wish.properties().path("MaximumRetryAttempts").asInt(USUAL_RETRIES));
        return new Made(physicalId, Map.of());
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        lambda.setRetries(properties.path("FunctionName").asText(), USUAL_RETRIES);
        inventory.remove(TYPE, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.empty();
    }

    @Override
    public Set<String> fixed() {
        return Set.of("FunctionName", "Qualifier");
    }
}
