package io.tidemark.functions.aws;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tidemark.functions.duty.Duty;
import io.tidemark.functions.duty.WorkContext;
import io.tidemark.functions.remote.CentreLink;
import io.tidemark.functions.remote.RemoteWorker;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.remote.SummonsCodec;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Serves the post that a summons names. The clients are kept from one event to the next. */
final class WorkerDuty implements Duty {
    /** The only place where a function may write. */
    private static final Path SCRATCH = Path.of("/tmp");

    private final Clock clock;
    private final DynamoDbClient dynamo = AwsClients.dynamo(AwsSettings.DEFAULT);
    /** Made when a summons names a bucket: its classes are half of the package. */
    private @Nullable S3Client s3;

    WorkerDuty(Clock clock) {
        this.clock = clock;
    }

    @Override
    public byte[] perform(byte[] event, WorkContext context) throws IOException, InterruptedException {
        Summons summons = SummonsCodec.decode(event);
        Shelf shelf = summons.bucket().isEmpty() ? null : new S3Shelf(s3(), summons.bucket());
        try (CentreLink link = new DynamoLink(dynamo, shelf, summons)) {
            RemoteWorker worker = new RemoteWorker(
                    summons, link, shelf == null ? NoShelf.INSTANCE : shelf, SCRATCH, clock, context::remainingMillis);
            String outcome =
                    worker.serve(context.requestId(), Runtime.getRuntime().availableProcessors());
            return ("{\"outcome\":\""
                            + new String(JsonStringEncoder.getInstance().quoteAsString(outcome)) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private S3Client s3() {
        if (s3 == null) {
            s3 = AwsClients.s3(AwsSettings.DEFAULT);
        }
        return s3;
    }

    @Override
    public void close() {
        dynamo.close();
        if (s3 != null) {
            s3.close();
        }
    }

    /** Where no bucket is named nothing may lie on a shelf. */
    private enum NoShelf implements Shelf {
        INSTANCE;

        @Override
        public void put(String key, byte[] content) throws IOException {
            throw new IOException("there is no bucket for " + key);
        }

        @Override
        public void put(String key, Path file) throws IOException {
            throw new IOException("there is no bucket for " + key);
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            throw new IOException("there is no bucket to look for " + prefix + " in");
        }

        @Override
        public byte[] get(String key) throws IOException {
            throw new IOException("there is no bucket to read " + key + " from");
        }
    }
}
