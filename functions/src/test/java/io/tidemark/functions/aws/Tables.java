package io.tidemark.functions.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes the table as {@link TableLayout} describes it, where no deployment has. */
public final class Tables {
    private Tables() {}

    public static void create(AwsSettings settings, String name) {
        try (DynamoDbClient dynamo = AwsClients.dynamo(settings)) {
            create(dynamo, name);
        }
    }

    public static void create(DynamoDbClient dynamo, String name) {
        dynamo.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute(TableLayout.PARTITION, ScalarAttributeType.S),
                        attribute(TableLayout.SORT, ScalarAttributeType.N))
                .keySchema(key(TableLayout.PARTITION, KeyType.HASH), key(TableLayout.SORT, KeyType.RANGE)));
        dynamo.waiter().waitUntilTableExists(request -> request.tableName(name));
        dynamo.updateTimeToLive(request -> request.tableName(name)
                .timeToLiveSpecification(spec -> spec.enabled(true).attributeName(TableLayout.EXPIRES)));
    }

    public static void delete(AwsSettings settings, String name) {
        try (DynamoDbClient dynamo = AwsClients.dynamo(settings)) {
            dynamo.deleteTable(request -> request.tableName(name));
        }
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
