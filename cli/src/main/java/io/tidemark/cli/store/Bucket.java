package io.tidemark.cli.store;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.aggregator.store.aws.S3RunStore;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import org.jspecify.annotations.Nullable;

/** A place in S3 and how to get there. Until it is opened, no class of the AWS SDK is loaded. */
public record Bucket(S3Place place, AwsSettings settings) {
    public Bucket {
        requireNonNull(place, "place is null");
        requireNonNull(settings, "settings is null");
    }

    public RunStore open() throws ProblemsException {
        return S3RunStore.open(place, settings);
    }

    /** The options that mean it, as they can be typed. */
    public String options(String flag) {
        StringBuilder text = new StringBuilder(flag).append(' ').append(place);
        append(text, " --region ", settings.region());
        append(text, " --profile ", settings.profile());
        append(text, " --endpoint-url ", settings.endpoint());
        return text.toString();
    }

    private static void append(StringBuilder text, String flag, @Nullable Object value) {
        if (value != null) {
            text.append(flag).append(value);
        }
    }
}
