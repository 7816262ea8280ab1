package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table that feeds a variable, read when the plan is made.
 *
 * @param source the file's name as the plan gives it
 * @param columns the header row
 * @param values row after row, each with one value for each column
 */
public record Rows(String source, List<String> columns, List<List<String>> values) {
    public Rows {
        requireNonNull(source, "source is null");
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
        if (columns.isEmpty() || values.isEmpty()) {
            throw new IllegalArgumentException(source + " must have a header and at least one row");
        }
        for (List<String> row : values) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        source + " must have " + columns.size() + " values in each row but one has " + row.size());
            }
        }
    }

    /** Without the values: they may be personal, and there may be millions. */
    @Override
    public String toString() {
        return "Rows[" + source + ", " + columns + ", " + values.size() + " rows]";
    }
}
