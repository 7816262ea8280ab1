package io.tidemark.experiment.reporter;

import io.tidemark.experiment.plot.PlotAxis;
import io.tidemark.experiment.plot.Scale;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A parameter as an axis of a plot: numbers when all its values are, or else categories in the order of their visit. */
final class Dimension {
    private final Axis axis;
    private final String otherwise;
    private final Set<Double> numbers = new LinkedHashSet<>();
    /** Empty when all are numbers. */
    private final List<String> categories;

    Dimension(Axis axis, String otherwise, List<Point> points) {
        this.axis = axis;
        this.otherwise = otherwise;
        Set<String> texts = new LinkedHashSet<>();
        boolean numeric = true;
        for (Point point : points) {
            Object value = value(point.parameters());
            OptionalDouble number = number(value);
            number.ifPresent(numbers::add);
            numeric &= number.isPresent();
            texts.add(NumberText.brief(value));
        }
        categories = numeric ? List.of() : new ArrayList<>(texts);
    }

    PlotAxis plotAxis(Scale scale) {
        return categories.isEmpty()
                ? PlotAxis.numbers(title(axis.title(), axis.units()), scale)
                : PlotAxis.categories(title(axis.title(), axis.units()), categories);
    }

    static String title(String title, String units) {
        return units.isEmpty() ? title : title + " [" + units + "]";
    }

    /** Whether it has the same value everywhere. */
    boolean isConstant() {
        return (categories.isEmpty() ? numbers.size() : categories.size()) <= 1;
    }

    String name() {
        return axis.name();
    }

    /** On the axis: the number, or the index of the category; empty where there is no such category. */
    OptionalDouble place(Map<String, Object> parameters) {
        Object value = value(parameters);
        if (categories.isEmpty()) {
            return number(value);
        }
        int index = categories.indexOf(NumberText.brief(value));
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(index);
    }

    private Object value(Map<String, Object> parameters) {
        return parameters.getOrDefault(axis.name(), otherwise);
    }

    private static OptionalDouble number(Object value) {
        try {
            double number = value instanceof Number known ? known.doubleValue() : Double.parseDouble(value.toString());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}
