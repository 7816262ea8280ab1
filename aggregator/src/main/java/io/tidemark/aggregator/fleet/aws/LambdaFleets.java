package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.cost.Budget;
import io.tidemark.aggregator.cost.Tariffs;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.FleetSource;
import io.tidemark.aggregator.fleet.remote.AttachedFleet;
import io.tidemark.aggregator.fleet.remote.LogFetcher;
import io.tidemark.aggregator.fleet.remote.Orphan;
import io.tidemark.aggregator.fleet.remote.RemoteFleet;
import io.tidemark.aggregator.fleet.remote.RemoteFleetSettings;
import io.tidemark.aggregator.fleet.remote.RunCard;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.S3Shelf;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes fleets of functions, and stops runs of them from elsewhere. */
public final class LambdaFleets {
    private static final String HINT = "set AWS_REGION and credentials, or use --region and --profile";

    private static final int LOGGING_WORKERS_PER_SECOND = 33;
    private static final int LEAST_LOG_SECONDS = 10;
    private static final int MOST_LOG_SECONDS = 30;

    private LambdaFleets() {}

    /**
     * @param requests true has workers log every request; needs a bucket
     * @param environment where the values of secrets are
     * @param notes takes sentences that a person should know now
     * @throws CloudException when there is no region, or another setting is missing
     */
    public static Fleet open(
            LambdaSettings settings,
            int workers,
            boolean requests,
            Environment environment,
            Clock clock,
            Consumer<String> notes)
            throws CloudException {
        try {
            LambdaClient lambda =
                    AwsClients.configure(LambdaClient.builder(), settings.aws()).build();
            DynamoDbClient dynamo = AwsClients.dynamo(settings.aws());
            String region = lambda.serviceClientConfiguration().region().id();
            S3Client s3 = settings.bucket().isEmpty() ? null : AwsClients.s3(settings.aws());
            @Nullable Shelf shelf = s3 == null ? null : new S3Shelf(s3, settings.bucket());
            return new RemoteFleet(
                    "lambda",
                    workers,
                    new RemoteFleetSettings(
                            settings.table(),
                            settings.bucket(),
                            settings.muster().toMillis(),
                            settings.replaceLost(),
                            Budget.of(Tariffs.bundled(), region, settings.costLimit()),
                            requests ? logMillis(workers) : 0,
                            settings.expected()),
                    new LambdaCaller(lambda, settings.function()),
                    new DynamoBoard(dynamo, settings.table(), RemoteFleet.copies(workers), shelf),
                    shelf,
                    environment,
                    clock,
                    notes,
                    () -> {
                        lambda.close();
                        closing(dynamo, s3).run();
                    });
        } catch (SdkException e) {
            throw trouble("settings", "", "must say which account and region is meant", e);
        }
    }

    /** So little is lost with a worker, unless the fleet is so large that its pieces would cost too much. */
    private static int logMillis(int workers) {
        return Math.clamp(workers / LOGGING_WORKERS_PER_SECOND, LEAST_LOG_SECONDS, MOST_LOG_SECONDS) * 1_000;
    }

    /**
     * Fetches what workers have logged.
     *
     * @param notes takes sentences that a person should know now
     * @throws CloudException when there is no region, or another setting is missing
     */
    public static LogFetcher logs(AwsSettings aws, String bucket, Clock clock, Consumer<String> notes)
            throws CloudException {
        try {
            S3Client s3 = AwsClients.s3(aws);
            return new LogFetcher(new S3Shelf(s3, bucket), clock, notes, () -> s3.close());
        } catch (SdkException e) {
            throw trouble("settings", "", "must say which account and region is meant", e);
        }
    }

    /**
     * Has all workers of a run stop, whether its centre lives or not.
     *
     * @return false when the table knows no such run
     */
    public static boolean halt(AwsSettings aws, String table, String runId) throws CloudException {
        try (DynamoDbClient dynamo = AwsClients.dynamo(aws)) {
            return DynamoBoard.halt(dynamo, table, runId);
        } catch (IOException | SdkException e) {
            throw trouble("--table", table, "must be the table of the run", e);
        }
    }

    /**
     * Finds a run whose centre is gone. It is left as it is until its fleet is prepared.
     *
     * @throws ProblemsException when there is none, when it is led, or when AWS does not play along
     */
    public static Found find(AwsSettings aws, String table, String runId, Clock clock) throws ProblemsException {
        DynamoDbClient dynamo = AwsClients.dynamo(aws);
        @Nullable S3Client s3 = null;
        boolean found = false;
        try {
            RunCard card = Orphan.card(new DynamoBoard(dynamo, table, 1, null), runId);
            s3 = card.bucket().isEmpty() ? null : AwsClients.s3(aws);
            @Nullable Shelf shelf = s3 == null ? null : new S3Shelf(s3, card.bucket());
            DynamoBoard board = new DynamoBoard(dynamo, table, RemoteFleet.copies(card.workers()), shelf);
            Orphan orphan = Orphan.find(board, shelf, runId, card, clock);
            found = true;
            Runnable afterwards = closing(dynamo, s3);
            return new Found(orphan, notes -> new AttachedFleet(orphan, board, clock, notes, afterwards));
        } catch (SdkException e) {
            throw trouble("settings", "", "must say which account and region is meant", e);
        } finally {
            if (!found) {
                closing(dynamo, s3).run();
            }
        }
    }

    private static Runnable closing(DynamoDbClient dynamo, @Nullable S3Client s3) {
        return () -> {
            dynamo.close();
            if (s3 != null) {
                s3.close();
            }
        };
    }

    /** @param fleet to be opened once */
    public record Found(Orphan orphan, FleetSource fleet) {}

    private static CloudException trouble(String key, String value, String expected, Exception e) {
        return new CloudException(List.of(new Problem("AWS", key, value, expected, e.getMessage() + "; " + HINT)));
    }
}
