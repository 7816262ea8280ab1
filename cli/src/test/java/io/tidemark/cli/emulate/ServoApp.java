package io.tidemark.cli.emulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.emulate.Servo.Answer;
import io.tidemark.cli.emulate.Servo.Event;
import java.io.IOException;
import java.util.List;

/**
 * What a client knows of one application: how many of its events were accepted, and so where it is. It says HELLO once in
 * its life, and after a broken connection it sends again the one event whose answer did not come.
 */
final class ServoApp {
    private static final List<Step> BEGINNING =
            List.of(new Step("HELLO", "null", "hello-received"), new Step("DESCRIPTION", "{}", "start-measure"));
    private static final List<Step> CYCLE = List.of(
            new Step("WHATS_NEXT", "null", "start-measure"),
            new Step("MEASUREMENT", "{\"progress\": 10}", "in-measure"),
            new Step("MEASUREMENT", "{\"progress\": 60}", "in-measure"),
            new Step("MEASUREMENT", "{}", "start-adjust"),
            new Step("WHATS_NEXT", "null", "start-adjust"),
            new Step("ADJUSTMENT", "{\"progress\": 5}", "in-adjust"),
            new Step("ADJUSTMENT", "{}", "start-measure"));
    /** The steps of a cycle until one is counted. */
    private static final int COUNTED = 4;

    private final String name;
    /** Steps that are known to be done. */
    private int done;
    /** Events that were accepted: a report of progress that was repeated is one more. */
    private long accepted;
    /** Sent, and not answered. */
    private boolean unanswered;
    /** The one that is not answered was accepted. */
    private boolean applied;

    ServoApp(String name) {
        this.name = name;
    }

    private record Step(String event, String param, String after) {
        boolean isProgress() {
            return param.contains("progress");
        }
    }

    String name() {
        return name;
    }

    /** @throws IOException when the answer does not come */
    void next(Servo servo) throws IOException {
        Step step = step(done);
        boolean again = unanswered;
        unanswered = true;
        Answer answer = servo.tell(name, new Event(step.event(), step.param()));
        unanswered = false;
        if (again && applied && !step.isProgress()) {
            assertThat(answer.status()).as(this + ": " + answer).isEqualTo(400);
            assertThat(answer.body())
                    .contains(step.event().equals("WHATS_NEXT") ? "Unexpected WHATS_NEXT" : step.after());
        } else {
            assertThat(answer.status()).as(this + ": " + answer).isEqualTo(200);
            accepted++;
        }
        applied = false;
        done++;
    }

    /** After a restart the emulator is where this is, or has accepted the unanswered event too, and nothing else. */
    void compare(Shown shown) {
        applied = unanswered && shown.accepted() == accepted + 1;
        assertThat(shown)
                .as(this + " with an event without an answer: " + unanswered)
                .isEqualTo(applied ? after(1) : after(0));
        if (applied) {
            accepted++;
        }
    }

    private Shown after(int more) {
        int steps = done + more;
        String state = steps == 0 ? "initial" : step(steps - 1).after();
        return new Shown(state, cycles(steps), accepted + more);
    }

    int cycles() {
        return cycles(done);
    }

    private static int cycles(int steps) {
        int inCycles = Math.max(0, steps - BEGINNING.size());
        return inCycles / CYCLE.size() + (inCycles % CYCLE.size() >= COUNTED ? 1 : 0);
    }

    private static Step step(int index) {
        return index < BEGINNING.size() ? BEGINNING.get(index) : CYCLE.get((index - BEGINNING.size()) % CYCLE.size());
    }

    @Override
    public String toString() {
        return name + " after " + done + " steps, " + accepted + " events";
    }

    /** An application as the emulator's statistics show it. */
    record Shown(String state, int cycles, long accepted) {}
}
