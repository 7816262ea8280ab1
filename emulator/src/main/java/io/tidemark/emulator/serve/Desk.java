package io.tidemark.emulator.serve;

import io.tidemark.server.Answer;
import io.tidemark.server.Request;
import java.util.Optional;

/** Answers some paths. */
@FunctionalInterface
interface Desk {
    /** Empty when the path is not one of its own. */
    Optional<Answer> answer(Request request);
}
