package io.tidemark.aggregator.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * A chart that the page's script draws. What it shows must also stand in a table, for readers without scripts.
 *
 * @param id unique in its page
 */
public record Chart(String id, String caption, Scale x, Scale y, Size size, List<Layer> layers, List<Mark> marks) {
    public Chart {
        requireNonNull(id, "id is null");
        requireNonNull(caption, "caption is null");
        requireNonNull(x, "x is null");
        requireNonNull(y, "y is null");
        requireNonNull(size, "size is null");
        layers = List.copyOf(layers);
        marks = List.copyOf(marks);
    }

    public enum Size {
        LARGE,
        NORMAL,
        SMALL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Leaves a place for this chart in the page. */
    public void place(Html html) {
        html.open("figure", "id", "chart-" + id, "class", "chart needs-script " + size.key());
        html.element("figcaption", caption).close().line();
    }

    /** True when there is something to draw. */
    public boolean hasData() {
        return layers.stream().anyMatch(layer -> !layer.isEmpty());
    }
}
