package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.fleet.remote.Board.Awaited;
import io.tidemark.aggregator.fleet.remote.Board.Found;
import io.tidemark.aggregator.fleet.remote.DisplacedException;
import io.tidemark.aggregator.fleet.remote.RunCard;
import io.tidemark.core.control.Directive;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.core.window.ParcelCodec;
import io.tidemark.functions.aws.AwsServices;
import io.tidemark.functions.aws.DynamoLink;
import io.tidemark.functions.aws.S3Shelf;
import io.tidemark.functions.aws.TableLayout;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What workers post, fetched through DynamoDB and S3, whoever serves them. */
abstract class DynamoBoardContract {
    private final String name = "t" + UUID.randomUUID();
    private final AwsServices services;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final Shelf shelf;
    private final DynamoBoard board;

    DynamoBoardContract(AwsServices services) {
        this.services = services;
        dynamo = services.openDynamo();
        s3 = services.openS3();
        shelf = new S3Shelf(s3, name);
        board = new DynamoBoard(dynamo, name, 3, shelf);
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
    void parcelsOfMoreWorkersThanOneRequestTakesAreFoundWhereverTheyLie() throws Exception {
        List<Awaited> awaited = new ArrayList<>();
        for (int segment = 0; segment < 250; segment++) {
            awaited.add(new Awaited(post(segment), 0));
        }
        link(7).post(parcel(10));
        link(180).post(parcel(50_000));
        List<Found> found = board.fetch(awaited);
        assertThat(found).extracting(each -> each.awaited().post().segment()).containsExactlyInAnyOrder(7, 180);
        for (Found each : found) {
            int bytes = each.awaited().post().segment() == 7 ? 10 : 50_000;
            assertThat(ParcelCodec.decode(each.packed()))
                    .usingRecursiveComparison()
                    .isEqualTo(parcel(bytes));
        }
    }

    @Test
    void aParcelThatCannotBeTakenFromTheShelfHidesNoOther() throws Exception {
        link(5).post(parcel(50_000));
        link(6).post(parcel(10));
        s3.deleteObject(request -> request.bucket(name).key(TableLayout.shelfKey(post(5), 0)));

        assertThat(board.fetch(List.of(new Awaited(post(5), 0), new Awaited(post(6), 0))))
                .extracting(each -> each.awaited().post().segment())
                .containsExactly(6);
        assertThatThrownBy(() -> board.fetch(List.of(new Awaited(post(5), 0))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not be read");
    }

    @Test
    void everyCopyOfTheControlIsWrittenAndAHaltSurvivesTheNextWriting() throws Exception {
        board.publish("run", control(1));
        for (int segment = 0; segment < 3; segment++) {
            assertThat(link(segment).control()).isEqualTo(control(1));
        }
        assertThat(board.isHalted("run")).isFalse();

        assertThat(DynamoBoard.halt(dynamo, name, "run")).isTrue();
        board.publish("run", control(2));
        assertThat(board.isHalted("run")).isTrue();
        for (int segment = 0; segment < 3; segment++) {
            assertThat(link(segment).control()).isEqualTo(control(2).over());
        }
    }

    /** Keys that are not there cost something at DynamoDB itself, and nothing at what stands in for it. */
    @Test
    void everyCallAndEveryParcelFoundIsCounted() throws Exception {
        assertThat(board.used()).isEqualTo(Usage.NONE);
        board.publish("run", control(1));
        assertThat(board.used()).as("three copies").isEqualTo(Usage.writing(3));
        board.isHalted("run");
        assertThat(board.used().readUnits()).isEqualTo(0.5);

        link(0).post(parcel(10));
        link(1).post(parcel(5_000));
        link(2).post(parcel(50_000));
        Usage before = board.used();
        List<Awaited> awaited = new ArrayList<>();
        for (int segment = 0; segment < 6; segment++) {
            awaited.add(new Awaited(new Post("run", segment, 0), 0));
        }
        assertThat(board.fetch(awaited)).hasSize(3);
        Usage after = board.used();
        assertThat(after.writeUnits() - before.writeUnits())
                .as("a KB, five and the rest of it, a KB that names an object")
                .isEqualTo(1 + 5 + 1);
        assertThat(after.readUnits() - before.readUnits())
                .as("three items, of which one has 5 KB")
                .isGreaterThanOrEqualTo(2);
        assertThat(after.puts()).isEqualTo(1);
        assertThat(after.gets()).isEqualTo(1);
    }

    @Test
    void aLongControlCostsItsReadersMore() throws Exception {
        board.publish("run", control(1));
        assertThat(board.controlUnits()).isEqualTo(0.5);
        List<Directive> many = Collections.nCopies(1_000, new Directive.Stop(1_234_567_890));
        board.publish("run", new Control(2, 5, 0, many, List.of(), false));
        assertThat(board.controlUnits()).isGreaterThan(1);
    }

    @Test
    void whoHasTakenARunUpIsTheOnlyOneWhoCanLeadIt() throws Exception {
        DynamoBoard other = new DynamoBoard(dynamo, name, 3, shelf);
        board.publish("run", control(1));
        assertThatThrownBy(() -> other.publish("run", control(7))).isInstanceOf(DisplacedException.class);
        assertThat(other.control("run")).contains(control(1));

        DynamoBoard.halt(dynamo, name, "run");
        other.takeUp("run", control(2));
        assertThatThrownBy(() -> board.publish("run", control(8)))
                .isInstanceOf(DisplacedException.class)
                .hasMessageContaining("another Tidemark");
        other.publish("run", control(3));
        for (int segment = 0; segment < 3; segment++) {
            assertThat(link(segment).control()).isEqualTo(control(3).over());
        }
        assertThat(other.isHalted("run")).isTrue();
    }

    @Test
    void theCardOfARunIsFoundAgain() throws Exception {
        RunCard card = new RunCard("lambda", 250, "plan", new byte[120_000], "", name, true, false, 99);
        board.register("run", card);
        assertThat(board.card("run").orElseThrow()).usingRecursiveComparison().isEqualTo(card);
        assertThat(board.card("other")).isEmpty();
        assertThat(board.control("other")).isEmpty();
    }

    @Test
    void aRunThatIsNotThereCannotBeHalted() throws IOException {
        assertThat(DynamoBoard.halt(dynamo, name, "other")).isFalse();
    }

    @Test
    void aTableThatIsNotThereIsSaid() {
        DynamoBoard nowhere = new DynamoBoard(dynamo, "no-such-table", 1, null);
        assertThatThrownBy(() -> nowhere.publish("run", control(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-table");
    }

    private static Control control(long number) {
        return new Control(number, 5, 0, List.of(), List.of(), false);
    }

    private static Post post(int segment) {
        return new Post("run", segment, 0);
    }

    private DynamoLink link(int segment) {
        Summons summons = new Summons(
                post(segment),
                250,
                "plan",
                new byte[0],
                "",
                Map.of(),
                name,
                name,
                3,
                900,
                Pace.of(8),
                Long.MAX_VALUE,
                1,
                0);
        return new DynamoLink(dynamo, shelf, summons);
    }

    /** Of noise, which does not become smaller. */
    private static Parcel parcel(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return new Parcel(0, Stage.ON_DUTY, 1, 0, "", List.of(noise));
    }
}
