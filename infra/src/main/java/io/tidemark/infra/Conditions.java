package io.tidemark.infra;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** Conditions on parameters, and what depends on them. */
final class Conditions {

    private Conditions() {}

    static CfnCondition given(Construct scope, String id, CfnParameter parameter) {
        return when(scope, id, Fn.conditionNot(Fn.conditionEquals(parameter.getValueAsString(), "")));
    }

    static CfnCondition when(Construct scope, String id, ICfnConditionExpression expression) {
        return CfnCondition.Builder.create(scope, id).expression(expression).build();
    }

    /** The value, or no such property at all. */
    static String valueOrNone(CfnCondition condition, String value) {
        return Token.asString(Fn.conditionIf(condition.getLogicalId(), value, Aws.NO_VALUE));
    }
}
