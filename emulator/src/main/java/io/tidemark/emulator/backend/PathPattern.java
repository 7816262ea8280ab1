package io.tidemark.emulator.backend;

import io.tidemark.emulator.app.AppKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path in which {@code {account}} and {@code {app}} stand for what an application is called by. */
public record PathPattern(List<String> segments) {
    private static final String ACCOUNT = "{account}";
    private static final String APP = "{app}";
    private static final String SEGMENT = "[A-Za-z0-9._~!$&'()*+,;=:@-]+";

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /** @throws IllegalArgumentException that says what was expected */
    public static PathPattern parse(String text) {
        List<String> segments =
                List.of(text.substring(Math.min(1, text.length())).split("/", -1));
        boolean plain = segments.stream()
                .allMatch(segment -> segment.equals(ACCOUNT) || segment.equals(APP) || segment.matches(SEGMENT));
        boolean once = List.of(ACCOUNT, APP).stream()
                .allMatch(name -> segments.stream().filter(name::equals).count() <= 1);
        if (!text.startsWith("/") || !plain || !once) {
            throw new IllegalArgumentException(
                    "must be a path such as /accounts/{account}/applications/{app}, with {account} and {app} at most once");
        }
        return new PathPattern(segments);
    }

    public boolean hasAccount() {
        return segments.contains(ACCOUNT);
    }

    public boolean hasApp() {
        return segments.contains(APP);
    }

    /** The account and the application that a path names, what the pattern lacks being empty; empty when it is another path. */
    public Optional<AppKey> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        String account = "";
        String app = "";
        for (int i = 0; i < path.size(); i++) {
            String expected = segments.get(i);
            String actual = path.get(i);
            if (expected.equals(ACCOUNT) || expected.equals(APP)) {
                if (actual.isEmpty()) {
                    return Optional.empty();
                }
                if (expected.equals(APP)) {
                    app = actual;
                } else {
                    account = actual;
                }
            } else if (!expected.equals(actual)) {
                return Optional.empty();
            }
        }
        return Optional.of(new AppKey(account, app));
    }

    /** Whether some path matches both. */
    public boolean overlaps(PathPattern other) {
        if (other.segments.size() != segments.size()) {
            return false;
        }
        List<Boolean> differ = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            differ.add(differ(segments.get(i), other.segments.get(i)));
        }
        return !differ.contains(true);
    }

    private static boolean differ(String a, String b) {
        return !a.startsWith("{") && !b.startsWith("{") && !a.equals(b);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
