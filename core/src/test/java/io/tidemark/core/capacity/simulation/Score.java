package io.tidemark.core.capacity.simulation;

import io.tidemark.core.capacity.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * How a method does on a case, over many seeds.
 *
 * @param bias mean relative error of the median
 * @param deviation root of the mean square of that error
 * @param covered share of the runs whose interval holds the capacity
 * @param tooHigh share of the runs whose lower end is more than 2 % above the capacity
 * @param halfWidth of the interval, on average
 * @param seconds of the median run
 */
public record Score(
        int runs,
        int without,
        double bias,
        double deviation,
        double covered,
        double tooHigh,
        double halfWidth,
        double seconds) {
    private static final double TOO_HIGH = 1.02;

    public static final String HEADER = "| service | method | runs | none | median: bias | RMSE | 90 % interval covers"
            + " | lower end > 2 % too high | half width | median time |\n|---|---|---|---|---|---|---|---|---|---|";

    private record Outcome(double capacity, Method.Found found) {}

    public static Score of(Case its, LongFunction<Method> method, int runs) {
        List<Outcome> outcomes = LongStream.range(0, runs)
                .parallel()
                .mapToObj(seed -> new Outcome(
                        its.capacity().apply(seed),
                        method.apply(seed).find(its.settings(), its.service().apply(seed))))
                .toList();
        double bias = 0;
        double square = 0;
        double covered = 0;
        double tooHigh = 0;
        double halfWidth = 0;
        int count = 0;
        List<Integer> seconds = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            seconds.add(outcome.found().seconds());
            if (outcome.found().estimate().isEmpty()) {
                continue;
            }
            Estimate estimate = outcome.found().estimate().get();
            double truth = outcome.capacity();
            double error = estimate.median() / truth - 1;
            count++;
            bias += error;
            square += error * error;
            covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
            tooHigh += estimate.low() > truth * TOO_HIGH ? 1 : 0;
            halfWidth += estimate.halfWidth();
        }
        seconds.sort(null);
        return new Score(
                runs,
                runs - count,
                bias / count,
                Math.sqrt(square / count),
                covered / count,
                tooHigh / count,
                halfWidth / count,
                seconds.get(runs / 2));
    }

    public String row(String service, String method) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %+.1f %% | %.1f %% | %s | %.1f %% | %s | %,.0f s |",
                service,
                method,
                runs,
                without,
                bias * 100,
                deviation * 100,
                halfWidth == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", covered * 100),
                tooHigh * 100,
                halfWidth == 0 ? "-" : String.format(Locale.ROOT, "±%.1f %%", halfWidth * 100),
                seconds);
    }
}
