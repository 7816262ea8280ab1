package io.tidemark.sizing.probe;

import io.tidemark.sizing.price.MachineType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * CPU credits of a burstable machine, while it was sampled. One is a CPU in use for a minute; with none left, it gets no
 * more than what it earns.
 *
 * @param used for the CPU that was in use
 * @param earned meanwhile, at the rate of its type
 */
public record Credits(double used, double earned) {
    private static final double MILLIS_PER_MINUTE = 60_000;
    /** Numbers from here on are told without a fraction. */
    private static final double PLAIN = 10;

    public Credits {
        if (!(used >= 0) || !(earned >= 0)) {
            throw new IllegalArgumentException(
                    "credits must be >= 0 but " + used + " were used and " + earned + " earned");
        }
    }

    /**
     * Reckons them from the CPU of the machine as a whole, which each sample gives for the time since the one before.
     * Time for which it is not known is left out.
     *
     * @param samples oldest first
     * @return empty for types that do not burst, and when the CPU is known for no time at all
     */
    public static Optional<Credits> of(List<HostSample> samples, MachineType type) {
        if (!type.isBurstable()) {
            return Optional.empty();
        }
        double minutes = 0;
        double used = 0;
        for (int i = 1; i < samples.size(); i++) {
            OptionalDouble share = samples.get(i).value(Metric.HOST_CPU);
            long millis = samples.get(i).epochMillis() - samples.get(i - 1).epochMillis();
            if (share.isPresent() && millis > 0) {
                minutes += millis / MILLIS_PER_MINUTE;
                used += share.getAsDouble() * type.cpus() * millis / MILLIS_PER_MINUTE;
            }
        }
        return minutes == 0 ? Optional.empty() : Optional.of(new Credits(used, minutes * type.lastingCpus()));
    }

    /** What was used beyond what was earned; 0 when that was enough. */
    public double taken() {
        return Math.max(0, used - earned);
    }

    /** For a person, to follow the name of the type. */
    public String words() {
        String begin = "used " + number(used) + " CPU credits and earned " + number(earned) + " meanwhile: ";
        return taken() == 0
                ? begin + "it needed nothing of its balance"
                : begin + number(taken()) + " came from its balance, or are billed as surplus";
    }

    private static String number(double credits) {
        return String.format(Locale.ROOT, credits >= PLAIN || credits == 0 ? "%,.0f" : "%.1f", credits);
    }
}
