package io.tidemark.functions.flow;

import io.tidemark.core.plan.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a redirect leads. */
public final class Redirect {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> SECRETS = Set.of("authorization", "cookie", "proxy-authorization");
    private static final Set<String> OF_THE_BODY =
            Set.of("content-type", "content-encoding", "content-language", "content-location");

    private Redirect() {}

    /**
     * The request that follows a redirect, as browsers do: 303 always and 301 and 302 of a POST become a GET without a
     * body; 307 and 308 repeat the request. Credentials and cookies of the step are not carried to another origin. A user
     * who keeps cookies takes those of the redirect, and sends those that are meant for the next hop.
     *
     * @return null when the response is no redirect that can be followed: no or no sensible location, or neither http nor
     *     https
     */
    public static @Nullable Outgoing follow(Session session, Outgoing sent, Incoming response) {
        List<String> locations = response.headers("Location");
        if (!STATUSES.contains(response.status()) || locations.isEmpty()) {
            return null;
        }
        CookieJar cookies = session.cookies();
        if (cookies == null) {
            return next(sent, response.status(), locations.getFirst());
        }
        Outgoing plain = cookies.attachedTo();
        Outgoing next = next(plain == null ? sent : plain, response.status(), locations.getFirst());
        if (next == null) {
            return null;
        }
        cookies.store(response.headers(CookieJar.SET_COOKIE));
        return cookies.attach(next);
    }

    private static @Nullable Outgoing next(Outgoing sent, int status, String location) {
        try {
            Origin from = sent.origin();
            URI target = resolve(sent, location.strip());
            if (target.getScheme() == null || target.getRawAuthority() == null) {
                return null;
            }
            Origin to = Origin.of(target.getScheme(), target.getRawAuthority());
            boolean same = to.equals(from);
            boolean becomesGet = status == 303 || (status < 303 && sent.method().equals("POST"));
            String method = becomesGet && !sent.method().equals("HEAD") ? "GET" : sent.method();
            List<Field> headers = same ? sent.headers() : without(SECRETS, sent.headers());
            return new Outgoing(
                    method,
                    to,
                    same ? sent.authority() : to.authority(),
                    pathOf(target),
                    becomesGet ? without(OF_THE_BODY, headers) : headers,
                    becomesGet ? new byte[0] : sent.body());
        } catch (IllegalArgumentException | URISyntaxException rubbish) {
            return null;
        }
    }

    private static URI resolve(Outgoing sent, String location) throws URISyntaxException {
        String escaped = new URI(location.replace(" ", "%20")).toASCIIString();
        if (escaped.isEmpty()) {
            throw new IllegalArgumentException("location is empty");
        }
        // Java resolves a mere query as RFC 2396 did: against the directory.
        String reference = escaped.startsWith("?") ? Links.withoutQuery(sent.path()) + escaped : escaped;
        return new URI(sent.origin() + sent.path()).resolve(reference);
    }

    /** Path and query, without the steps above the root that Java leaves there. */
    private static String pathOf(URI target) {
        String path = String.valueOf(target.getRawPath());
        while (path.startsWith("/../") || path.equals("/..")) {
            path = path.substring(3);
        }
        String rooted = path.startsWith("/") ? path : "/" + path;
        return target.getRawQuery() == null ? rooted : rooted + "?" + target.getRawQuery();
    }

    private static List<Field> without(Set<String> names, List<Field> headers) {
        return headers.stream()
                .filter(header -> !names.contains(header.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
