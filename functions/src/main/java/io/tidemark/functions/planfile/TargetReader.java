package io.tidemark.functions.planfile;

import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code target} or {@code targets}. */
final class TargetReader {
    private static final URI PLACEHOLDER = URI.create("http://target.invalid");

    private TargetReader() {}

    static List<URI> read(Section plan) {
        Optional<String> key = plan.exclusive(List.of("target", "targets"));
        if (key.isEmpty()) {
            plan.reject("target", "is missing: a base URL such as https://shop.example");
            return List.of(PLACEHOLDER);
        }
        Value value = plan.find(key.get()).orElseThrow();
        List<Value> items = key.get().equals("target") ? List.of(value) : value.items("must be a list of base URLs");
        if (items.size() > PlanLimits.TARGETS) {
            value.reject("must be at most " + PlanLimits.TARGETS + " targets");
        }
        List<URI> targets = new ArrayList<>();
        items.forEach(item -> Urls.target(item).ifPresent(targets::add));
        return targets.isEmpty() ? List.of(PLACEHOLDER) : targets;
    }
}
