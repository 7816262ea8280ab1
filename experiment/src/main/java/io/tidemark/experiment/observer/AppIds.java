package io.tidemark.experiment.observer;

import io.tidemark.experiment.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of Marathon's apps, pods and groups: paths such as {@code /group/app}. */
final class AppIds {
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern ENDPOINT = Pattern.compile("/v2/(?:apps|pods|groups)(?:/([^?#]*))?(?:[?#].*)?$");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final List<String> LISTS = List.of("apps", "pods", "groups");

    private AppIds() {}

    static String normal(String id) {
        String path = SLASHES.matcher("/" + id.strip()).replaceAll("/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The group that an app or a group is in; {@code /} at last. */
    static String parent(String id) {
        int slash = id.lastIndexOf('/');
        return slash <= 0 ? "/" : id.substring(0, slash);
    }

    /** Those that a request to Marathon is about; none for any other request. */
    static Set<String> of(String url, String body) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = ENDPOINT.matcher(url);
        if (matcher.find()) {
            String path = matcher.group(1) == null ? "" : matcher.group(1);
            if (!path.isBlank()) {
                ids.add(normal(path));
            }
            if (!body.isBlank()) {
                ofBody(body, path.isBlank() ? "/" : normal(path), ids);
            }
        }
        return ids;
    }

    private static void ofBody(String body, String base, Set<String> ids) {
        try {
            collect(Json.parse(body), base, ids);
        } catch (IllegalArgumentException _) {
            Matcher matcher = ID.matcher(body);
            while (matcher.find()) {
                ids.add(normal(matcher.group(1)));
            }
        }
    }

    private static void collect(@Nullable Object value, String base, Set<String> ids) {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                collect(item, base, ids);
            }
        } else if (value instanceof Map<?, ?> map) {
            String id = base;
            if (map.get("id") instanceof String own) {
                id = own.startsWith("/") ? normal(own) : normal(base + "/" + own);
                ids.add(id);
            }
            for (String key : LISTS) {
                if (map.get(key) instanceof List<?> inner) {
                    collect(inner, id, ids);
                }
            }
        }
    }
}
