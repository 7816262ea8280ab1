package io.tidemark.infra;

import java.nio.file.Path;
import java.util.HashMap;
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
        create(null, Map.of()).synth();
    }

    /**
     * @param assembly directory for what the CDK writes; null for that of the {@code cdk} which called
     * @param context besides that of the {@code cdk}
     */
    static App create(@Nullable Path assembly, Map<String, String> context) {
        Map<String, Object> all = new HashMap<>(context);
        all.put(FAIL_WHEN_INVALID, true);
        App app = new App(AppProps.builder()
                .analyticsReporting(false)
                .outdir(assembly == null ? null : assembly.toString())
                .context(all)
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
