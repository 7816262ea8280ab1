package io.tidemark.infra;

import software.amazon.awscdk.CfnTag;

/** How what belongs to a target is called. */
final class Target {

    static final String SUFFIX = "-target-${Name}";

    private Target() {}

    static String name() {
        return Names.prefixed(SUFFIX);
    }

    static CfnTag tag() {
        return CfnTag.builder().key("Name").value(name()).build();
    }
}
