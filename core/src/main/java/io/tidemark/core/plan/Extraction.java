package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Check.Regex;
import org.jspecify.annotations.Nullable;

/**
 * A value taken from a response for later steps of the same user. A value that is not there fails the request, and the
 * rest of the scenario is left out, because later steps could not be sent as meant.
 */
public sealed interface Extraction {
    /** The variable that receives the value. */
    String variable();

    /** A header's value, or the first group (the whole match when there is no group) of a pattern within it. */
    record FromHeader(
            String variable, String header, @Nullable Regex pattern) implements Extraction {
        public FromHeader {
            requireNonNull(variable, "variable is null");
            requireNonNull(header, "header is null");
        }
    }

    /** The first group (the whole match when there is no group) of the first match in the body. */
    record FromBody(String variable, Regex pattern) implements Extraction {
        public FromBody {
            requireNonNull(variable, "variable is null");
            requireNonNull(pattern, "pattern is null");
        }
    }

    /** The value at an RFC 6901 pointer, as text; null counts as not there. */
    record FromJson(String variable, String pointer) implements Extraction {
        public FromJson {
            requireNonNull(variable, "variable is null");
            requireNonNull(pointer, "pointer is null");
        }
    }
}
