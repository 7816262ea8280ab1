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
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie");

    private Redirect() {}

    /**
     * The request that follows a redirect, as browsers do: 303 always and 301 and 302 of a POST become a GET without a
     * body; 307 and 308 repeat the request. Credentials and cookies are not carried to another origin.
     *
     * @return null when the response is no redirect that can be followed
     */
    public static @Nullable Outgoing follow(Outgoing sent, Incoming response) {
        int status = response.status();
        List<String> locations = response.headers("Location");
        if (!isRedirect(status) || locations.isEmpty()) {
            return null;
        }
        try {
            Origin from = sent.origin();
            URI base = new URI(from.scheme(), null, from.host(), from.port(), "/", null, null);
            URI target = base.resolve(sent.path()).resolve(locations.getFirst());
            Origin to = Origin.of(String.valueOf(target.getScheme()), String.valueOf(target.getRawAuthority()));
            boolean repeated = status == 307 || status == 308;
            boolean becomesGet = status == 303 || (!repeated && sent.method().equals("POST"));
            return new Outgoing(
                    becomesGet && !sent.method().equals("HEAD") ? "GET" : sent.method(),
                    to,
                    target.getRawAuthority(),
                    pathOf(target),
                    to.equals(from) ? sent.headers() : withoutSecrets(sent.headers()),
                    becomesGet ? new byte[0] : sent.body());
        } catch (IllegalArgumentException | URISyntaxException e) {
            return null;
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static String pathOf(URI target) {
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    private static List<Field> withoutSecrets(List<Field> headers) {
        return headers.stream()
                .filter(header -> !SECRET_HEADERS.contains(header.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
