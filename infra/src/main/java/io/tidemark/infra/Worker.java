package io.tidemark.infra;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/**
 * A function, with a role and a log of its own. These are there before its code is, so that the second step of a first
 * deployment is short.
 */
final class Worker {

    private static final int TIMEOUT_SECONDS = 900;

    /** The least that Lambda allows. A call that waits longer comes too late for its run. */
    private static final int OLDEST_CALL_SECONDS = 60;

    private final Construct scope;
    private final String id;
    private final String suffix;

    /**
     * @param id the function's in the template; those of what belongs to it begin with it
     * @param suffix of the function's name, after the prefix
     */
    Worker(Construct scope, String id, String suffix) {
        this.scope = scope;
        this.id = id;
        this.suffix = suffix;
    }

    CfnLogGroup log(Settings settings) {
        CfnLogGroup log = CfnLogGroup.Builder.create(scope, id + "Logs")
                .logGroupName(Fn.sub("/aws/lambda/${Prefix}" + suffix))
                .retentionInDays(settings.logDays().getValueAsNumber())
                .build();
        log.applyRemovalPolicy(RemovalPolicy.DESTROY);
        return log;
    }

    /** Exactly what docs/fleet.md says. It may not make its log, so none is left when the stack is gone. */
    CfnRole role(Roles roles, Storage storage, PolicyStatement... more) {
        Stream<PolicyStatement> work = Stream.of(
                Roles.allow(List.of("dynamodb:GetItem", "dynamodb:PutItem"), storage.tableArn()),
                Roles.allow(List.of("s3:PutObject"), storage.objects("parcels/*"), storage.objects("requests/*")),
                Roles.allow(List.of("s3:GetObject"), storage.objects("plans/*")),
                Roles.allow(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        Names.arn("logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${Prefix}" + suffix
                                + ":*")));
        return roles.role(
                id + "Role",
                suffix,
                "lambda.amazonaws.com",
                Stream.concat(work, Stream.of(more)).toList());
    }

    CfnFunction function(
            Settings settings, Code code, CfnRole role, CfnLogGroup log, CfnFunction.@Nullable VpcConfigProperty vpc) {
        return CfnFunction.Builder.create(scope, id)
                .functionName(Names.prefixed(suffix))
                .description(Fn.sub("Sends load for Tidemark, ${Version}"))
                .runtime("java25")
                .handler("io.tidemark.functions.aws.WorkerHandler")
                .code(code.location())
                .architectures(List.of(settings.architecture().getValueAsString()))
                .memorySize(settings.memory().getValueAsNumber())
                .timeout(TIMEOUT_SECONDS)
                .role(role.getAttrArn())
                .loggingConfig(CfnFunction.LoggingConfigProperty.builder()
                        .logGroup(log.getRef())
                        .build())
                .vpcConfig(vpc)
                .build();
    }

    /** Lambda repeats asynchronous calls that fail, or that end by their time-out. The centre knows better. */
    CfnEventInvokeConfig calls(CfnFunction function) {
        return CfnEventInvokeConfig.Builder.create(scope, id + "Calls")
                .functionName(function.getRef())
                .qualifier("$LATEST")
                .maximumRetryAttempts(0)
                .maximumEventAgeInSeconds(OLDEST_CALL_SECONDS)
                .build();
    }

    static void onlyIf(@Nullable CfnCondition condition, CfnResource... resources) {
        for (CfnResource resource : resources) {
            resource.getCfnOptions().setCondition(condition);
        }
    }
}
