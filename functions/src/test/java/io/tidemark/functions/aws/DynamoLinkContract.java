package io.tidemark.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.core.window.ParcelCodec;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.ControlCodec;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** A worker's calls against DynamoDB and S3, whoever serves them. */
abstract class DynamoLinkContract {
    private static final Post POST = new Post("run", 3, 0);

    private final String name = "t" + UUID.randomUUID();
    private final AwsServices services;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final Shelf shelf;

    DynamoLinkContract(AwsServices services) {
        this.services = services;
        dynamo = services.openDynamo();
        s3 = services.openS3();
        shelf = new S3Shelf(s3, name);
    }

    @BeforeEach
    void create() {
        services.create(name);
    }

    @AfterEach
    void close() {
        services.delete(name);
        dynamo.close();
        s3.close();
    }

    @Test
    void aPostIsClaimedByOneAndAgainByTheSame() throws IOException {
        assertThat(link(null).claim("a")).isTrue();
        assertThat(link(null).claim("b")).isFalse();
        assertThat(link(null).claim("a"))
                .as("the answer to the first may have been lost")
                .isTrue();
    }

    @Test
    void theControlIsReadAndAHaltEndsIt() throws IOException {
        Control control = new Control(7, 5, 0, List.of(), List.of(), false);
        Map<String, AttributeValue> item = new HashMap<>(TableLayout.control("run", 1));
        item.put(TableLayout.CONTROL, AttributeValue.fromS(ControlCodec.encode(control)));
        assertThatThrownBy(link(null)::control).isInstanceOf(IOException.class).hasMessageContaining("run");
        dynamo.putItem(request -> request.tableName(name).item(item));
        assertThat(link(null).control()).isEqualTo(control);

        item.put(TableLayout.HALTED, AttributeValue.fromBool(true));
        dynamo.putItem(request -> request.tableName(name).item(item));
        assertThat(link(null).control()).isEqualTo(control.over());
    }

    @Test
    void aSmallParcelLiesInTheTable() throws Exception {
        link(shelf).post(parcel(10));
        assertThat(item()).containsKey(TableLayout.PARCEL).doesNotContainKey(TableLayout.SHELF_KEY);
        assertThat(item()).containsKey(TableLayout.EXPIRES);
    }

    @Test
    void aLargeOneLiesOnTheShelf() throws Exception {
        Parcel large = parcel(DynamoLink.MOST_IN_TABLE + 1_000);
        link(shelf).post(large);
        assertThat(item()).doesNotContainKey(TableLayout.PARCEL);
        byte[] packed = shelf.get(item().get(TableLayout.SHELF_KEY).s());
        assertThat(ParcelCodec.decode(packed)).usingRecursiveComparison().isEqualTo(large);
    }

    @Test
    void aShelfThatFailsLosesNothingThatFitsIntoTheTable() throws Exception {
        Shelf broken = new S3Shelf(s3, "no-such-bucket");
        Parcel large = parcel(100_000);
        link(broken).post(large);
        assertThat(ParcelCodec.decode(item().get(TableLayout.PARCEL).b().asByteArray()))
                .usingRecursiveComparison()
                .isEqualTo(large);

        assertThatThrownBy(() -> link(broken).post(parcel(DynamoLink.MOST_IN_ITEM + 1_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-bucket");
    }

    @Test
    void withoutAShelfWhatFitsIntoAnItemIsPostedAndMoreIsRefused() throws Exception {
        link(null).post(parcel(100_000));
        assertThat(item()).containsKey(TableLayout.PARCEL);
        assertThatThrownBy(() -> link(null).post(parcel(DynamoLink.MOST_IN_ITEM + 1_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no bucket");
    }

    private Map<String, AttributeValue> item() {
        return dynamo.getItem(request -> request.tableName(name).key(TableLayout.parcel(POST, 0)))
                .item();
    }

    private DynamoLink link(@Nullable Shelf place) {
        Summons summons = new Summons(
                POST, 8, "plan", new byte[0], "", Map.of(), name, name, 2, 900, Pace.of(8), Long.MAX_VALUE, 1, 0);
        return new DynamoLink(dynamo, place, summons);
    }

    /** Of noise, which does not become smaller. */
    private static Parcel parcel(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return new Parcel(0, Stage.ON_DUTY, 1, 0, "", List.of(noise));
    }
}
