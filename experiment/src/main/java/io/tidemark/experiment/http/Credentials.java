package io.tidemark.experiment.http;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The headers of a request, with those that prove who asks. */
public final class Credentials {
    /** Defined by whoever logged in, or by the user. */
    public static final String TOKEN = "dcos_auth_token";

    private static final String AUTHORIZATION = "Authorization";

    private Credentials() {}

    /** The headers with their macros filled in; an authorization is added when there is a token and they have none. */
    public static SequencedMap<String, String> headers(Map<String, Template> headers, Scope scope) {
        SequencedMap<String, String> filled = new LinkedHashMap<>();
        headers.forEach((name, value) -> filled.put(name, value.render(scope).strip()));
        if (filled.keySet().stream().noneMatch(AUTHORIZATION::equalsIgnoreCase)) {
            scope.find(TOKEN)
                    .map(String::valueOf)
                    .filter(token -> !token.isBlank())
                    .ifPresent(token -> filled.put(AUTHORIZATION, "token=" + token));
        }
        return filled;
    }
}
