package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.fleet.remote.Board;
import io.tidemark.functions.aws.TableLayout;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.ControlCodec;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The board in DynamoDB. Parcels are asked for by their keys, a hundred at a time: nothing is read twice. */
public final class DynamoBoard implements Board {
    private static final int KEYS_AT_ONCE = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final int copies;
    private final @Nullable Shelf shelf;

    /** @param copies of the control; see {@link io.tidemark.aggregator.fleet.remote.RemoteFleet#copies} */
    public DynamoBoard(DynamoDbClient dynamo, String table, int copies, @Nullable Shelf shelf) {
        this.dynamo = dynamo;
        this.table = table;
        this.copies = copies;
        this.shelf = shelf;
    }

    @Override
    public void publish(String runId, Control control) throws IOException {
        String text = ControlCodec.encode(control);
        long expires = TimeUnit.MILLISECONDS.toSeconds(control.writtenMillis()) + Summons.KEPT_SECONDS;
        try {
            for (int copy = 0; copy < copies; copy++) {
                Map<String, AttributeValue> key = TableLayout.control(runId, copy);
                // An update, so that a halt which somebody else has written stays.
                dynamo.updateItem(request -> request.tableName(table)
                        .key(key)
                        .updateExpression("SET #control = :control, #copies = :copies, #expires = :expires")
                        .expressionAttributeNames(Map.of(
                                "#control", TableLayout.CONTROL,
                                "#copies", TableLayout.COPIES,
                                "#expires", TableLayout.EXPIRES))
                        .expressionAttributeValues(Map.of(
                                ":control", AttributeValue.fromS(text),
                                ":copies", TableLayout.number(copies),
                                ":expires", TableLayout.number(expires))));
            }
        } catch (SdkException e) {
            throw new IOException("the table " + table + " does not take it: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isHalted(String runId) throws IOException {
        try {
            return dynamo.getItem(request -> request.tableName(table).key(TableLayout.control(runId, 0)))
                    .item()
                    .containsKey(TableLayout.HALTED);
        } catch (SdkException e) {
            throw new IOException("the table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Has all workers of a run stop, whether its centre lives or not.
     *
     * @return false when there is no such run
     */
    public static boolean halt(DynamoDbClient dynamo, String table, String runId) throws IOException {
        try {
            AttributeValue copies = dynamo.getItem(
                            request -> request.tableName(table).key(TableLayout.control(runId, 0)))
                    .item()
                    .get(TableLayout.COPIES);
            if (copies == null) {
                return false;
            }
            for (int copy = 0; copy < Integer.parseInt(copies.n()); copy++) {
                Map<String, AttributeValue> key = TableLayout.control(runId, copy);
                dynamo.updateItem(request -> request.tableName(table)
                        .key(key)
                        .conditionExpression("attribute_exists(pk)")
                        .updateExpression("SET #halted = :yes")
                        .expressionAttributeNames(Map.of("#halted", TableLayout.HALTED))
                        .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
            }
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw new IOException("the table " + table + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Found> fetch(Collection<Awaited> awaited) throws IOException {
        List<Found> found = new ArrayList<>();
        List<IOException> troubles = new ArrayList<>();
        List<Awaited> all = List.copyOf(awaited);
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            fetch(all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE)), found, troubles);
        }
        if (found.isEmpty() && !troubles.isEmpty()) {
            throw troubles.getFirst();
        }
        return found;
    }

    /** @param troubles takes why parcels could not be had although they were posted; they must not hide the others */
    private void fetch(List<Awaited> awaited, List<Found> found, List<IOException> troubles) throws IOException {
        Map<Map<String, AttributeValue>, Awaited> byKey = new HashMap<>();
        for (Awaited each : awaited) {
            byKey.put(TableLayout.parcel(each.post(), each.number()), each);
        }
        KeysAndAttributes keys =
                KeysAndAttributes.builder().keys(byKey.keySet()).build();
        try {
            // Keys that DynamoDB did not get to are asked for the next time, like those that are not there yet.
            List<Map<String, AttributeValue>> items = dynamo.batchGetItem(
                            request -> request.requestItems(Map.of(table, keys)))
                    .responses()
                    .getOrDefault(table, List.of());
            for (Map<String, AttributeValue> item : items) {
                Awaited place = byKey.get(Map.of(
                        TableLayout.PARTITION, item.get(TableLayout.PARTITION),
                        TableLayout.SORT, item.get(TableLayout.SORT)));
                if (place != null) {
                    take(place, item, found, troubles);
                }
            }
        } catch (SdkException e) {
            throw new IOException("the table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void take(Awaited place, Map<String, AttributeValue> item, List<Found> found, List<IOException> troubles) {
        try {
            found.add(new Found(place, packed(item)));
        } catch (IOException e) {
            troubles.add(e);
        }
    }

    private byte[] packed(Map<String, AttributeValue> item) throws IOException {
        AttributeValue inline = item.get(TableLayout.PARCEL);
        if (inline != null) {
            return inline.b().asByteArray();
        }
        AttributeValue key = item.get(TableLayout.SHELF_KEY);
        if (key == null || shelf == null) {
            throw new IOException("a parcel is neither in the table nor on the shelf");
        }
        return shelf.get(key.s());
    }
}
