package io.tidemark.testbed.cloud.stack;

import io.tidemark.functions.time.Clock;
import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.resource.Kinds;
import io.tidemark.testbed.cloud.template.Evaluation;
import io.tidemark.testbed.cloud.template.Reference;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What is needed to work on stacks.
 *
 * @param pace how long each step takes
 * @param ssm parameters of SSM
 */
public record Workshop(Kinds kinds, StackFaults faults, Duration pace, Map<String, String> ssm, Clock clock) {
    public Workshop {
        ssm = Map.copyOf(ssm);
    }

    void step() {
        faults.pace(pace.toMillis());
    }

    Evaluation evaluation(Stack stack, Definition definition) {
        return evaluation(
                stack,
                definition,
                logicalId ->
                        stack.existing(logicalId).map(StackResource::reference).orElse(Reference.UNKNOWN));
    }

    Evaluation evaluation(Stack stack, Definition definition, Function<String, Reference> resources) {
        return new Evaluation(
                definition.template(),
                definition.parameters(),
                Map.of(
                        "AWS::AccountId",
                        Account.ID,
                        "AWS::Region",
                        Account.REGION,
                        "AWS::Partition",
                        "aws",
                        "AWS::URLSuffix",
                        "amazonaws.com",
                        "AWS::StackName",
                        stack.name(),
                        "AWS::StackId",
                        stack.id()),
                resources);
    }
}
