package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Credentials.Basic;
import io.tidemark.core.plan.Credentials.Bearer;
import java.util.Base64;

/** The value of the header that credentials become. */
final class Authorization {
    private Authorization() {}

    static String header(Credentials credentials, Secrets secrets, Spot spot) {
        return switch (credentials) {
            case Basic(String user, String password) -> {
                String pair = secrets.read(user, spot) + ':' + secrets.read(password, spot);
                String encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
                secrets.hide(encoded);
                yield "Basic " + encoded;
            }
            case Bearer(String token) -> "Bearer " + HeaderText.clean(secrets.read(token, spot));
        };
    }
}
