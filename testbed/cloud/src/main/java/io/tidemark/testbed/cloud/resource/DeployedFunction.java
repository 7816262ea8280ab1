package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.lambda.FunctionCode;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.testbed.cloud.aws.Buckets;
import io.tidemark.testbed.cloud.network.Network;
import io.tidemark.testbed.cloud.protocol.Account;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A function whose code is fetched from its bucket and runs in processes of this machine. */
record DeployedFunction(Inventory inventory, Network network, Buckets buckets, LambdaEndpoint lambda) implements Kind {
    static final String TYPE = "AWS::Lambda::Function";

    @Override
    public Made create(Wish wish) {
        String name = wish.properties().has("FunctionName") ? wish.text("FunctionName") : Names.generated(wish);
        if (lambda.function(name).isPresent()) {
            throw Failure.ofHandler(
                    "Resource of type '" + TYPE + "' with identifier '" + name + "' already exists.", "AlreadyExists");
        }
        lambda.put(settings(name, wish));
        inventory.add(TYPE, name);
        return made(name);
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        FunctionSettings settings = settings(physicalId, wish);
        lambda.put(lambda.function(physicalId)
                .map(before -> settings.withRetries(before.retries()))
                .orElse(settings));
        return made(physicalId);
    }

    private static Made made(String name) {
        return new Made(name, Map.of("Arn", Account.arn("lambda", "function:" + name)));
    }

    private FunctionSettings settings(String name, Wish wish) {
        checkNetwork(wish.properties().path("VpcConfig"));
        FunctionSettings settings = FunctionSettings.of(name, wish.text("Handler"), code(wish))
                // What Lambda finds by itself is elsewhere here.
                .withEndpoint("DYNAMODB", DynamoLocal.uri())
                .withEndpoint("S3", S3Server.uri());
        if (wish.properties().has("MemorySize")) {
            settings = settings.withMemory(wish.properties().path("MemorySize").asInt());
        }
        if (wish.properties().has("Timeout")) {
            settings = settings.withTimeout(
                    Duration.ofSeconds(wish.properties().path("Timeout").asInt()));
        }
        if (wish.properties().has("ReservedConcurrentExecutions")) {
            settings = settings.withConcurrency(
                    settings.accountConcurrency(),
                    wish.properties().path("ReservedConcurrentExecutions").asInt());
        }
        JsonNode variables = wish.properties().path("Environment").path("Variables");
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            settings =
                    settings.withVariable(variable.getKey(), variable.getValue().asText());
        }
        return settings;
    }

    private FunctionCode code(Wish wish) {
        JsonNode code = wish.properties().path("Code");
        return buckets.read(code.path("S3Bucket").asText(), code.path("S3Key").asText())
                .map(FunctionCode::of)
                .orElseThrow(() -> Failure.ofHandler(
                        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key"
                                + " does not exist. (Service: Lambda, Status Code: 400)",
                        "InvalidRequest"));
    }

    private void checkNetwork(JsonNode vpc) {
        for (JsonNode subnet : vpc.path("SubnetIds")) {
            if (!network.hasSubnet(subnet.asText())) {
                throw notThere("subnet ID '" + subnet.asText() + "'");
            }
        }
        for (JsonNode group : vpc.path("SecurityGroupIds")) {
            if (!inventory.has("AWS::EC2::SecurityGroup", group.asText())) {
                throw notThere("security group '" + group.asText() + "'");
            }
        }
    }

    private static Failure notThere(String what) {
        return Failure.ofHandler(
                "Error occurred while DescribeSecurityGroups or DescribeSubnets. The " + what
                        + " does not exist (Service: Lambda, Status Code: 400)",
                "InvalidRequest");
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        lambda.remove(physicalId);
        inventory.remove(TYPE, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("FunctionName");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("FunctionName", "PackageType");
    }
}
