package io.tidemark.aggregator.store;

import static java.util.Objects.requireNonNull;

/**
 * A place for runs in S3: {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}.
 *
 * @param prefix empty, or ends with {@code /}
 */
public record S3Place(String bucket, String prefix) {
    public static final String SCHEME = "s3://";

    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String PREFIX = "([A-Za-z0-9!_.*'()=-]+/)*";
    private static final int LONGEST_PREFIX = 512;

    public S3Place {
        requireNonNull(bucket, "bucket is null");
        requireNonNull(prefix, "prefix is null");
        if (!bucket.matches(BUCKET) || bucket.contains("..") || bucket.matches("[0-9.]+")) {
            throw new IllegalArgumentException(
                    "must be s3://BUCKET or s3://BUCKET/PREFIX, where BUCKET has 3 to 63 lower-case "
                            + "letters, digits, dots and hyphens");
        }
        if (!prefix.matches(PREFIX) || prefix.length() > LONGEST_PREFIX) {
            throw new IllegalArgumentException(
                    "must be s3://BUCKET or s3://BUCKET/PREFIX, where PREFIX has letters, digits, !_.*'()=- and single slashes");
        }
    }

    /** @throws IllegalArgumentException says what was expected */
    public static S3Place parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("must be s3://BUCKET or s3://BUCKET/PREFIX");
        }
        String path = text.substring(SCHEME.length());
        int slash = path.indexOf('/');
        if (slash < 0) {
            return new S3Place(path, "");
        }
        String prefix = path.substring(slash + 1);
        return new S3Place(path.substring(0, slash), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }
}
