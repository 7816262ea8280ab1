package io.tidemark.sizing.probe;

import io.tidemark.sizing.probe.proc.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes blocks of the lines that a sampler prints. Not thread-safe. */
final class Blocks {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder complaints = new StringBuilder();

    /** The block that ends with this line. */
    Optional<Block> next(String line) {
        if (line.equals(Block.END) && !lines.isEmpty()) {
            List<String> complete = List.copyOf(lines);
            lines.clear();
            return Optional.of(Block.parse(complete));
        }
        if (!lines.isEmpty() || Block.isBeginning(line)) {
            lines.add(line);
        } else if (!line.isBlank()) {
            complaints.append(line).append(' ');
        }
        return Optional.empty();
    }

    /** What belongs to no block; blank when all is well. */
    String complaints() {
        return complaints.toString().strip();
    }
}
