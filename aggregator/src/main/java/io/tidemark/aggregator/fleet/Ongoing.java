package io.tidemark.aggregator.fleet;

import io.tidemark.core.control.Directive;
import java.util.List;

/**
 * A run that had begun before this centre took it up.
 *
 * @param startedMillis its start by the system's clock
 * @param directives that were given until then, in their order
 */
public record Ongoing(long startedMillis, List<Directive> directives) {
    public Ongoing {
        directives = List.copyOf(directives);
    }
}
