package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of a scenario. Texts may hold {@code ${variable}} references: the URL, query, headers, text bodies, form
 * fields and expected values of checks.
 *
 * @param name the label its statistics are counted under, also when the URL differs from request to request
 * @param url absolute, or beginning with {@code /} and then relative to the user's target
 * @param think what the user does after the response before the next step of the scenario
 */
public record Step(
        String name,
        String method,
        String url,
        List<Field> query,
        List<Field> headers,
        Body body,
        @Nullable Credentials credentials,
        List<Check> checks,
        List<Extraction> extractions,
        Pause think) {
    public Step {
        requireNonNull(name, "name is null");
        requireNonNull(method, "method is null");
        requireNonNull(url, "url is null");
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        requireNonNull(body, "body is null");
        checks = List.copyOf(checks);
        extractions = List.copyOf(extractions);
        requireNonNull(think, "think is null");
    }
}
