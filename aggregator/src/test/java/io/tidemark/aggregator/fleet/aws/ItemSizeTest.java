package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.TableLayout;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.remote.Post;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

class ItemSizeTest {
    private static final long SEED = 20_261_125;

    @Test
    void anItemIsAsLargeAsDynamoDbSays() {
        String table = "t" + UUID.randomUUID();
        Random random = new Random(SEED);
        try (DynamoDbClient dynamo = AwsClients.dynamo(DynamoLocal.settings())) {
            Tables.create(dynamo, table);
            for (int i = 0; i < 60; i++) {
                // Around whole kilobytes, where a byte decides.
                int bytes = 1_024 * random.nextInt(1, 12) - random.nextInt(130);
                Map<String, AttributeValue> item =
                        new HashMap<>(TableLayout.parcel(new Post("20261125-101500-3f9c", i * 37, 0), i));
                item.put(TableLayout.EXPIRES, TableLayout.number(1_795_605_300 + random.nextInt(1_000_000)));
                item.put(TableLayout.PARCEL, AttributeValue.fromB(SdkBytes.fromByteArray(new byte[bytes])));
                Double units = dynamo.putItem(request -> request.tableName(table)
                                .item(item)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits();
                assertThat(ItemSize.writeUnits(item))
                        .as("seed %d, item %d, %d bytes", SEED, i, bytes)
                        .isEqualTo(units);
            }
        }
    }
}
