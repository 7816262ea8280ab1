package io.tidemark.sizing.bottleneck;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The load generator could do no more, or took the CPU that the target needed. */
final class GeneratorRule implements Rule {
    /** With so many of the windows around the limit invalid, the others prove little. */
    static final double MOST_INVALID = 0.5;
    /** On a full machine that both share, the generator is the bottleneck when it uses this part of what is in use. */
    static final double MOST_OF_CPU = 0.5;

    static final double SHARED_SCORE = 0.95;
    /** The demo target runs in the generator's own process: their CPU cannot be told apart. */
    private static final String IN_PROCESS = "demo";

    @Override
    public Finding judge(Picture picture) {
        List<Observation> around = picture.loads().around();
        List<Observation> invalid =
                around.stream().filter(seen -> !seen.isValid()).toList();
        boolean withdrawn = picture.evidence().answer().status() == Answer.Status.INVALID;
        if (withdrawn || (!invalid.isEmpty() && invalid.size() >= MOST_INVALID * around.size())) {
            return couldNotMeasure(picture, invalid);
        }
        OptionalDouble used = picture.generatorCores();
        if (used.isEmpty()) {
            return new Finding.NotKnown(Resource.GENERATOR, "the load generator's CPU");
        }
        return sharedCpu(picture, used.getAsDouble()).orElseGet(() -> enough(picture, used.getAsDouble()));
    }

    private static Finding couldNotMeasure(Picture picture, List<Observation> invalid) {
        List<String> reasons = invalid.stream()
                .flatMap(seen -> seen.invalid().stream())
                .distinct()
                .toList();
        String why = reasons.isEmpty() ? picture.evidence().answer().sentence() : reasons.getFirst();
        int around = picture.loads().around().size();
        return new Finding.Suspect(
                Resource.GENERATOR,
                1,
                "The load generator could not measure " + invalid.size() + " of the " + around
                        + " windows with the most load: " + why,
                Optional.empty(),
                reasons);
    }

    private static Optional<Finding> sharedCpu(Picture picture, double used) {
        Optional<Reading> machine = picture.reading(Metric.HOST_CPU);
        OptionalDouble cores = picture.generatorLimit();
        if (!picture.evidence().host().sharesMachineWithGenerator()
                || picture.evidence().host().kind().equals(IN_PROCESS)
                || machine.isEmpty()
                || machine.get().atLimit() < CpuRule.BUSY
                || cores.isEmpty()) {
            return Optional.empty();
        }
        double inUse = machine.get().atLimit() * cores.getAsDouble();
        if (inUse == 0 || used < MOST_OF_CPU * inUse) {
            return Optional.empty();
        }
        return Optional.of(new Finding.Suspect(
                Resource.GENERATOR,
                SHARED_SCORE,
                "The load generator runs on the target's machine and used " + Figures.cores(used) + " of the "
                        + Figures.plain(inUse) + " in use " + picture.loads().aroundWords()
                        + "; the machine was full ("
                        + Figures.percent(machine.get().atLimit()) + ").",
                machine,
                picture.reading(Metric.TARGET_CPU)
                        .map(target -> List.of("The target used " + Figures.cores(target.atLimit()) + "."))
                        .orElse(List.of())));
    }

    private static Finding enough(Picture picture, double used) {
        double limit = picture.generatorLimit().orElse(0);
        return new Finding.RuledOut(
                Resource.GENERATOR,
                0,
                "Load generator: it used " + Figures.cores(used)
                        + (limit > 0 ? " of " + Figures.plain(limit) : "") + " "
                        + picture.loads().aroundWords() + " and kept to its plan.");
    }
}
