package io.tidemark.cli.text;

import java.util.List;

/** Rows in columns, as wide as their widest cell. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** @param rows with the same number of cells each; the first is the head */
    public static List<String> lines(List<List<String>> rows) {
        int[] widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length()).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
