package io.tidemark.emulator.openapi;

import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.util.List;

/** Finds out what is answered, so that examples are true: in an emulator of its own, in which nothing has happened yet. */
@FunctionalInterface
public interface Rehearsal {
    /** The answer to the last of the requests; a connection must not be closed instead. */
    Reply play(List<Request> requests, FaultRule faults);
}
