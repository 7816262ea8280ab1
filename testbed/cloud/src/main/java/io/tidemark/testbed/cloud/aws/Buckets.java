package io.tidemark.testbed.cloud.aws;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.S3Server;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets of the S3 server. */
public final class Buckets {
    private static final int CONFLICT = 409;

    /** Whether there was none of that name. */
    public boolean create(String name) {
        try (S3Client s3 = client()) {
            s3.createBucket(request -> request.bucket(name));
            return true;
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            return false;
        }
    }

    /** Whether it is gone: it stays while there is something in it. */
    public boolean delete(String name) {
        try (S3Client s3 = client()) {
            s3.deleteBucket(request -> request.bucket(name));
            return true;
        } catch (NoSuchBucketException e) {
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Empty when there is no such object. */
    public Optional<byte[]> read(String bucket, String key) {
        try (S3Client s3 = client()) {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException | NoSuchBucketException e) {
            return Optional.empty();
        }
    }

    /** Whether there is such a bucket. */
    public boolean write(String bucket, String key, String text) {
        try (S3Client s3 = client()) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    private static S3Client client() {
        return AwsClients.s3(S3Server.settings());
    }
}
