package io.tidemark.testbed.cloud.instance;

import java.util.Locale;

/** Where a machine is in its life. */
public enum InstanceState {
    PENDING(0),
    RUNNING(16),
    SHUTTING_DOWN(32),
    TERMINATED(48);

    private final int code;

    InstanceState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
