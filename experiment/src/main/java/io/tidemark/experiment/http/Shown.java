package io.tidemark.experiment.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Requests and responses as they may be shown: events end up in dumps and logs, where credentials must not be. */
public final class Shown {
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    private Shown() {}

    public static String url(Request request) {
        return Urls.shown(request.url());
    }

    public static Map<String, Object> headers(Request request) {
        return headers(request.headers());
    }

    public static Map<String, Object> headers(Answer answer) {
        return headers(answer.headers());
    }

    private static Map<String, Object> headers(Map<String, String> headers) {
        Map<String, Object> shown = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> shown.put(name, SECRET.contains(name.toLowerCase(Locale.ROOT)) ? "***" : value));
        return shown;
    }
}
