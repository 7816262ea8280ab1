package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.Credits;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** What must be said about a candidate besides its figures. */
public final class Remarks {
    private Remarks() {}

    static String of(Entry entry, Optional<Estimate> capacity, Goal goal) {
        List<String> remarks = new ArrayList<>();
        if (!entry.remark().isEmpty()) {
            remarks.add(entry.remark());
        }
        entry.sizing()
                .map(Sizing::answer)
                .flatMap(answer -> ending(answer, capacity.isPresent()))
                .ifPresent(remarks::add);
        capacity.flatMap(known -> burst(entry.type(), known, goal)).ifPresent(remarks::add);
        entry.sizing().ifPresent(sizing -> remarks.addAll(ofMachine(sizing, entry.type())));
        return String.join("; ", remarks);
    }

    /** The sizing of one type alone, with what must be said of the type among its notes. */
    public static Sizing noted(Sizing sizing, MachineType type) {
        Goal any = new Goal(OptionalDouble.empty(), 0, 1, Goal.DEFAULT_LEAST_WINDOWS);
        List<String> remarks = new ArrayList<>();
        Capacities.perSecond(sizing)
                .filter(known -> known.low() > 0)
                .flatMap(known -> burst(type, known, any))
                .ifPresent(remarks::add);
        remarks.addAll(ofMachine(sizing, type));
        Answer answer = sizing.answer();
        List<String> notes = new ArrayList<>(answer.notes());
        remarks.forEach(remark -> notes.add("A " + type.name() + " " + remark + "."));
        return sizing.with(new Answer(answer.status(), answer.estimate(), answer.need(), answer.sentence(), notes));
    }

    /** Where a type is emulated, credits and allowances are not its own. */
    private static List<String> ofMachine(Sizing sizing, MachineType type) {
        if (!sizing.host().kind().equals("ec2")) {
            return List.of();
        }
        List<String> remarks = new ArrayList<>();
        Credits.of(sizing.samples(), type).map(Credits::words).ifPresent(remarks::add);
        remarks.addAll(heldUp(sizing.samples()));
        return remarks;
    }

    private static List<String> heldUp(List<HostSample> samples) {
        return Stream.of(
                        Metric.HOST_BANDWIDTH_IN_EXCEEDED,
                        Metric.HOST_BANDWIDTH_OUT_EXCEEDED,
                        Metric.HOST_PACKETS_EXCEEDED,
                        Metric.HOST_CONNECTIONS_EXCEEDED)
                .flatMap(metric -> {
                    double most = samples.stream()
                            .mapToDouble(sample -> sample.value(metric).orElse(0))
                            .max()
                            .orElse(0);
                    return most > 0
                            ? Stream.of("had up to " + number(most) + "/s " + metric.meaning())
                            : Stream.empty();
                })
                .toList();
    }

    private static Optional<String> ending(Answer answer, boolean comparable) {
        if (!comparable) {
            return Optional.of("cannot be compared: " + answer.sentence());
        }
        return switch (answer.status()) {
            case ABOVE_HIGHEST -> Optional.of("can take more than was tried, so it costs at most this");
            case OUT_OF_BUDGET, INTERRUPTED -> Optional.of("ended early, so its interval is wide");
            case FOUND, NEED_DECIDED, BELOW_LOWEST, INVALID, TARGET_LOST -> Optional.empty();
        };
    }

    /** A burst must not be sold as capacity. */
    private static Optional<String> burst(MachineType type, Estimate capacity, Goal goal) {
        if (!type.isBurstable()) {
            return Optional.empty();
        }
        double lasting = capacity.low() * type.lastingCpus() / type.cpus();
        OptionalInt machines = Costs.machines(goal, lasting);
        StringJoiner text = new StringJoiner("")
                .add("holds only while burst credits last: for good it has ")
                .add(number(type.lastingCpus()))
                .add(" of its ")
                .add(type.cpus() + (type.cpus() == 1 ? " CPU" : " CPUs"))
                .add(", about " + number(lasting) + "/s if the CPU limits it");
        machines.ifPresent(count -> text.add(", and " + count + " would be needed"));
        return Optional.of(text.toString());
    }

    private static String number(double value) {
        if (value >= 10 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
