package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

/**
 * Where things are made, and by whom.
 *
 * @param number of twelve digits
 * @param caller the name of the user or role
 */
public record Account(String number, String caller, String region) {
    public Account {
        requireNonNull(number, "number is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(region, "region is null");
    }
}
