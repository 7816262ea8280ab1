package io.tidemark.infra;

import software.amazon.awscdk.Fn;

/** Names and ARNs by the parameter Prefix, which need no reference to a resource that may not be there. */
final class Names {

    private Names() {}

    static String prefixed(String rest) {
        return Fn.sub("${Prefix}" + rest);
    }

    /** Roles and policies are those of the whole account, so their names say the region. */
    static String inAccount(String rest) {
        return prefixed(rest + "-${AWS::Region}");
    }

    static String functionArn(String suffix) {
        return arn("lambda:${AWS::Region}:${AWS::AccountId}:function:${Prefix}" + suffix);
    }

    static String arn(String rest) {
        return Fn.sub("arn:${AWS::Partition}:" + rest);
    }
}
