package io.tidemark.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Condition.Part;
import io.tidemark.emulator.machine.Condition.Test.Any;
import io.tidemark.emulator.machine.Condition.Test.Equal;
import io.tidemark.emulator.machine.Condition.Test.Given;
import io.tidemark.emulator.machine.Condition.Test.Within;
import io.tidemark.emulator.machine.Machine.State;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.machine.Transition.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final Field KIND = new Field("kind", JsonPointer.compile("/kind"), Field.Kind.TEXT, false);
    private static final Field COUNT = new Field("count", JsonPointer.compile("/count"), Field.Kind.WHOLE, false);
    private static final Field PROGRESS = new Field("done", JsonPointer.compile("/done"), Field.Kind.WHOLE, true);
    private static final State NOTHING = new State(new LinkedHashMap<>());

    @Test
    void theFirstRowThatAppliesDecides() {
        Machine machine = machine(
                state("GO", to("a", when(COUNT, new Within(1, 5))), to("b", when(COUNT, new Given(true))), to("c")),
                NOTHING);
        assertThat(next(machine, "GO", body().put("count", 5))).isEqualTo("a");
        assertThat(next(machine, "GO", body().put("count", 6))).isEqualTo("b");
        assertThat(next(machine, "GO", body())).isEqualTo("c");
    }

    @Test
    void rowsOfAllStatesComeAfterAStatesOwn() {
        Machine machine = machine(state("GO", to("a", when(KIND, new Equal("x")))), state("GO", to("b")));
        assertThat(next(machine, "GO", body().put("kind", "x"))).isEqualTo("a");
        assertThat(next(machine, "GO", body().put("kind", "y"))).isEqualTo("b");
    }

    @Test
    void lenientRowsComeAfterAllOthers() {
        Transition lenient = new Transition(Condition.ALWAYS, "a", new Reply.Accepted(), null, false, true);
        Machine machine = machine(state("GO", lenient), state("GO", to("b", when(KIND, new Given(true)))));
        Event given = machine.event("GO", body().put("kind", "x"));
        Event absent = machine.event("GO", body());
        Standing start = Standing.initial("start");
        assertThat(machine.react(start, given, true)).isEqualTo(machine.react(start, given, false));
        assertThat(machine.react(start, absent, true))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.next().state()).isEqualTo("a"));
        assertThat(machine.react(start, absent, false)).isEqualTo(new Refused(Reason.UNEXPECTED));
    }

    @Test
    void conditionsHoldWhenAllOfTheirPartsDo() {
        Condition both = new Condition(List.of(
                new Part(KIND, new Any(List.of(new Equal("x"), new Equal("y")))), new Part(COUNT, new Within(2, 3))));
        assertThat(both.holds(body().put("kind", "x").put("count", 2))).isTrue();
        assertThat(both.holds(body().put("kind", "y").put("count", "3"))).isTrue();
        assertThat(both.holds(body().put("kind", "z").put("count", 2))).isFalse();
        assertThat(both.holds(body().put("kind", "x").put("count", 4))).isFalse();
        assertThat(both.holds(body().put("kind", "x").put("count", 1))).isFalse();
        assertThat(both.holds(body().put("kind", "x"))).isFalse();
        assertThat(both.holds(body())).isFalse();
        assertThat(Condition.ALWAYS.holds(body())).isTrue();
    }

    @Test
    void absentIsTheOppositeOfGiven() {
        for (Field field : List.of(KIND, COUNT)) {
            for (ObjectNode body : List.of(body(), body().put(field.name(), "5"), body().putNull(field.name()))) {
                assertThat(when(field, new Given(true)).holds(body))
                        .isNotEqualTo(when(field, new Given(false)).holds(body));
            }
        }
        assertThat(when(COUNT, new Given(false)).holds(body().put("count", "many")))
                .isTrue();
        assertThat(when(KIND, new Given(true)).holds(body().put("kind", ""))).isTrue();
    }

    @Test
    void whatIsPendingIsFetchedAndWhatIsGivenIsGivenAnyway() {
        Transition fetch = new Transition(Condition.ALWAYS, null, new Reply.Pending(), null, false, false);
        Transition give = new Transition(Condition.ALWAYS, null, new Reply.Given("REST"), "WORK", true, false);
        Machine machine = machine(state("NEXT", fetch, give), NOTHING);
        Standing waiting = new Standing("start", "WORK", Standing.NO_PROGRESS, 3, 8);
        Standing idle = new Standing("start", null, Standing.NO_PROGRESS, 3, 9);
        Event next = machine.event("NEXT", body());
        assertThat(machine.react(waiting, next, false)).isEqualTo(new Accepted(idle, "WORK", false));
        assertThat(machine.react(idle, next, false))
                .isEqualTo(new Accepted(new Standing("start", "WORK", Standing.NO_PROGRESS, 4, 10), "REST", true));
    }

    @Test
    void nothingIsPendingOnlyWhenThatIsAllThatWasMissing() {
        Transition fetch = new Transition(when(KIND, new Given(true)), null, new Reply.Pending(), null, false, false);
        Machine machine = machine(state("NEXT", fetch), NOTHING);
        Standing idle = Standing.initial("start");
        Standing waiting = new Standing("start", "WORK", Standing.NO_PROGRESS, 0, 1);
        Event asks = machine.event("NEXT", body().put("kind", "x"));
        Event other = machine.event("NEXT", body());
        assertThat(machine.react(idle, asks, false)).isEqualTo(new Refused(Reason.NOTHING_PENDING));
        assertThat(machine.react(idle, other, false)).isEqualTo(new Refused(Reason.UNEXPECTED));
        assertThat(machine.react(waiting, other, false)).isEqualTo(new Refused(Reason.UNEXPECTED));
    }

    @Test
    void aStateOfAnotherMachineRefusesEverything() {
        Machine machine = machine(state("GO", to("a")), state("GO", to("b")));
        assertThat(machine.react(Standing.initial("elsewhere"), machine.event("GO", body()), true))
                .isEqualTo(new Refused(Reason.UNEXPECTED));
    }

    @Test
    void statesAreReachedStepByStepAndFromEverywhere() {
        SequencedMap<String, State> states = new LinkedHashMap<>();
        states.put("start", state("GO", to("b")));
        states.put("b", state("GO", to("c")));
        states.put("c", NOTHING);
        states.put("end", NOTHING);
        states.put("alone", state("GO", to("alone")));
        Machine machine = new Machine("start", states, state("STOP", to("end")), List.of());
        assertThat(machine.reachable()).containsExactlyInAnyOrder("start", "b", "c", "end");
        assertThat(machine.events()).containsExactly("GO", "STOP");
    }

    @Test
    void aRowCoversWhatAppliesLessOften() {
        Transition always = to("a");
        Transition sometimes = to("a", when(KIND, new Given(true)));
        Transition lenient = new Transition(Condition.ALWAYS, "a", new Reply.Accepted(), null, false, true);
        Transition pending = new Transition(Condition.ALWAYS, "a", new Reply.Pending(), null, false, false);
        assertThat(always.covers(sometimes)).isTrue();
        assertThat(always.covers(lenient)).isTrue();
        assertThat(always.covers(pending)).isTrue();
        assertThat(sometimes.covers(always)).isFalse();
        assertThat(lenient.covers(always)).isFalse();
        assertThat(pending.covers(always)).isFalse();
        assertThat(pending.covers(pending)).isTrue();
    }

    @Test
    void machinesWithoutTheirStartOrWithTwoProgressesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Machine("start", new LinkedHashMap<>(), NOTHING, List.of()))
                .withMessage("start must be a state but is start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> machine(NOTHING, NOTHING, PROGRESS, PROGRESS))
                .withMessageContaining("at most one field may rise");
    }

    private static Machine machine(State start, State everywhere, Field... fields) {
        SequencedMap<String, State> states = new LinkedHashMap<>();
        states.put("start", start);
        List.of("a", "b", "c").forEach(name -> states.put(name, NOTHING));
        return new Machine("start", states, everywhere, fields.length == 0 ? List.of(KIND, COUNT) : List.of(fields));
    }

    private static State state(String event, Transition... rows) {
        return new State(new LinkedHashMap<>(Map.of(event, List.of(rows))));
    }

    private static Transition to(@Nullable String to) {
        return to(to, Condition.ALWAYS);
    }

    private static Transition to(@Nullable String to, Condition when) {
        return new Transition(when, to, new Reply.Accepted(), null, false, false);
    }

    private static Condition when(Field field, Condition.Test test) {
        return new Condition(List.of(new Part(field, test)));
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String next(Machine machine, String event, ObjectNode body) {
        Reaction reaction = machine.react(Standing.initial("start"), machine.event(event, body), false);
        return ((Accepted) reaction).next().state();
    }
}
