package io.tidemark.aggregator.store.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Links that are signed, so that whoever has one may read the object for a while. No request is made by signing: a link
 * to what is not there is signed too. With the credentials of a role it ends at the latest when they do.
 */
final class S3Links {
    private final String bucket;
    private final S3Client s3;

    S3Links(String bucket, S3Client s3) {
        this.bucket = bucket;
        this.s3 = s3;
    }

    URI link(String key, Duration validity) {
        S3ServiceClientConfiguration client = s3.serviceClientConfiguration();
        S3Presigner.Builder builder =
                S3Presigner.builder().region(region(client.region())).credentialsProvider(client.credentialsProvider());
        if (client.endpointOverride().isPresent()) {
            builder.endpointOverride(client.endpointOverride().get())
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(true)
                            .build());
        }
        try (S3Presigner presigner = builder.build()) {
            return URI.create(presigner
                    .presignGetObject(request -> request.signatureDuration(validity)
                            .getObjectRequest(get -> get.bucket(bucket).key(key)))
                    .url()
                    .toString());
        }
    }

    /** Other requests are led to the bucket's region; a link must have it right from the start. Not everybody may ask. */
    private Region region(Region otherwise) {
        try {
            String region = s3.headBucket(request -> request.bucket(bucket)).bucketRegion();
            return region == null ? otherwise : Region.of(region);
        } catch (S3Exception e) {
            return otherwise;
        }
    }
}
