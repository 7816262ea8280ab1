package io.tidemark.aggregator.report;

/** A row of figures that are read before anything else. */
public final class Tiles {
    private final Html html;

    private Tiles(Html html) {
        this.html = html;
    }

    /** @param kind a further class for the style sheet; may be empty */
    public static Tiles open(Html html, String kind) {
        html.open("dl", "class", ("tiles " + kind).strip());
        return new Tiles(html);
    }

    public Tiles tile(String id, String label, String value, String note) {
        return tile("tile", id, label, value, note);
    }

    /** One whose value stands for a figure that is missing. */
    public Tiles unknown(String id, String label, String value, String note) {
        return tile("tile unknown", id, label, value, note);
    }

    public void close() {
        html.close().line();
    }

    private Tiles tile(String kind, String id, String label, String value, String note) {
        html.open("div", "class", kind, "id", "tile-" + id);
        html.element("dt", label).element("dd", value, "class", "value").element("dd", note, "class", "note");
        html.close();
        return this;
    }
}
