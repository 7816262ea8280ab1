package io.tidemark.infra;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** The functions that send the load: one outside of a VPC and, where there is one, one inside. */
final class Workers {

    static final String OUTSIDE = "-worker";
    static final String INSIDE = "-worker-vpc";

    /** What Lambda does with the role of a function inside of a VPC. By its documentation it needs every resource. */
    private static final List<String> INTERFACES = List.of(
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses");

    private final Construct scope;
    private final Settings settings;
    private final Roles roles;
    private final Storage storage;
    private final Code code;

    Workers(Construct scope, Settings settings, Roles roles, Storage storage, Code code) {
        this.scope = scope;
        this.settings = settings;
        this.roles = roles;
        this.storage = storage;
        this.code = code;
    }

    void outside() {
        Worker worker = new Worker(scope, "Worker", OUTSIDE);
        CfnLogGroup log = worker.log(settings);
        CfnFunction function = worker.function(settings, code, worker.role(roles, storage), log, null);
        Worker.onlyIf(code.there(), function, worker.calls(function));
        Outputs.add(scope, "Worker", function.getRef(), code.there());
    }

    void inside(Network network) {
        Worker worker = new Worker(scope, "VpcWorker", INSIDE);
        CfnLogGroup log = worker.log(settings);
        CfnRole role = worker.role(roles, storage, Roles.allow(INTERFACES, "*"), notByItsCode());
        Worker.onlyIf(network.inVpc(), log, role);
        CfnFunction function = worker.function(settings, code, role, log, network.place());
        CfnCondition there = both(code.there(), network.inVpc());
        Worker.onlyIf(there, function, worker.calls(function));
        Outputs.add(scope, "VpcWorker", function.getRef(), there);
    }

    private CfnCondition both(@Nullable CfnCondition codeIsThere, CfnCondition inVpc) {
        return codeIsThere == null
                ? inVpc
                : Conditions.when(scope, "HasVpcWorker", Fn.conditionAnd(codeIsThere, inVpc));
    }

    /** Lambda itself needs what is allowed on every resource, the function's code none of it. */
    private static PolicyStatement notByItsCode() {
        return PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(INTERFACES)
                .resources(List.of("*"))
                .conditions(Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", Names.functionArn(INSIDE))))
                .build();
    }
}
