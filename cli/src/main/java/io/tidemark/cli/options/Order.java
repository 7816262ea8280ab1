package io.tidemark.cli.options;

import static java.util.Objects.requireNonNull;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.core.plan.Plan;
import java.util.List;

/**
 * What a command line asks for, checked.
 *
 * @param permitted public hosts that may be loaded
 * @param planOnly true when the plan is to be shown and nothing sent
 */
public record Order(Plan plan, RunSettings settings, List<String> permitted, boolean planOnly) {
    public Order {
        requireNonNull(plan, "plan is null");
        requireNonNull(settings, "settings is null");
        permitted = List.copyOf(permitted);
    }
}
