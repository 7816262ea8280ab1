package io.tidemark.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.constructs.Construct;

/** A policy to attach to whoever runs bursts. What they need is in docs/fleet.md and docs/reports.md. */
final class UserAccess {

    private UserAccess() {}

    static void add(Construct scope, Storage storage) {
        CfnManagedPolicy policy = CfnManagedPolicy.Builder.create(scope, "UserPolicy")
                .managedPolicyName(Names.inAccount("-user"))
                .policyDocument(Roles.document(
                        Roles.allow(
                                List.of("cloudformation:DescribeStacks"),
                                Names.arn("cloudformation:${AWS::Region}:${AWS::AccountId}:stack/${Prefix}-swarm/*")),
                        Roles.allow(
                                List.of(
                                        "lambda:GetFunctionConcurrency",
                                        "lambda:GetFunctionConfiguration",
                                        "lambda:InvokeFunction"),
                                Names.functionArn(Workers.OUTSIDE),
                                Names.functionArn(Workers.INSIDE)),
                        Roles.allow(List.of("lambda:GetAccountSettings"), "*"),
                        Roles.allow(
                                List.of(
                                        "dynamodb:BatchGetItem",
                                        "dynamodb:GetItem",
                                        "dynamodb:PutItem",
                                        "dynamodb:UpdateItem"),
                                storage.tableArn()),
                        Roles.allow(List.of("s3:ListBucket"), storage.bucketArn()),
                        Roles.allow(
                                List.of("s3:PutObject"),
                                storage.objects("plans/*"),
                                storage.objects("runs/*"),
                                storage.objects("index/*")),
                        Roles.allow(
                                List.of("s3:GetObject"),
                                storage.objects("plans/*"),
                                storage.objects("parcels/*"),
                                storage.objects("requests/*"),
                                storage.objects("runs/*"),
                                storage.objects("index/*"))))
                .build();
        Outputs.add(scope, "UserPolicy", policy.getRef(), null);
    }
}
