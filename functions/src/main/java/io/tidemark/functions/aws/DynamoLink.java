package io.tidemark.functions.aws;

import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.ParcelCodec;
import io.tidemark.functions.remote.CentreLink;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.ControlCodec;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A worker's way to the centre over DynamoDB: one write and one eventually consistent read at a time. */
public final class DynamoLink implements CentreLink {
    /**
     * What is larger goes to the shelf: there a parcel costs the same whatever its size, and in the table as much as eight
     * items of a kilobyte.
     */
    public static final int MOST_IN_TABLE = 8 << 10;

    /** DynamoDB's own limit is 400 KB with everything. */
    static final int MOST_IN_ITEM = 380 << 10;

    private final DynamoDbClient dynamo;
    private final @Nullable Shelf shelf;
    private final Summons summons;

    /** @param dynamo is left open: warm functions use it again */
    public DynamoLink(DynamoDbClient dynamo, @Nullable Shelf shelf, Summons summons) {
        this.dynamo = dynamo;
        this.shelf = shelf;
        this.summons = summons;
    }

    @Override
    public boolean claim(String who) throws IOException {
        Map<String, AttributeValue> item = new HashMap<>(TableLayout.claim(summons.post()));
        item.put(TableLayout.WHO, AttributeValue.fromS(who));
        item.put(TableLayout.EXPIRES, TableLayout.number(summons.expiresSeconds()));
        try {
            dynamo.putItem(request -> request.tableName(summons.table())
                    .item(item)
                    // The SDK tries again by itself, perhaps after a success it did not hear of.
                    .conditionExpression("attribute_not_exists(pk) OR who = :who")
                    .expressionAttributeValues(Map.of(":who", AttributeValue.fromS(who))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw new IOException("the post could not be claimed in " + summons.table() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void post(Parcel parcel) throws IOException {
        byte[] packed = ParcelCodec.encode(parcel);
        Map<String, AttributeValue> item = new HashMap<>(TableLayout.parcel(summons.post(), parcel.number()));
        item.put(TableLayout.EXPIRES, TableLayout.number(summons.expiresSeconds()));
        if (packed.length <= MOST_IN_TABLE || !isShelved(parcel, packed)) {
            item.put(TableLayout.PARCEL, AttributeValue.fromB(SdkBytes.fromByteArray(packed)));
        } else {
            item.put(
                    TableLayout.SHELF_KEY, AttributeValue.fromS(TableLayout.shelfKey(summons.post(), parcel.number())));
        }
        try {
            dynamo.putItem(request -> request.tableName(summons.table()).item(item));
        } catch (SdkException e) {
            throw new IOException("parcel " + parcel.number() + " could not be posted: " + e.getMessage(), e);
        }
    }

    /** A shelf that fails must not lose what fits into the table, dear as it is there. */
    private boolean isShelved(Parcel parcel, byte[] packed) throws IOException {
        if (shelf == null) {
            if (packed.length > MOST_IN_ITEM) {
                throw new IOException("the parcel has " + packed.length + " bytes, and there is no bucket for it");
            }
            return false;
        }
        try {
            shelf.put(TableLayout.shelfKey(summons.post(), parcel.number()), packed);
            return true;
        } catch (IOException e) {
            if (packed.length > MOST_IN_ITEM) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public Control control() throws IOException {
        int copy = summons.post().segment() % summons.copies();
        try {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(summons.table())
                            .key(TableLayout.control(summons.post().runId(), copy)))
                    .item();
            AttributeValue text = item.get(TableLayout.CONTROL);
            if (text == null) {
                throw new IOException(
                        "there is no control of run " + summons.post().runId());
            }
            Control control = ControlCodec.decode(text.s());
            return item.containsKey(TableLayout.HALTED) ? control.over() : control;
        } catch (SdkException e) {
            throw new IOException("the control could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {}
}
