package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Which VPC workers are to reach targets in. */
public sealed interface VpcChoice {
    /** As it was; when nothing is deployed yet, the account's default one if it has one. */
    record Kept() implements VpcChoice {}

    /** The account's default one. */
    record Default() implements VpcChoice {}

    /** None: workers reach public addresses only. */
    record None() implements VpcChoice {}

    /** This one. */
    record Named(String id) implements VpcChoice {
        public Named {
            requireNonNull(id, "id is null");
        }
    }

    Pattern ID = Pattern.compile("vpc-[0-9a-f]{8,17}");

    static VpcChoice parse(String text) {
        return switch (text) {
            case "default" -> new Default();
            case "none" -> new None();
            default -> {
                if (!ID.matcher(text).matches()) {
                    throw new IllegalArgumentException("must be default, none, or an id such as vpc-0a1b2c3d");
                }
                yield new Named(text);
            }
        };
    }
}
