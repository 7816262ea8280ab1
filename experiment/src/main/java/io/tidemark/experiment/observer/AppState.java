package io.tidemark.experiment.observer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An app or a pod, as Marathon tells of it.
 *
 * @param version changes with its definition; empty when it is not told
 * @param deployments that change it now
 * @param settled whether it is as it was asked for: no deployment changes it, and enough of it runs
 */
record AppState(String version, List<String> deployments, boolean settled) {
    AppState {
        deployments = List.copyOf(deployments);
    }

    /** All in a tree of groups, by id. */
    static SequencedMap<String, AppState> tree(Map<?, ?> group) {
        SequencedMap<String, AppState> states = new LinkedHashMap<>();
        collect(group, states);
        return states;
    }

    private static void collect(Map<?, ?> group, SequencedMap<String, AppState> states) {
        for (String key : List.of("apps", "pods")) {
            for (Map<?, ?> app : maps(group.get(key))) {
                if (app.get("id") instanceof String id) {
                    states.put(AppIds.normal(id), of(app));
                }
            }
        }
        maps(group.get("groups")).forEach(inner -> collect(inner, states));
    }

    private static AppState of(Map<?, ?> app) {
        List<String> deployments = new ArrayList<>();
        for (Map<?, ?> deployment : maps(app.get("deployments"))) {
            deployments.add(String.valueOf(deployment.get("id")));
        }
        boolean enough = !(app.get("instances") instanceof Number wanted)
                || !(app.get("tasksRunning") instanceof Number running)
                || running.longValue() >= wanted.longValue();
        String version = app.get("version") instanceof String text ? text : "";
        return new AppState(version, deployments, deployments.isEmpty() && enough);
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }
}
