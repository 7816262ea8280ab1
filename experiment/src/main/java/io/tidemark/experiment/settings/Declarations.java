package io.tidemark.experiment.settings;

import io.tidemark.experiment.filter.Singles;
import java.util.List;
import java.util.Map;

/**
 * What the whole experiment declares, which components refer to.
 *
 * @param parameters with the value that each has where none is set
 * @param metrics their names
 * @param definitions as far as they are known before anything runs
 * @param meta likewise
 */
public record Declarations(
        Map<String, Object> parameters,
        List<String> metrics,
        Map<String, Object> definitions,
        Map<String, Object> meta,
        Singles singles) {}
