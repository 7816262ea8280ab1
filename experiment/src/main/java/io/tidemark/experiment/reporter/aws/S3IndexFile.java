package io.tidemark.experiment.reporter.aws;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An index in a bucket that several experiments may change at the same time: each writes only what it has read, and when
 * somebody was faster it reads again. So no entry is lost.
 */
final class S3IndexFile {
    private static final int ATTEMPTS = 40;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;
    private final String key;

    S3IndexFile(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    void change(Consumer<S3Index> change) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (tryChange(change)) {
                return;
            }
            long longest = Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << Math.min(attempt, 10));
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest));
        }
        throw new IOException("s3://" + bucket + "/" + key + " was changed by others " + ATTEMPTS
                + " times while this was to be added");
    }

    /** @return false when somebody else was faster */
    private boolean tryChange(Consumer<S3Index> change) throws IOException {
        String version = "";
        S3Index index;
        try {
            ResponseBytes<GetObjectResponse> object =
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            version = object.response().eTag();
            index = parse(object.asByteArray());
        } catch (NoSuchKeyException e) {
            index = S3Index.empty();
        }
        change.accept(index);
        byte[] bytes = index.bytes();
        String read = version;
        try {
            s3.putObject(
                    request -> {
                        request.bucket(bucket).key(key).contentType("application/json");
                        if (read.isEmpty()) {
                            request.ifNoneMatch("*");
                        } else {
                            request.ifMatch(read);
                        }
                    },
                    RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED
                    || e.statusCode() == CONFLICT
                    || (e.statusCode() == NOT_FOUND && !read.isEmpty())) {
                return false;
            }
            throw e;
        }
    }

    private S3Index parse(byte[] bytes) throws IOException {
        try {
            return S3Index.parse(bytes);
        } catch (IOException e) {
            throw new IOException("s3://" + bucket + "/" + key + " cannot be added to: " + e.getMessage(), e);
        }
    }
}
