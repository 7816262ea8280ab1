package io.tidemark.sizing.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of comma-separated cells, which may be quoted to hold commas; a quote within is doubled. */
final class CsvLine {
    private CsvLine() {}

    /** Empty when a quote is not closed: the line was cut short. */
    static Optional<List<String>> parse(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return quoted ? Optional.empty() : Optional.of(List.copyOf(cells));
    }
}
