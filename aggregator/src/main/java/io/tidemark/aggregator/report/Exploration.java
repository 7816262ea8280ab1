package io.tidemark.aggregator.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Measurements at places of a space of several dimensions. The reader chooses which of them is the axis, and the page's
 * script draws lines over it, or a map over two; what is shown must also stand in a table, for readers without scripts.
 *
 * @param id unique in its page
 * @param dimensions those that take more than one value; the first is the axis at first
 * @param together true when it begins with one line for each value of the second dimension, and one trace, which is chosen;
 *     false when it begins with one value of it, and all traces
 */
public record Exploration(
        String id, List<Dimension> dimensions, List<Place> places, List<Subject> subjects, boolean together) {
    public Exploration {
        requireNonNull(id, "id is null");
        dimensions = List.copyOf(dimensions);
        places = List.copyOf(places);
        subjects = List.copyOf(subjects);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("there must be a dimension");
        }
        for (Place place : places) {
            check(dimensions, place);
        }
        for (Subject subject : subjects) {
            subject.check(places.size());
        }
    }

    private static void check(List<Dimension> dimensions, Place place) {
        if (place.at().size() != dimensions.size()) {
            throw new IllegalArgumentException("a place must have " + dimensions.size() + " coordinates but has "
                    + place.at().size());
        }
        for (int i = 0; i < dimensions.size(); i++) {
            int at = place.at().get(i);
            if (at < 0 || at >= dimensions.get(i).values().size()) {
                throw new IllegalArgumentException(
                        "a place must be within " + dimensions.get(i).title() + " but is at " + at);
            }
        }
    }

    /**
     * @param title with the unit
     * @param values in their order; all of them numbers, or all of them texts
     */
    public record Dimension(String title, List<?> values) {
        public Dimension {
            requireNonNull(title, "title is null");
            values = List.copyOf(values);
        }

        /** True when values have distances; otherwise they are categories. */
        public boolean isNumeric() {
            return values.stream().allMatch(Number.class::isInstance);
        }
    }

    /**
     * @param at the position of its value in each dimension
     * @param words what else is to be said of it; empty for nothing
     */
    public record Place(List<Integer> at, String words) {
        public Place {
            at = List.copyOf(at);
            requireNonNull(words, "words is null");
        }
    }

    /**
     * Something that was measured, in charts of its own.
     *
     * @param title with the unit
     * @param dots single values, drawn beside the traces; may be empty
     */
    public record Subject(String title, List<Trace> traces, List<Dots> dots) {
        public Subject {
            requireNonNull(title, "title is null");
            traces = List.copyOf(traces);
            dots = List.copyOf(dots);
        }

        private void check(int places) {
            traces.forEach(trace -> check("values", trace.values().size(), places));
            traces.stream()
                    .filter(trace -> !trace.errors().isEmpty())
                    .forEach(trace -> check("errors", trace.errors().size(), places));
            dots.forEach(each -> check("lists of dots", each.values().size(), places));
        }

        private void check(String what, int count, int places) {
            if (count != places) {
                throw new IllegalArgumentException(
                        title + " must have as many " + what + " as places but has " + count + " and " + places);
            }
        }
    }

    /** How a trace is shown. */
    public enum Kind {
        /** As a line, and in maps. */
        LINE,
        /** In maps only, from the least to the greatest value. */
        MAP,
        /** In maps only, where zero is in the middle. */
        BALANCE
    }

    /**
     * @param values one for each place; NaN where there is none
     * @param errors how far off they may be, NaN where that is not known; empty when none is known
     */
    public record Trace(String label, Colour colour, Kind kind, List<Double> values, List<Double> errors) {
        public Trace {
            requireNonNull(label, "label is null");
            requireNonNull(colour, "colour is null");
            requireNonNull(kind, "kind is null");
            values = List.copyOf(values);
            errors = List.copyOf(errors);
        }
    }

    /** @param values of each place */
    public record Dots(String label, Colour colour, List<List<Double>> values) {
        public Dots {
            requireNonNull(label, "label is null");
            requireNonNull(colour, "colour is null");
            values = List.copyOf(values);
        }
    }

    /** Leaves a place for what the reader chooses with. */
    public void placeControls(Html html) {
        html.open(
                "div", "id", "explore-" + id, "class", "explorer needs-script", "role", "group", "aria-label", "Plots");
        html.close().line();
    }

    /** Leaves a place for the charts of a subject. */
    public void place(Html html, int subject) {
        String caption = subjects.get(subject).title();
        html.open("div", "class", "explored needs-script");
        if (dimensions.size() > 1) {
            html.open("figure", "id", "map-" + id + "-" + subject, "class", "chart map");
            html.element("figcaption", caption).close();
        }
        html.open("figure", "id", "chart-" + id + "-" + subject, "class", "chart normal");
        html.element("figcaption", caption).close();
        html.close().line();
    }
}
