package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** All the sets of parameters that may be tried. */
public record Space(List<Range> ranges) {
    public Space {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("there must be a parameter");
        }
        long names = ranges.stream().map(Range::name).distinct().count();
        if (names < ranges.size()) {
            throw new IllegalArgumentException("a parameter is there twice: "
                    + ranges.stream().map(Range::name).toList());
        }
    }

    public static Space of(Range... ranges) {
        return new Space(List.of(ranges));
    }

    /** How many sets there are; a double because of its size. */
    public double size() {
        return ranges.stream().mapToDouble(Range::count).reduce(1, (a, b) -> a * b);
    }

    int dimensions() {
        return ranges.size();
    }

    /** By the parameters' names. */
    public SequencedMap<String, Object> values(Spot spot) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < ranges.size(); i++) {
            values.put(ranges.get(i).name(), ranges.get(i).value(spot.indices().get(i)));
        }
        return values;
    }

    /** Empty when a value is missing or is none of its range. */
    public Optional<Spot> spot(Map<String, ?> values) {
        List<Long> indices = new ArrayList<>();
        for (Range range : ranges) {
            OptionalLong index = values.get(range.name()) instanceof Number number
                    ? range.index(number.doubleValue())
                    : OptionalLong.empty();
            if (index.isEmpty()) {
                return Optional.empty();
            }
            indices.add(index.getAsLong());
        }
        return Optional.of(new Spot(indices));
    }

    /** In the units of the parameters. */
    double distance(Spot a, Spot b) {
        double sum = 0;
        for (int i = 0; i < ranges.size(); i++) {
            double steps = a.indices().get(i) - b.indices().get(i);
            sum += Math.pow(steps * ranges.get(i).step().doubleValue(), 2);
        }
        return Math.sqrt(sum);
    }

    /** From 0 to 1 in every parameter. */
    double[] unit(Spot spot) {
        double[] unit = new double[ranges.size()];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = ranges.get(i).unit(spot.indices().get(i));
        }
        return unit;
    }

    Spot nearest(double[] unit) {
        List<Long> indices = new ArrayList<>();
        for (int i = 0; i < unit.length; i++) {
            indices.add(ranges.get(i).nearest(unit[i]));
        }
        return new Spot(indices);
    }

    Spot random(RandomGenerator random) {
        return new Spot(
                ranges.stream().map(range -> random.nextLong(range.count())).toList());
    }

    /** Every one, the last parameter varying fastest; only for a small space. */
    List<Spot> all() {
        List<List<Long>> all = List.of(List.of());
        for (Range range : ranges) {
            List<List<Long>> longer = new ArrayList<>();
            for (List<Long> indices : all) {
                for (long index = 0; index < range.count(); index++) {
                    List<Long> one = new ArrayList<>(indices);
                    one.add(index);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all.stream().map(Spot::new).toList();
    }
}
