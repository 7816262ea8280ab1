package io.tidemark.cli.options;

import io.tidemark.functions.aws.AwsSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which AWS is meant. What is not given here is found in the usual variables and files. */
public final class AwsOptions {
    private static final String REGION = "[a-z0-9-]+";
    private static final String ENDPOINT = "https?://.+";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Of AWS, and of the prices of --types. Default: AWS_REGION, or that of the profile.")
    @Nullable
    String region;

    @Option(names = "--profile", paramLabel = "NAME", description = "Of the AWS configuration. Default: AWS_PROFILE.")
    @Nullable
    String profile;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "For emulators of AWS.")
    @Nullable
    URI endpoint;

    public AwsSettings settings() {
        return new AwsSettings(region, profile, endpoint);
    }

    /** False, and a problem, when one of them cannot be what it is for. */
    public boolean check(Findings findings) {
        boolean goodRegion = region == null || region.matches(REGION);
        if (!goodRegion) {
            findings.add("--region", region, "must be the name of a region such as us-east-1", "");
        }
        boolean goodEndpoint = endpoint == null || endpoint.toString().matches(ENDPOINT);
        if (!goodEndpoint) {
            findings.add("--endpoint-url", String.valueOf(endpoint), "must begin with http:// or https://", "");
        }
        return goodRegion && goodEndpoint;
    }
}
