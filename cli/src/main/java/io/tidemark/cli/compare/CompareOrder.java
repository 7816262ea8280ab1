package io.tidemark.cli.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.compare.CompareSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison is asked for.
 *
 * @param page where to write the page; empty for none
 * @param show true to open it, where somebody watches
 */
public record CompareOrder(
        List<Source> before,
        List<Source> after,
        CompareSettings settings,
        boolean json,
        Optional<Path> page,
        boolean show) {
    public CompareOrder {
        before = List.copyOf(before);
        after = List.copyOf(after);
        requireNonNull(settings, "settings is null");
        requireNonNull(page, "page is null");
    }

    /**
     * @param flag that it was given with
     * @param text as it was written
     */
    public record Source(String flag, String text, Path path) {}
}
