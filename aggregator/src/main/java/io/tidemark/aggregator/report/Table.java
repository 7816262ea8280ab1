package io.tidemark.aggregator.report;

import java.util.List;

/** Writes a table that scrolls within itself when it is wider than the page. */
public final class Table {
    private final Html html;
    private final List<Column> columns;

    private Table(Html html, List<Column> columns) {
        this.html = html;
        this.columns = columns;
    }

    /** @param kind {@code sortable} lets the page's script sort the rows of the last body by any column */
    public static Table open(Html html, String id, String kind, String caption, List<Column> columns) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "id", id, "class", kind)
                .element("caption", caption)
                .open("thead")
                .open("tr");
        for (Column column : columns) {
            html.element("th", column.title(), "scope", "col", "class", column.text() ? "text" : "number");
        }
        html.close().close();
        return new Table(html, columns);
    }

    /** A body of rows; the script sorts only within the last one, so that sums stay at the top. */
    public Table body(String kind) {
        html.open("tbody", "class", kind).line();
        return this;
    }

    public Table row(List<Cell> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            cell(columns.get(i), cells.get(i), i == 0);
        }
        html.close().line();
        return this;
    }

    public Table endBody() {
        html.close();
        return this;
    }

    public void close() {
        html.close().close().line();
    }

    private void cell(Column column, Cell cell, boolean head) {
        String tag = head ? "th" : "td";
        if (column.text()) {
            html.open(tag, "class", "text");
        } else if (cell.sortKey().isEmpty()) {
            html.open(tag);
        } else {
            html.open(tag, "data-v", cell.sortKey());
        }
        if (cell.href().isEmpty()) {
            html.text(cell.text());
        } else {
            html.element("a", cell.text(), "href", cell.href());
        }
        html.close();
    }
}
