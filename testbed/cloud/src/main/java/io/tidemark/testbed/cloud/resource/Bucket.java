package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.aws.Buckets;
import io.tidemark.testbed.cloud.protocol.Account;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bucket of the S3 server. Only an empty one can be deleted. */
record Bucket(Inventory inventory, Buckets buckets) implements Kind {
    static final String TYPE = "AWS::S3::Bucket";

    @Override
    public Made create(Wish wish) {
        String name = wish.properties().has("BucketName")
                ? wish.text("BucketName")
                : Names.generated(wish).toLowerCase(Locale.ROOT);
        if (!buckets.create(name)) {
            throw Failure.ofHandler(
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the system."
                            + " Please select a different name and try again. (Service: S3, Status Code: 409)",
                    "AlreadyExists");
        }
        inventory.add(TYPE, name);
        return made(name);
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        return made(physicalId);
    }

    private static Made made(String name) {
        return new Made(
                name,
                Map.of(
                        "Arn", "arn:aws:s3:::" + name,
                        "DomainName", name + ".s3.amazonaws.com",
                        "RegionalDomainName", name + ".s3." + Account.REGION + ".amazonaws.com"));
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        if (!buckets.delete(physicalId)) {
            throw Failure.ofHandler(
                    "The bucket you tried to delete is not empty (Service: S3, Status Code: 409)",
                    "GeneralServiceException");
        }
        inventory.remove(TYPE, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("BucketName");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("BucketName");
    }
}
