package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Depot;
import io.tidemark.deployment.swarm.Holding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies in buckets of S3. */
final class S3Depot implements Depot {
    private static final String WHAT = "bucket";
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 50;

    private static final String RUN = "runs/.+/run\\.json";

    private final S3Client client;
    private final int page;
    private final AwsTroubles troubles = new AwsTroubles("S3");

    S3Depot(S3Client client) {
        this(client, PAGE);
    }

    /** @param page how many objects are asked for and removed at a time */
    S3Depot(S3Client client, int page) {
        this.client = client;
        this.page = page;
    }

    @Override
    public boolean has(String bucket, String key) throws ProblemsException {
        return isThere(
                bucket,
                () -> client.headObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public void put(String bucket, String key, Path file) throws ProblemsException {
        call(bucket, () -> client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file)));
    }

    @Override
    public void removeOthers(String bucket, String beginning, String key) throws ProblemsException {
        List<ObjectIdentifier> others = call(
                bucket,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(bucket).prefix(beginning))
                                .contents()
                                .stream()
                                .filter(object -> !object.key().equals(key))
                                .map(object -> identifier(object.key(), null))
                                .toList());
        remove(bucket, others);
    }

    @Override
    public Optional<Holding> holding(String bucket) throws ProblemsException {
        return exists(bucket) ? Optional.of(call(bucket, () -> count(bucket))) : Optional.empty();
    }

    boolean exists(String bucket) throws CloudException {
        return isThere(bucket, () -> client.headBucket(request -> request.bucket(bucket)));
    }

    private Holding count(String bucket) {
        long objects = 0;
        long bytes = 0;
        long runs = 0;
        int pages = 0;
        for (ListObjectsV2Response some :
                client.listObjectsV2Paginator(request -> request.bucket(bucket).maxKeys(page))) {
            if (++pages > MOST_PAGES) {
                return new Holding(objects, bytes, runs, false);
            }
            for (S3Object object : some.contents()) {
                objects++;
                bytes += object.size();
                runs += object.key().matches(RUN) ? 1 : 0;
            }
        }
        return new Holding(objects, bytes, runs, true);
    }

    @Override
    public void clear(String bucket, LongConsumer progress) throws ProblemsException {
        long removed = 0;
        while (true) {
            List<ObjectIdentifier> next = call(bucket, () -> someOf(bucket));
            if (next.isEmpty()) {
                return;
            }
            remove(bucket, next);
            removed += next.size();
            progress.accept(removed);
        }
    }

    /** Versions and marks of deletion where there are any; somebody may have switched them on. */
    private List<ObjectIdentifier> someOf(String bucket) {
        if (client.getBucketVersioning(request -> request.bucket(bucket)).status() == null) {
            return client.listObjectsV2(request -> request.bucket(bucket).maxKeys(page)).contents().stream()
                    .map(object -> identifier(object.key(), null))
                    .toList();
        }
        ListObjectVersionsResponse versions =
                client.listObjectVersions(request -> request.bucket(bucket).maxKeys(page));
        List<ObjectIdentifier> found = new ArrayList<>();
        versions.versions().forEach(version -> found.add(identifier(version.key(), version.versionId())));
        versions.deleteMarkers().forEach(marker -> found.add(identifier(marker.key(), marker.versionId())));
        return found;
    }

    @Override
    public void removeBucket(String bucket) throws ProblemsException {
        call(bucket, () -> client.deleteBucket(request -> request.bucket(bucket)));
    }

    private void remove(String bucket, List<ObjectIdentifier> objects) throws ProblemsException {
        if (objects.isEmpty()) {
            return;
        }
        DeleteObjectsResponse answer = call(
                bucket,
                () -> client.deleteObjects(request -> request.bucket(bucket)
                        .delete(delete -> delete.objects(objects).quiet(true))));
        if (answer.hasErrors()) {
            var first = answer.errors().getFirst();
            throw new CloudException(List.of(new Problem(
                    "S3",
                    "object",
                    first.key(),
                    "could not be removed from the bucket " + bucket + ": " + first.message(),
                    "")));
        }
    }

    private boolean isThere(String bucket, Supplier<?> call) throws CloudException {
        try {
            Object _ = call.get();
            return true;
        } catch (AwsServiceException e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw troubles.of(e, WHAT, bucket);
        } catch (SdkException e) {
            throw troubles.of(e, WHAT, bucket);
        }
    }

    private <T> T call(String bucket, Supplier<T> call) throws CloudException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw troubles.of(e, WHAT, bucket);
        }
    }

    private static ObjectIdentifier identifier(String key, @Nullable String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
}
