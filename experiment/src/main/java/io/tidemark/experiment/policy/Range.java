package io.tidemark.experiment.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Numbers at equal distances, exact: 0 to 1 by 0.1 has 0.3, not 0.30000000000000004. Whole ones are {@link Long}. */
record Range(BigDecimal min, BigDecimal max, BigDecimal step, boolean inclusive) {
    /** More phases than anybody waits for. */
    static final int MAX_VALUES = 1_000_000;

    static Range of(double min, double max, double step, boolean inclusive) {
        return new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max), BigDecimal.valueOf(step), inclusive);
    }

    /** What is wrong with it; empty when nothing is. */
    String problem() {
        if (step.signum() <= 0) {
            return "must have a step greater than 0";
        }
        if (max.compareTo(min) < 0) {
            return "must have a max of at least its min";
        }
        return size().compareTo(BigDecimal.valueOf(MAX_VALUES)) > 0
                ? "must have at most " + MAX_VALUES + " values"
                : "";
    }

    private BigDecimal size() {
        BigDecimal steps = max.subtract(min).divideToIntegralValue(step);
        boolean onMax = min.add(steps.multiply(step)).compareTo(max) == 0;
        return steps.add(inclusive || !onMax ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>();
        int size = size().intValueExact();
        for (int i = 0; i < size; i++) {
            values.add(value(i));
        }
        return values;
    }

    private Object value(int i) {
        return plain(min.add(step.multiply(BigDecimal.valueOf(i))));
    }

    /** Different values at random, every one with the same chance; all of them when there are not more. */
    List<Object> sample(int count, Random random) {
        int size = size().intValueExact();
        if (count >= size) {
            List<Object> all = values();
            Collections.shuffle(all, random);
            return all;
        }
        Set<Integer> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            chosen.add(random.nextInt(size));
        }
        return chosen.stream().map(this::value).toList();
    }

    static Object plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        // A number that was written as 1.0 is the same point as 1.
        if (stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18) {
            return stripped.longValueExact();
        }
        return number.doubleValue();
    }

    static Object plain(double number) {
        return plain(BigDecimal.valueOf(number));
    }
}
