package io.tidemark.aggregator.cost;

import io.tidemark.core.units.Durations;
import java.time.Duration;

/** What of a run that costs too much would fit: fewer workers, or a shorter time. */
final class Affordable {
    private Affordable() {}

    static String words(Forecast forecast, Duration load, Tariff tariff, double dollars) {
        int workers = workers(forecast, load, tariff, dollars);
        long seconds = seconds(forecast, load, tariff, dollars);
        String fewer = "--workers " + workers;
        String shorter = "--duration " + Durations.format(Duration.ofSeconds(seconds));
        if (workers == 0 && seconds == 0) {
            return "not even one worker, or one second, would fit";
        }
        return workers == 0 || seconds == 0
                ? "this would fit: " + (workers == 0 ? shorter : fewer)
                : "this would fit: " + fewer + ", or " + shorter;
    }

    private static int workers(Forecast forecast, Duration load, Tariff tariff, double dollars) {
        int workers = forecast.workers() - 1;
        while (workers > 0
                && tariff.cost(forecast.withWorkers(workers).usage(load)).total() > dollars) {
            workers--;
        }
        return workers;
    }

    private static long seconds(Forecast forecast, Duration load, Tariff tariff, double dollars) {
        long fits = 0;
        long tooLong = load.toSeconds() + 1;
        while (fits + 1 < tooLong) {
            long middle = (fits + tooLong) / 2;
            boolean fit =
                    tariff.cost(forecast.usage(Duration.ofSeconds(middle))).total() <= dollars;
            fits = fit ? middle : fits;
            tooLong = fit ? tooLong : middle;
        }
        return fits;
    }
}
