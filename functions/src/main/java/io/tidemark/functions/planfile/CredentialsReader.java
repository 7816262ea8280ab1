package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Credentials;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.List;
import java.util.Optional;

/** {@code auth}: the names of environment variables that hold the secrets. */
final class CredentialsReader {
    private static final String EXPECTED =
            "must be {bearer-env: NAME} or {basic: {user-env: NAME, password-env: NAME}}";

    private CredentialsReader() {}

    static Optional<Credentials> read(Value value) {
        if (!value.isMapping()) {
            value.reject(EXPECTED);
            return Optional.empty();
        }
        Section section = value.section(PlanKeys.AUTH);
        Optional<String> kind = section.exclusive(PlanKeys.AUTH.keys());
        if (kind.isEmpty()) {
            value.reject(EXPECTED);
            return Optional.empty();
        }
        Value found = section.find(kind.get()).orElseThrow();
        return Optional.of(
                kind.get().equals("basic") ? basic(found) : new Credentials.Bearer(environment(Optional.of(found))));
    }

    private static Credentials basic(Value value) {
        Section section = value.section(PlanKeys.BASIC);
        if (!value.isMapping()) {
            return new Credentials.Basic("", "");
        }
        for (String key : List.of("user-env", "password-env")) {
            section.require(key, "is missing: the name of an environment variable");
        }
        return new Credentials.Basic(environment(section.find("user-env")), environment(section.find("password-env")));
    }

    private static String environment(Optional<Value> value) {
        return value.map(found -> found.parse(Syntax::environment, "")).orElse("");
    }
}
