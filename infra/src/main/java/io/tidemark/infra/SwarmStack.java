package io.tidemark.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The workers, and what is between them and whoever leads them. Once per region, or once per prefix. */
final class SwarmStack extends Stack {

    /**
     * @param worker path of the functions' zip; null when it is named by a parameter, once it is in the bucket
     */
    SwarmStack(Construct scope, String id, String prefix, @Nullable String worker) {
        super(
                scope,
                id,
                StackProps.builder()
                        .stackName(prefix + "-swarm")
                        .description("Tidemark: workers that send load")
                        .synthesizer(
                                worker == null
                                        ? BootstraplessSynthesizer.Builder.create()
                                                .build()
                                        : DefaultStackSynthesizer.Builder.create()
                                                .build())
                        .build());
        CfnParameter named = Parameters.prefix(this, prefix);
        Settings settings = Settings.of(this);
        Storage storage = new Storage(this, named);
        Code code = worker == null ? Code.inBucket(this, storage) : Code.ofFile(this, worker);
        Network network = new Network(this);
        Workers workers = new Workers(this, settings, new Roles(this), storage, code);
        Outputs.add(this, "Version", settings.version().getValueAsString(), null);
        Outputs.add(this, "Bucket", storage.bucketName(), null);
        Outputs.add(this, "Table", storage.tableName(), null);
        workers.outside();
        workers.inside(network);
        Outputs.add(this, "WorkerSecurityGroup", network.workerSecurityGroup(), network.inVpc());
        UserAccess.add(this, storage);
    }
}
