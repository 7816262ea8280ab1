package io.tidemark.sizing.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Glances exports line by line, and counts the lines that are of no use. Not thread-safe. */
final class GlancesCsv {
    private final String container;
    private @Nullable GlancesHeader header;
    private boolean containerSeen;
    private int shifted;
    private int unreadable;
    private int unknownHeaders;

    /** @param container the target's name; empty when it is none */
    GlancesCsv(String container) {
        this.container = container;
    }

    /** The metrics of a row; empty for a header, or for a row that is skipped and counted. */
    Optional<Map<Metric, Double>> next(String line) {
        Optional<List<String>> cells = CsvLine.parse(line);
        if (cells.isEmpty()) {
            unreadable++;
            return Optional.empty();
        }
        if (GlancesHeader.isHeader(cells.get())) {
            begin(cells.get());
            return Optional.empty();
        }
        return row(cells.get());
    }

    /** Whether the target has been among the containers. */
    boolean hasSeenContainer() {
        return containerSeen;
    }

    /** What was skipped and why, each a sentence. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (unknownHeaders > 0) {
            problems.add("Glances exports columns of a version that is not known: there is no cpu_user or cpu.user.");
        }
        if (shifted > 0) {
            problems.add(shifted + " rows of Glances were skipped: their columns are not those of the header, as when"
                    + " containers or interfaces come and go.");
        }
        if (unreadable > 0) {
            problems.add(unreadable + " rows of Glances were skipped: they could not be read.");
        }
        return problems;
    }

    private void begin(List<String> names) {
        header = GlancesHeader.parse(names).orElse(null);
        if (header == null) {
            unknownHeaders++;
        }
    }

    private Optional<Map<Metric, Double>> row(List<String> cells) {
        if (header == null || !header.fits(cells)) {
            shifted++;
            return Optional.empty();
        }
        containerSeen |= header.items("docker").contains(container)
                || header.items("containers").contains(container);
        try {
            return Optional.of(GlancesRow.metrics(header, cells, container));
        } catch (NumberFormatException e) {
            unreadable++;
            return Optional.empty();
        }
    }
}
