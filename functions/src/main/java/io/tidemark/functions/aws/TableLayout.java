package io.tidemark.functions.aws;

import io.tidemark.functions.remote.Post;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How runs lie in the one table: partition key {@code pk} (text) and sort key {@code sk} (number).
 *
 * <pre>
 * pk                         sk       holds
 * RUN#run                    0        what another centre needs to take the run up
 * RUN#control                copy     the control, for the segments that read this copy
 * RUN#claim#SEGMENT          shift    who serves the post
 * RUN#parcel#SEGMENT#SHIFT   number   a parcel, or where on the shelf it is
 * </pre>
 *
 * Parcels of each worker have a partition key of their own, and their numbers leave no gap, so the centre asks for just
 * those that come next. Every item has a time to live.
 */
public final class TableLayout {
    public static final String PARTITION = "pk";
    public static final String SORT = "sk";
    /** Seconds since the epoch after which DynamoDB deletes the item. */
    public static final String EXPIRES = "expires";

    public static final String CONTROL = "control";
    /** In a control, when somebody outside the centre wants the run to end. */
    public static final String HALTED = "halted";

    /** In a control: how many there are. */
    public static final String COPIES = "copies";

    /** In a control: the only centre that may write it. */
    public static final String CENTRE = "centre";

    /** Of a run: its card. */
    public static final String CARD = "card";

    public static final String PARCEL = "parcel";
    public static final String SHELF_KEY = "shelf";
    public static final String WHO = "who";

    private TableLayout() {}

    public static Map<String, AttributeValue> run(String runId) {
        return key(runId + "#run", 0);
    }

    public static Map<String, AttributeValue> control(String runId, int copy) {
        return key(runId + "#control", copy);
    }

    public static Map<String, AttributeValue> claim(Post post) {
        return key(post.runId() + "#claim#" + post.segment(), post.shift());
    }

    public static Map<String, AttributeValue> parcel(Post post, int number) {
        return key(parcels(post), number);
    }

    /** The partition of a worker's parcels. */
    public static String parcels(Post post) {
        return post.runId() + "#parcel#" + post.segment() + "#" + post.shift();
    }

    /** Where a parcel lies that is too large for an item. */
    public static String shelfKey(Post post, int number) {
        return "parcels/" + post.runId() + "/" + post.segment() + "-" + post.shift() + "-" + number;
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static Map<String, AttributeValue> key(String partition, int sort) {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, number(sort));
    }
}
