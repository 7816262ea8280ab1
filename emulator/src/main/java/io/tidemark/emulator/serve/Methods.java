package io.tidemark.emulator.serve;

import io.tidemark.server.Answer;
import java.util.Collection;

/** The answer to a request with a method that its path does not have. */
final class Methods {
    private Methods() {}

    static Answer notAllowed(Collection<String> allowed) {
        return Answer.of(Json.detail(405, "Method Not Allowed").with("Allow", String.join(", ", allowed)));
    }
}
