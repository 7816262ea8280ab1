package io.tidemark.cli.options;

import io.tidemark.aggregator.store.S3Place;
import io.tidemark.cli.store.Bucket;
import io.tidemark.functions.aws.AwsSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where runs are: on this machine, or in a bucket. */
public final class BucketOptions {
    @Option(
            names = "--s3",
            paramLabel = "s3://BUCKET[/PREFIX]",
            description = "Runs in this bucket, instead of those on this machine; s3:// may be left out.")
    @Nullable
    String s3;

    @ArgGroup(validate = false, heading = "%nAWS:%n")
    AwsOptions aws = new AwsOptions();

    /** Empty when runs on this machine are meant. */
    public Optional<Bucket> bucket(Findings findings) {
        return bucket("--s3", s3 == null || s3.contains(":") ? s3 : S3Place.SCHEME + s3, aws, findings);
    }

    /** The bucket that an option names, if it is given. */
    public static Optional<Bucket> bucket(String flag, @Nullable String text, AwsOptions aws, Findings findings) {
        if (text == null) {
            return Optional.empty();
        }
        AwsSettings settings = aws.settings();
        aws.check(findings);
        return findings.parsed(flag, text, S3Place::parse).map(place -> new Bucket(place, settings));
    }
}
