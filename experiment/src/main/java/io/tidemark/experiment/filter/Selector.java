package io.tidemark.experiment.filter;

import java.time.Duration;
import java.util.List;

/** Which of the events that match are chosen. */
sealed interface Selector {
    record First() implements Selector {}

    record Last() implements Selector {}

    /** @param group events that any choice of the session counts under this name are counted together; empty for none */
    record Nth(long number, String group) implements Selector {}

    record Single() implements Selector {}

    record After(Duration quiet) implements Selector {}

    record Not(List<Choice> others) implements Selector {}
}
