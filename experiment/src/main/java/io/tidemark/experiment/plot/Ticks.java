package io.tidemark.experiment.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis is marked, at round numbers. */
final class Ticks {
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final String[] SUFFIXES = {"", "k", "M", "G", "T"};
    private static final int MOST_DECIMALS = 5;
    /** Powers of two are known by all their digits. */
    private static final double MOST_EXACT = 1e6;

    private Ticks() {}

    /** @param most how many fit */
    static List<Tick> linear(double from, double to, int most) {
        double step = step((to - from) / Math.max(1, most));
        List<Double> values = new ArrayList<>();
        for (double i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            values.add(i * step + 0.0);
        }
        int thousands = thousands(Math.max(Math.abs(from), Math.abs(to)), step);
        double unit = Math.pow(1_000, thousands);
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step / unit) - 1e-9));
        return values.stream()
                .map(value -> new Tick(value, label(value / unit, decimals, SUFFIXES[thousands])))
                .toList();
    }

    /** Powers of the base; when there are few of base ten, two and five times those as well. */
    static List<Tick> logarithmic(Scale scale, double from, double to, int most) {
        int first = (int) Math.ceil(scale.even(from) - 1e-9);
        int last = (int) Math.floor(scale.even(to) + 1e-9);
        int powers = last - first + 1;
        if (powers < 2) {
            List<Tick> few = linear(from, to, most);
            return few.stream().filter(tick -> tick.value() > 0).toList();
        }
        List<Tick> ticks = new ArrayList<>();
        int stride = Math.max(1, (int) Math.ceil((double) powers / Math.max(1, most)));
        boolean between = scale.base() == 10 && powers * 3 <= most;
        // What is between two powers may begin before the first one.
        for (int power = between ? first - 1 : first; power <= last; power += stride) {
            double value = Math.pow(scale.base(), power);
            for (double times : between ? new double[] {1, 2, 5} : new double[] {1}) {
                if (value * times >= from * (1 - 1e-9) && value * times <= to * (1 + 1e-9)) {
                    boolean exact = scale.base() == 2 && value >= 1 && value < MOST_EXACT;
                    String label = exact ? Long.toString((long) value) : single(value * times);
                    ticks.add(new Tick(value * times, label));
                }
            }
        }
        return ticks;
    }

    private static double step(double least) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(least)));
        for (double round : ROUND) {
            if (magnitude * round >= least * (1 - 1e-9)) {
                return magnitude * round;
            }
        }
        return magnitude * ROUND[ROUND.length - 1];
    }

    private static int thousands(double largest, double step) {
        if (largest < 10_000) {
            return 0;
        }
        int thousands = Math.min(SUFFIXES.length - 1, (int) Math.floor(Math.log10(largest) / 3 + 1e-9));
        // Not so far that the labels would need many decimals.
        while (thousands > 0 && step / Math.pow(1_000, thousands) < 0.01) {
            thousands--;
        }
        return thousands;
    }

    private static String label(double value, int decimals, String suffix) {
        String number = decimals <= MOST_DECIMALS
                ? String.format(Locale.ROOT, "%." + decimals + "f", value)
                : String.format(Locale.ROOT, "%.1e", value);
        return value == 0 ? "0" : number + suffix;
    }

    /** Of a value that stands for itself: 0.001, 64, 1024, 10k. */
    static String single(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e15)) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        int thousands = size < 10_000 ? 0 : Math.min(SUFFIXES.length - 1, (int) (Math.log10(size) / 3 + 1e-9));
        double number = value / Math.pow(1_000, thousands);
        int decimals =
                number == Math.rint(number) ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(number))));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
        return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + SUFFIXES[thousands];
    }
}
