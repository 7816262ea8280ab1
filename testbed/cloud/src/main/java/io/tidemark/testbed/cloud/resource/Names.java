package io.tidemark.testbed.cloud.resource;

import java.util.Locale;
import java.util.UUID;

/** Names and ids that AWS makes up. */
final class Names {
    private Names() {}

    /** Of a resource that the template does not name. */
    static String generated(Wish wish) {
        return wish.stackName() + "-" + wish.logicalId() + "-" + random(12).toUpperCase(Locale.ROOT);
    }

    /** @param prefix such as {@code sg-} */
    static String id(String prefix) {
        return prefix + "0" + random(16);
    }

    static String random(int length) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, length);
    }
}
