package io.tidemark.infra;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * The app that {@code cdk} runs. Context: {@code prefix} names everything, {@code worker} is the path of the function's
 * zip, to have it uploaded by the CDK.
 */
public final class InfraApp {

    static final String SWARM = "Swarm";
    static final String TARGET = "Target";

    private static final String DEFAULT_PREFIX = "tidemark";

    /** The library checks templates by the schemas of CloudFormation; what it finds is an error, not a warning. */
    private static final String FAIL_WHEN_INVALID = "@aws-cdk/core:validateAgainstDefaultRules";

    private InfraApp() {}

    public static void main(String[] args) {
        create(AppProps.builder()).synth();
    }

    static App create(AppProps.Builder props) {
        App app = new App(props.analyticsReporting(false)
                .context(Map.of(FAIL_WHEN_INVALID, true))
                .build());
        String prefix = context(app, "prefix");
        if (prefix == null) {
            prefix = DEFAULT_PREFIX;
        }
        new SwarmStack(app, SWARM, prefix, context(app, "worker"));
        new TargetStack(app, TARGET, prefix);
        return app;
    }

    private static @Nullable String context(App app, String key) {
        return (String) app.getNode().tryGetContext(key);
    }
}
