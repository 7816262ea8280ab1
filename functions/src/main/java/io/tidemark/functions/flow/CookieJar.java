package io.tidemark.functions.flow;

import io.tidemark.functions.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieIdentityComparator;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * One user's cookies, RFC 6265. Not the library's own store, because that one asks the machine for the time.
 *
 * <p>A jar is bounded as browsers' are, so that a service that invents cookies does not fill the worker's memory.
 */
final class CookieJar {
    /** At least as many as RFC 6265 asks for per domain. */
    private static final int MAX_COOKIES = 50;

    /** Anything else is ignored, as RFC 6265 asks. */
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]+");

    static final String SET_COOKIE = "Set-Cookie";

    private final CookieSpec spec;
    private final Clock clock;
    private final List<Cookie> cookies = new ArrayList<>();

    private @Nullable CookieOrigin visited;
    private @Nullable Outgoing attachedTo;

    CookieJar(CookieSpec spec, Clock clock) {
        this.spec = spec;
        this.clock = clock;
    }

    /** Takes what a response sets. A cookie that is malformed or meant for somebody else is ignored, as browsers do. */
    void store(List<String> headers) {
        CookieOrigin from = visited;
        if (headers.isEmpty() || from == null) {
            return;
        }
        Instant now = Instant.ofEpochMilli(clock.epochMillis());
        headers.forEach(header -> store(header, from, now));
    }

    private void store(String header, CookieOrigin from, Instant now) {
        try {
            for (Cookie cookie : spec.parse(new BasicHeader(SET_COOKIE, header), from)) {
                spec.validate(cookie, from);
                put(dated(cookie, now), now);
            }
        } catch (MalformedCookieException ignored) {
            // nothing to keep
        }
    }

    /**
     * The request with the cookies for whom it goes to: the one the next response answers.
     *
     * @param plain without cookies, but for those of the step itself
     */
    Outgoing attach(Outgoing plain) {
        Origin origin = plain.origin();
        visited = new CookieOrigin(origin.host(), origin.port(), Links.withoutQuery(plain.path()), origin.secure());
        attachedTo = plain;
        String header = header();
        return header.isEmpty() ? plain : plain.with(Headers.withCookies(plain.headers(), header));
    }

    /** The last request as it was before {@link #attach}; null before the first. */
    @Nullable
    Outgoing attachedTo() {
        return attachedTo;
    }

    /** The value of the header to send; empty when no cookie matches. */
    private String header() {
        CookieOrigin to = visited;
        if (cookies.isEmpty() || to == null) {
            return "";
        }
        Instant now = Instant.ofEpochMilli(clock.epochMillis());
        cookies.removeIf(cookie -> cookie.isExpired(now));
        List<Cookie> matching =
                cookies.stream().filter(cookie -> spec.match(cookie, to)).toList();
        return matching.isEmpty() ? "" : spec.formatCookies(matching).getFirst().getValue();
    }

    private void put(Cookie cookie, Instant now) {
        cookies.removeIf(old -> CookieIdentityComparator.INSTANCE.compare(old, cookie) == 0);
        if (!cookie.isExpired(now)) {
            if (cookies.size() == MAX_COOKIES) {
                cookies.removeFirst();
            }
            cookies.add(cookie);
        }
    }

    /** The library counts Max-Age from the machine's time. */
    private static Cookie dated(Cookie cookie, Instant now) {
        String age = cookie.getAttribute(Cookie.MAX_AGE_ATTR);
        if (age != null
                && cookie instanceof BasicClientCookie dated
                && SECONDS.matcher(age).matches()) {
            dated.setExpiryDate(now.plusSeconds(seconds(age)));
        }
        return cookie;
    }

    private static long seconds(String age) {
        if (age.startsWith("-")) {
            return 0;
        }
        // more digits than these are decades away
        return age.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(age);
    }
}
