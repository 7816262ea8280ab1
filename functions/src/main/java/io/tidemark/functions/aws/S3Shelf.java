package io.tidemark.functions.aws;

import io.tidemark.functions.remote.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A shelf in a bucket. */
public final class S3Shelf implements Shelf {
    private final S3Client s3;
    private final String bucket;

    public S3Shelf(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        put(key, RequestBody.fromBytes(content));
    }

    @Override
    public void put(String key, Path file) throws IOException {
        put(key, RequestBody.fromFile(file));
    }

    private void put(String key, RequestBody content) throws IOException {
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(key).serverSideEncryption(ServerSideEncryption.AES256),
                    content);
        } catch (SdkException e) {
            throw new IOException(key + " could not be put into " + bucket + ": " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] get(String key) throws IOException {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArray();
        } catch (SdkException e) {
            throw new IOException(key + " could not be read from " + bucket + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        try {
            return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        } catch (SdkException e) {
            throw new IOException(prefix + " could not be listed in " + bucket + ": " + e.getMessage(), e);
        }
    }
}
