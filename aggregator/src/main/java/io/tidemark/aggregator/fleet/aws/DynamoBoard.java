package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.fleet.remote.Board;
import io.tidemark.aggregator.fleet.remote.DisplacedException;
import io.tidemark.aggregator.fleet.remote.RunCard;
import io.tidemark.aggregator.fleet.remote.RunCardCodec;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The board in DynamoDB. Parcels are asked for by their keys, a hundred at a time: nothing is read twice. */
public final class DynamoBoard implements Board {
    private static final int KEYS_AT_ONCE = 100;
    /** Also of a control that nobody has written yet. */
    private static final String MINE = "attribute_not_exists(#centre) OR #centre = :centre";
    /** A reading that may be a moment old takes half a unit for 4 KB. */
    private static final double READ_UNIT = 0.5;

    private static final double READ_UNIT_BYTES = 4_096;

    private final DynamoDbClient dynamo;
    private final String table;
    private final int copies;
    private final @Nullable Shelf shelf;
    private final String centre = UUID.randomUUID().toString();
    private final Consumption consumption = new Consumption();
    private volatile double controlUnits = READ_UNIT;

    /** @param copies of the control; see {@link io.tidemark.aggregator.fleet.remote.RemoteFleet#copies} */
    public DynamoBoard(DynamoDbClient dynamo, String table, int copies, @Nullable Shelf shelf) {
        this.dynamo = dynamo;
        this.table = table;
        this.copies = copies;
        this.shelf = shelf;
    }

    @Override
    public void register(String runId, RunCard card) throws IOException {
        Map<String, AttributeValue> item = new HashMap<>(TableLayout.run(runId));
        item.put(TableLayout.CARD, AttributeValue.fromS(RunCardCodec.encode(card)));
        item.put(TableLayout.EXPIRES, TableLayout.number(card.expiresSeconds()));
        try {
            consumption.wrote(dynamo.putItem(request ->
                            request.tableName(table).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity());
        } catch (SdkException e) {
            throw refused(e);
        }
    }

    @Override
    public Optional<RunCard> card(String runId) throws IOException {
        AttributeValue card = item(TableLayout.run(runId)).get(TableLayout.CARD);
        return card == null ? Optional.empty() : Optional.of(RunCardCodec.decode(card.s()));
    }

    @Override
    public void publish(String runId, Control control) throws IOException {
        write(runId, control, MINE);
    }

    @Override
    public void takeUp(String runId, Control control) throws IOException {
        write(runId, control, null);
    }

    private void write(String runId, Control control, @Nullable String condition) throws IOException {
        String text = ControlCodec.encode(control);
        long expires = TimeUnit.MILLISECONDS.toSeconds(control.writtenMillis()) + Summons.KEPT_SECONDS;
        try {
            for (int copy = 0; copy < copies; copy++) {
                Map<String, AttributeValue> key = TableLayout.control(runId, copy);
                // An update, so that a halt which somebody else has written stays.
                consumption.wrote(dynamo.updateItem(request -> request.tableName(table)
                                .key(key)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .conditionExpression(condition)
                                .updateExpression("SET #control = :control, #copies = :copies, #expires = :expires,"
                                        + " #centre = :centre")
                                .expressionAttributeNames(Map.of(
                                        "#control", TableLayout.CONTROL,
                                        "#copies", TableLayout.COPIES,
                                        "#expires", TableLayout.EXPIRES,
                                        "#centre", TableLayout.CENTRE))
                                .expressionAttributeValues(Map.of(
                                        ":control", AttributeValue.fromS(text),
                                        ":copies", TableLayout.number(copies),
                                        ":expires", TableLayout.number(expires),
                                        ":centre", AttributeValue.fromS(centre))))
                        .consumedCapacity());
            }
            controlUnits = READ_UNIT * Math.ceil(text.length() / READ_UNIT_BYTES);
        } catch (ConditionalCheckFailedException e) {
            throw new DisplacedException();
        } catch (SdkException e) {
            throw refused(e);
        }
    }

    @Override
    public Optional<Control> control(String runId) throws IOException {
        AttributeValue text = item(TableLayout.control(runId, 0)).get(TableLayout.CONTROL);
        return text == null ? Optional.empty() : Optional.of(ControlCodec.decode(text.s()));
    }

    @Override
    public boolean isHalted(String runId) throws IOException {
        return item(TableLayout.control(runId, 0)).containsKey(TableLayout.HALTED);
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) throws IOException {
        try {
            GetItemResponse found = dynamo.getItem(
                    request -> request.tableName(table).key(key).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            consumption.read(found.consumedCapacity());
            return found.item();
        } catch (SdkException e) {
            throw unreadable(e);
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
            BatchGetItemResponse response = dynamo.batchGetItem(request ->
                    request.requestItems(Map.of(table, keys)).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            consumption.read(response.consumedCapacity());
            List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table, List.of());
            for (Map<String, AttributeValue> item : items) {
                Awaited place = byKey.get(Map.of(
                        TableLayout.PARTITION, item.get(TableLayout.PARTITION),
                        TableLayout.SORT, item.get(TableLayout.SORT)));
                if (place != null) {
                    take(place, item, found, troubles);
                }
            }
        } catch (SdkException e) {
            throw unreadable(e);
        }
    }

    private void take(Awaited place, Map<String, AttributeValue> item, List<Found> found, List<IOException> troubles) {
        try {
            found.add(new Found(place, packed(item)));
        } catch (IOException e) {
            troubles.add(e);
        }
    }

    private IOException refused(SdkException e) {
        return new IOException("the table " + table + " does not take it: " + e.getMessage(), e);
    }

    private IOException unreadable(SdkException e) {
        return new IOException("the table " + table + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public Usage used() {
        return consumption.sum();
    }

    @Override
    public double controlUnits() {
        return controlUnits;
    }

    /** What it took to post it counts with the fetching: nobody else sees how large it is. */
    private byte[] packed(Map<String, AttributeValue> item) throws IOException {
        consumption.add(Usage.writing(ItemSize.writeUnits(item)));
        AttributeValue inline = item.get(TableLayout.PARCEL);
        if (inline != null) {
            return inline.b().asByteArray();
        }
        AttributeValue key = item.get(TableLayout.SHELF_KEY);
        if (key == null || shelf == null) {
            throw new IOException("a parcel is neither in the table nor on the shelf");
        }
        byte[] content = shelf.get(key.s());
        consumption.add(Usage.puts(1).plus(Usage.gets(1)));
        return content;
    }
}
