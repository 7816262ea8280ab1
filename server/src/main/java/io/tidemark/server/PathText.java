package io.tidemark.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a request's target. */
final class PathText {
    private PathText() {}

    /**
     * Each segment is decoded by itself, so that a slash within a name stays within it.
     *
     * @throws IllegalArgumentException when something after a percent sign is no hexadecimal number
     */
    static List<String> segments(String target) {
        String path = path(target);
        List<String> segments = new ArrayList<>();
        int start = path.startsWith("/") ? 1 : 0;
        while (true) {
            int end = path.indexOf('/', start);
            segments.add(decoded(end < 0 ? path.substring(start) : path.substring(start, end)));
            if (end < 0) {
                return segments;
            }
            start = end + 1;
        }
    }

    static Map<String, String> query(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return Map.of();
        }
        Map<String, String> query = new HashMap<>();
        for (String pair : target.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.put(form(name), equals < 0 ? "" : form(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String path(String target) {
        // Through a proxy the target is a whole URL.
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        String rest = target;
        if (scheme >= 0) {
            int slash = target.indexOf('/', scheme + 3);
            rest = slash < 0 ? "/" : target.substring(slash);
        }
        int mark = rest.indexOf('?');
        return mark < 0 ? rest : rest.substring(0, mark);
    }

    private static String decoded(String segment) {
        return segment.indexOf('%') < 0 ? segment : form(segment.replace("+", "%2B"));
    }

    private static String form(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
