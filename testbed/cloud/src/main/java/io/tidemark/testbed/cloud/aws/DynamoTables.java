package io.tidemark.testbed.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.DynamoLocal;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables of DynamoDB Local, from the properties that templates give them. */
public final class DynamoTables {
    /** Whether there was none of that name. */
    public boolean create(String name, JsonNode properties) {
        try (DynamoDbClient dynamo = client()) {
            dynamo.createTable(request -> {
                request.tableName(name)
                        .attributeDefinitions(attributes(properties))
                        .keySchema(keys(properties));
                if (properties.has("ProvisionedThroughput")) {
                    JsonNode throughput = properties.path("ProvisionedThroughput");
                    request.provisionedThroughput(units -> units.readCapacityUnits(
                                    throughput.path("ReadCapacityUnits").asLong())
                            .writeCapacityUnits(
                                    throughput.path("WriteCapacityUnits").asLong()));
                } else {
                    request.billingMode(BillingMode.PAY_PER_REQUEST);
                }
            });
            dynamo.waiter().waitUntilTableExists(request -> request.tableName(name));
        } catch (ResourceInUseException e) {
            return false;
        }
        setTimeToLive(name, properties);
        return true;
    }

    public void setTimeToLive(String name, JsonNode properties) {
        JsonNode timeToLive = properties.path("TimeToLiveSpecification");
        boolean wanted = timeToLive.path("Enabled").asBoolean();
        try (DynamoDbClient dynamo = client()) {
            TimeToLiveStatus status = dynamo.describeTimeToLive(request -> request.tableName(name))
                    .timeToLiveDescription()
                    .timeToLiveStatus();
            // To set what is set already is an error.
            if (wanted != (status == TimeToLiveStatus.ENABLED)) {
                dynamo.updateTimeToLive(request -> request.tableName(name)
                        .timeToLiveSpecification(spec -> spec.enabled(wanted)
                                .attributeName(timeToLive.path("AttributeName").asText())));
            }
        }
    }

    public void delete(String name) {
        try (DynamoDbClient dynamo = client()) {
            dynamo.deleteTable(request -> request.tableName(name));
            dynamo.waiter().waitUntilTableNotExists(request -> request.tableName(name));
        } catch (ResourceNotFoundException e) {
            // Somebody else has deleted it, which is no failure.
        }
    }

    private static List<AttributeDefinition> attributes(JsonNode properties) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        properties
                .path("AttributeDefinitions")
                .forEach(one -> attributes.add(AttributeDefinition.builder()
                        .attributeName(one.path("AttributeName").asText())
                        .attributeType(one.path("AttributeType").asText())
                        .build()));
        return attributes;
    }

    private static List<KeySchemaElement> keys(JsonNode properties) {
        List<KeySchemaElement> keys = new ArrayList<>();
        properties
                .path("KeySchema")
                .forEach(one -> keys.add(KeySchemaElement.builder()
                        .attributeName(one.path("AttributeName").asText())
                        .keyType(one.path("KeyType").asText())
                        .build()));
        return keys;
    }

    private static DynamoDbClient client() {
        return AwsClients.dynamo(DynamoLocal.settings());
    }
}
