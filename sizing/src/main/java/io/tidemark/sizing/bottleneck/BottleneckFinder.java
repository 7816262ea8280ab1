package io.tidemark.sizing.bottleneck;

import io.tidemark.core.capacity.Answer;
import io.tidemark.sizing.bottleneck.Bottleneck.Confidence;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.bottleneck.Bottleneck.RuledOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Names what keeps a target from carrying more, from what was in use in the seconds around the limit compared with those
 * at low load. Each {@link Rule} looks for one kind; the plainest wins, and what was looked at in vain is listed.
 */
public final class BottleneckFinder {
    /**
     * Causes before symptoms: a full CPU makes connections fail, no failing connection fills a CPU; and what is more
     * exact before what is more general.
     */
    private static final List<Rule> RULES = List.of(
            new GeneratorRule(),
            new MemoryRule(),
            new StealRule(),
            new OneCoreRule(),
            new CpuLimitRule(),
            new CpuRule(),
            new DescriptorRule(),
            new DiskRule(),
            new NetworkRule(),
            new ConnectionRule());
    /** Scores this close are equal; the order of the rules decides. */
    private static final double TIE = 0.1;

    private final Picture picture;
    private final List<Finding.Suspect> suspects = new ArrayList<>();
    private final List<Finding.RuledOut> ruledOut = new ArrayList<>();
    private final List<Finding.NotKnown> notKnown = new ArrayList<>();

    private BottleneckFinder(Picture picture) {
        this.picture = picture;
    }

    public static Bottleneck find(Evidence evidence) {
        BottleneckFinder finder = new BottleneckFinder(new Picture(evidence));
        for (Rule rule : RULES) {
            switch (rule.judge(finder.picture)) {
                case Finding.Suspect suspect -> finder.suspects.add(suspect);
                case Finding.RuledOut out -> finder.ruledOut.add(out);
                case Finding.NotKnown unknown -> finder.notKnown.add(unknown);
            }
        }
        return finder.conclude();
    }

    private Bottleneck conclude() {
        Optional<Finding.Suspect> best = best();
        if (isReached()
                || best.filter(found -> found.resource() == Resource.GENERATOR).isPresent()) {
            boolean plainDeath =
                    best.filter(found -> found.resource() == Resource.MEMORY).isPresent();
            return picture.evidence().targetDied() && !plainDeath
                    ? ended()
                    : best.map(this::named).orElseGet(this::none);
        }
        return notReached();
    }

    /** With no overload in sight whatever is in use is not yet what limits. */
    private boolean isReached() {
        if (picture.evidence().targetDied()) {
            return true;
        }
        double tolerance = picture.evidence().settings().tolerance();
        return picture.evidence().answer().status() != Answer.Status.ABOVE_HIGHEST
                && picture.evidence().observations().stream()
                        .anyMatch(seen -> seen.aborted() || seen.badShare() > tolerance);
    }

    private Optional<Finding.Suspect> best() {
        double highest =
                suspects.stream().mapToDouble(Finding.Suspect::score).max().orElse(0);
        // The list is in the order of the rules.
        return suspects.stream()
                .filter(suspect -> suspect.score() >= highest - TIE)
                .findFirst();
    }

    private Bottleneck named(Finding.Suspect chosen) {
        List<String> evidence = new ArrayList<>(chosen.evidence());
        suspects.stream()
                .filter(other -> !other.equals(chosen))
                .forEach(other -> evidence.add("Also high: " + other.sentence()));
        chosen.reading()
                .filter(Reading::standsStill)
                .ifPresent(reading ->
                        evidence.add("It was as high at low load: that it limits the target is likely, not certain."));
        return bottleneck(chosen.resource(), Confidences.of(picture, chosen, suspects), chosen.sentence(), evidence);
    }

    /** No suspect. */
    private Bottleneck none() {
        boolean cpuKnown = ruledOut.stream().anyMatch(out -> out.resource() == Resource.CPU)
                || ruledOut.stream().anyMatch(out -> out.resource() == Resource.CPU_LIMIT);
        if (!cpuKnown) {
            return bottleneck(
                    Resource.UNKNOWN,
                    Confidence.LOW,
                    (picture.hasSamples()
                                    ? "What limits the target is unknown: its CPU was not measured. "
                                    : "What limits the target is unknown: nothing was measured on its machine. ")
                            + Outcomes.sentence(picture),
                    List.of());
        }
        return bottleneck(
                Resource.NOTHING_SATURATED,
                confidenceOfNothing(),
                "Nothing on the machine is saturated" + nearest(", the nearest was ")
                        + ": look downstream (a database, another service), or at a lock or a pool of the target. "
                        + Outcomes.sentence(picture),
                List.of());
    }

    /** The more was looked at in vain, the surer. */
    private Confidence confidenceOfNothing() {
        List<Resource> looked =
                ruledOut.stream().map(Finding.RuledOut::resource).toList();
        boolean core = looked.contains(Resource.CPU) && looked.contains(Resource.ONE_CORE);
        if (core && looked.contains(Resource.MEMORY) && looked.contains(Resource.DISK)) {
            return Confidence.HIGH;
        }
        return core ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** The target ended, and not for its memory as far as is known. */
    private Bottleneck ended() {
        boolean memoryKnown = ruledOut.stream().anyMatch(out -> out.resource() == Resource.MEMORY);
        List<String> evidence = new ArrayList<>();
        suspects.forEach(suspect -> evidence.add("Before that: " + suspect.sentence()));
        return bottleneck(
                Resource.UNKNOWN,
                memoryKnown ? Confidence.MEDIUM : Confidence.LOW,
                "The target ended by itself"
                        + (memoryKnown
                                ? ", and not for want of memory: its last lines may say why."
                                : "; whether for want of memory was not measured. Its last lines may say why."),
                evidence);
    }

    private Bottleneck notReached() {
        double highest = picture.loads().aroundMost();
        List<String> evidence = new ArrayList<>();
        suspects.forEach(suspect -> evidence.add("Already high: " + suspect.sentence()));
        String near = suspects.isEmpty()
                ? nearest(" Nearest to its limit was ")
                : " Nearest to its limit was " + suspects.getFirst().resource().label();
        return bottleneck(
                Resource.UNKNOWN,
                Confidence.LOW,
                "The limit was not reached: "
                        + (highest == 0
                                ? "no load was measured."
                                : "the highest load offered, " + Figures.number(highest) + ", was carried.")
                        + (near.isEmpty() ? "" : near + "."),
                evidence);
    }

    /** Of what was ruled out, that with the largest share in use. */
    private String nearest(String before) {
        return ruledOut.stream()
                .filter(out -> out.used() > 0)
                .max(Comparator.comparingDouble(Finding.RuledOut::used))
                .map(out -> before + out.resource().label() + " at " + Figures.percent(out.used()))
                .orElse("");
    }

    private Bottleneck bottleneck(Resource resource, Confidence confidence, String sentence, List<String> evidence) {
        List<String> all = new ArrayList<>(evidence);
        if (!notKnown.isEmpty()) {
            all.add("Not known: "
                    + String.join(
                            ", ",
                            notKnown.stream().map(Finding.NotKnown::sentence).toList()) + ".");
        }
        return new Bottleneck(
                resource,
                confidence,
                sentence.strip(),
                all,
                ruledOut.stream()
                        .map(out -> new RuledOut(out.resource(), out.sentence()))
                        .toList());
    }
}
