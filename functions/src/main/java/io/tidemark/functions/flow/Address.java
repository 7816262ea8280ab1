package io.tidemark.functions.flow;

import io.tidemark.core.plan.Step;
import io.tidemark.functions.flow.Part.Constant;
import io.tidemark.functions.flow.Part.Fixed;
import io.tidemark.functions.flow.Part.Link;
import io.tidemark.functions.flow.Part.Literal;
import io.tidemark.functions.flow.Part.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Where a step's requests go. The origin is the plan's alone: the user's target, or that of an absolute URL, which may
 * hold environment variables but nothing that differs from user to user.
 *
 * <p>A relative URL is put behind the target's path; an empty one is the target itself.
 */
final class Address {
    private final @Nullable Origin origin;
    private final Template path;
    private final Parameters query;

    private Address(@Nullable Origin origin, Template path, Parameters query) {
        this.origin = origin;
        this.path = path;
        this.query = query;
    }

    static Address of(Step step, Vocabulary vocabulary, Spot spot) {
        Spot place = spot.at("url");
        Parameters query = Parameters.of(step.query(), vocabulary, spot.at("query"));
        List<Part> parts = withoutFragment(Parts.of(step.url(), vocabulary, place));
        Matcher head = Links.head(Parts.constantHead(parts));
        if (head.find()) {
            List<Part> path = Parts.skip(parts, head.end());
            return new Address(origin(head, path, step.url(), place), Template.of(path, Escape.URL), query);
        }
        return new Address(null, Template.of(relative(parts, step.url(), place), Escape.URL), query);
    }

    private static @Nullable Origin origin(Matcher head, List<Part> path, String url, Spot place) {
        if (!path.isEmpty() && path.getFirst() instanceof Value) {
            place.report(url, "must not have a host that differs from user to user", "begin with /");
            return null;
        }
        try {
            return Origin.of(head.group(1), head.group(2));
        } catch (IllegalArgumentException wrong) {
            // says nothing of the host itself, which may come from the environment
            place.report(url, "must begin with / or with http(s)://host:port", "");
            return null;
        }
    }

    private static List<Part> relative(List<Part> parts, String url, Spot place) {
        if (parts.isEmpty()) {
            return parts;
        }
        List<Part> path = new ArrayList<>(parts);
        switch (parts.getFirst()) {
            case Literal(String text) -> {
                if (!text.startsWith("/")) {
                    place.report(url, "must begin with / or with http(s)://host:port", "");
                }
            }
            case Fixed(String text) -> path.set(0, new Literal(Links.path(text)));
            case Value value -> path.set(0, new Link(value));
        }
        return path;
    }

    private static List<Part> withoutFragment(List<Part> parts) {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Literal(String text) && text.indexOf('#') >= 0) {
                kept.add(new Literal(Links.withoutFragment(text)));
                break;
            }
            kept.add(part);
        }
        kept.removeIf(
                part -> part instanceof Constant constant && constant.text().isEmpty());
        return kept;
    }

    boolean constant() {
        return path.constant() && query.constant();
    }

    /** True when URLs are put behind the target's path. */
    boolean appends() {
        return origin == null
                && !(path.constant() && path.render(Session.nobody()).isEmpty());
    }

    Origin origin(Target target) {
        return origin == null ? target.origin() : origin;
    }

    /** Path and query. */
    String path(Session session, Target target) {
        String own = path.render(session);
        String whole = origin == null ? target.resolve(own) : own;
        if (!whole.startsWith("/")) {
            whole = '/' + whole;
        }
        return query.isEmpty() ? whole : whole + (whole.indexOf('?') < 0 ? '?' : '&') + query.render(session);
    }
}
