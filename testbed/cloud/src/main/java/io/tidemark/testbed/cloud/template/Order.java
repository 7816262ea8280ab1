package io.tidemark.testbed.cloud.template;

import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which resources need which, so which come first. */
public final class Order {
    private Order() {}

    /** @param of those that are made, of the template's; each comes after those it needs */
    public static List<String> of(Template template, Collection<String> of) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        of.forEach(id -> needs.put(id, needs(template, id, of)));
        List<String> order = new ArrayList<>();
        while (order.size() < needs.size()) {
            int before = order.size();
            needs.forEach((id, needed) -> {
                if (!order.contains(id) && order.containsAll(needed)) {
                    order.add(id);
                }
            });
            if (order.size() == before) {
                Set<String> left = new TreeSet<>(needs.keySet());
                order.forEach(left::remove);
                throw Refusal.validation("Circular dependency between resources: [" + String.join(", ", left) + "]");
            }
        }
        return order;
    }

    /** Those that a resource refers to or depends on. */
    public static Set<String> needs(Template template, String id, Collection<String> of) {
        Set<String> needs = new TreeSet<>();
        var resource = template.resources().get(id);
        if (resource != null) {
            needs.addAll(References.of(resource).names());
            needs.retainAll(of);
        }
        return needs;
    }
}
