package io.tidemark.swarm.locust;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Locust knows statistics by.
 *
 * @param method empty for all requests together
 */
public record LocustLabel(String method, String name) implements Comparable<LocustLabel> {
    /** All requests together. */
    public static final LocustLabel AGGREGATED = new LocustLabel("", "Aggregated");

    private static final Comparator<LocustLabel> AS_LOCUST_SORTS =
            Comparator.comparing(LocustLabel::name).thenComparing(LocustLabel::method);

    public LocustLabel {
        requireNonNull(method, "method is null");
        requireNonNull(name, "name is null");
    }

    /**
     * A label for each of the plan's names, in their order. Locust counts a name apart for each method; here steps that share
     * a name share its statistics, and the methods stand beside each other. A name that begins with its method, as those
     * do that nobody has given, is without it, unless it would be the same as another one.
     */
    public static List<LocustLabel> of(Plan plan) {
        List<LocustLabel> whole = new ArrayList<>();
        for (String name : plan.names()) {
            List<String> methods = plan.steps()
                    .filter(step -> step.name().equals(name))
                    .map(Step::method)
                    .distinct()
                    .toList();
            whole.add(new LocustLabel(String.join("/", methods), name));
        }
        List<LocustLabel> shortened = whole.stream().map(LocustLabel::shortened).toList();
        Set<LocustLabel> seen = new HashSet<>();
        return shortened.stream().allMatch(seen::add) ? shortened : whole;
    }

    private LocustLabel shortened() {
        String begin = method + " ";
        return name.startsWith(begin) && name.length() > begin.length()
                ? new LocustLabel(method, name.substring(begin.length()))
                : this;
    }

    @Override
    public int compareTo(LocustLabel other) {
        return AS_LOCUST_SORTS.compare(this, other);
    }
}
