package io.tidemark.experiment.observer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event of Marathon is about.
 *
 * @param deployment its id; for a change of a group, the version
 * @param instances ids of apps, pods or groups
 */
record MarathonPlan(String deployment, List<String> instances) {
    MarathonPlan {
        instances = List.copyOf(instances);
    }

    static MarathonPlan of(Map<String, Object> data) {
        Set<String> ids = new LinkedHashSet<>();
        if (data.get("groupId") instanceof String group) {
            return new MarathonPlan(text(data.get("version")), List.of(AppIds.normal(group)));
        }
        Map<?, ?> plan = data.get("plan") instanceof Map<?, ?> map ? map : Map.of();
        if (plan.get("steps") instanceof List<?> steps) {
            steps.forEach(step -> actions(step, ids));
        }
        if (ids.isEmpty()) {
            actions(data.get("currentStep"), ids);
        }
        String deployment = text(data.containsKey("id") ? data.get("id") : plan.get("id"));
        return new MarathonPlan(deployment, List.copyOf(ids));
    }

    private static void actions(@Nullable Object step, Set<String> ids) {
        if (step instanceof Map<?, ?> map && map.get("actions") instanceof List<?> actions) {
            for (Object action : actions) {
                if (action instanceof Map<?, ?> what) {
                    id(what, "app", ids);
                    id(what, "pod", ids);
                }
            }
        }
    }

    private static void id(Map<?, ?> action, String key, Set<String> ids) {
        if (action.get(key) instanceof String id) {
            ids.add(AppIds.normal(id));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
