package io.tidemark.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** Outputs may be named like the resource they are about. Constructs may not, so their ids differ. */
final class Outputs {

    private Outputs() {}

    static void add(Construct scope, String name, String value, @Nullable CfnCondition condition) {
        CfnOutput output = CfnOutput.Builder.create(scope, name + "Output")
                .value(value)
                .condition(condition)
                .build();
        output.overrideLogicalId(name);
    }
}
