package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

/** Where a request's authorization comes from. Only names are kept: secrets stay in the worker's environment. */
public sealed interface Credentials {
    record Basic(String userVariable, String passwordVariable) implements Credentials {
        public Basic {
            requireNonNull(userVariable, "userVariable is null");
            requireNonNull(passwordVariable, "passwordVariable is null");
        }
    }

    record Bearer(String tokenVariable) implements Credentials {
        public Bearer {
            requireNonNull(tokenVariable, "tokenVariable is null");
        }
    }
}
