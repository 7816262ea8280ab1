package io.tidemark.infra;

import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Makes roles. Each has all that it may do in itself, and is bounded by what the user says. */
final class Roles {

    private final Construct scope;
    private final CfnParameter boundary;
    private final CfnCondition bounded;

    Roles(Construct scope) {
        this.scope = scope;
        boundary = Parameters.permissionsBoundary(scope);
        bounded = Conditions.given(scope, "IsBounded", boundary);
    }

    CfnRole role(String id, String name, String service, List<PolicyStatement> statements) {
        CfnRole role = CfnRole.Builder.create(scope, id)
                .roleName(Names.inAccount(name))
                .assumeRolePolicyDocument(document(PolicyStatement.Builder.create()
                        .actions(List.of("sts:AssumeRole"))
                        .principals(List.of(new ServicePrincipal(service)))
                        .build()))
                .permissionsBoundary(Conditions.valueOrNone(bounded, boundary.getValueAsString()))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("permissions")
                        .policyDocument(document(statements.toArray(PolicyStatement[]::new)))
                        .build()))
                .build();
        Validations.of(role)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::F3033")
                        .reason("An empty boundary, which it sees, is left out by a condition, which it does not see")
                        .build());
        return role;
    }

    static PolicyDocument document(PolicyStatement... statements) {
        return PolicyDocument.Builder.create().statements(List.of(statements)).build();
    }

    static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
