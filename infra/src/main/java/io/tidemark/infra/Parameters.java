package io.tidemark.infra;

import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/** Parameters that both stacks have. */
final class Parameters {

    private Parameters() {}

    /** At least three characters: a table's name needs them. With what is appended, a bucket's name has at most 63. */
    static CfnParameter prefix(Construct scope, String standard) {
        return text(scope, "Prefix", "Everything's name begins with it")
                .defaultValue(standard)
                .allowedPattern("[a-z][a-z0-9-]{2,19}")
                .constraintDescription("3 to 20 lower-case letters, digits and hyphens, the first a letter")
                .build();
    }

    static CfnParameter permissionsBoundary(Construct scope) {
        return text(scope, "PermissionsBoundary", "ARN of a policy that bounds every role, or nothing")
                .defaultValue("")
                .allowedPattern("(arn:[a-z-]+:iam::([0-9]{12}|aws):policy/.+)?")
                .constraintDescription("the ARN of a managed policy")
                .build();
    }

    static CfnParameter.Builder text(Construct scope, String id, String description) {
        return CfnParameter.Builder.create(scope, id).type("String").description(description);
    }

    static CfnParameter.Builder number(Construct scope, String id, String description, Object standard) {
        return CfnParameter.Builder.create(scope, id)
                .type("Number")
                .description(description)
                .defaultValue(standard);
    }

    static CfnParameter list(Construct scope, String id, String description) {
        return CfnParameter.Builder.create(scope, id)
                .type("CommaDelimitedList")
                .description(description)
                .defaultValue("")
                .build();
    }
}
