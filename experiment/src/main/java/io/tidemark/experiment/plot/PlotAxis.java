package io.tidemark.experiment.plot;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What an axis shows: numbers, or categories, of which a value is the index.
 *
 * @param categories empty for numbers
 */
public record PlotAxis(String title, Scale scale, List<String> categories) {
    public PlotAxis {
        requireNonNull(title, "title is null");
        requireNonNull(scale, "scale is null");
        categories = List.copyOf(categories);
    }

    public static PlotAxis numbers(String title, Scale scale) {
        return new PlotAxis(title, scale, List.of());
    }

    public static PlotAxis categories(String title, List<String> categories) {
        return new PlotAxis(title, Scale.LINEAR, categories);
    }

    boolean isNumeric() {
        return categories.isEmpty();
    }

    boolean shows(double value) {
        return scale.shows(value);
    }
}
