package io.tidemark.infra;

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

    private InfraApp() {}

    public static void main(String[] args) {
        create(AppProps.builder()).synth();
    }

    static App create(AppProps.Builder props) {
        App app = new App(props.analyticsReporting(false).build());
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
