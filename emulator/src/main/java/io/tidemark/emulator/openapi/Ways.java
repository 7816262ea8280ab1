package io.tidemark.emulator.openapi;

import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.openapi.Way.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Goes through a machine, breadth first, until every kind of answer to a call was met. */
final class Ways {
    /** Enough for any machine that a person writes down; beyond it some examples are missing. */
    private static final int MAX_STANDINGS = 5_000;

    /** What a report of progress is answered while there are cancellations. */
    static final String CANCELLED = "cancelled";

    private final Machine machine;
    private final boolean lenient;
    private final List<Step> steps;
    private final Map<Standing, List<Step>> reached = new HashMap<>();
    private final ArrayDeque<Standing> waiting = new ArrayDeque<>();
    private final Map<Call, SequencedMap<String, Way>> found = new LinkedHashMap<>();

    private Ways(Machine machine, boolean lenient, List<Step> steps) {
        this.machine = machine;
        this.lenient = lenient;
        this.steps = steps;
    }

    /** For each call what it may answer: a command, {@code accepted}, {@link #CANCELLED}, or the reason of a refusal. */
    static Map<Call, SequencedMap<String, Way>> of(Backend backend, boolean lenient) {
        Map<Call, SequencedMap<String, Way>> found = new LinkedHashMap<>();
        // Calls with an account and calls without one never speak of the same application.
        for (boolean account : new boolean[] {true, false}) {
            List<Step> steps = backend.calls().stream()
                    .filter(call -> call.path().hasAccount() == account)
                    .flatMap(
                            call -> Samples.of(backend.machine(), call).stream().map(sample -> new Step(call, sample)))
                    .toList();
            Ways ways = new Ways(backend.machine(), lenient, steps);
            ways.search();
            found.putAll(ways.found);
        }
        return found;
    }

    private void search() {
        reach(Standing.initial(machine.start()), List.of());
        while (!waiting.isEmpty()) {
            Standing standing = waiting.remove();
            List<Step> before = reached.getOrDefault(standing, List.of());
            for (Step step : steps) {
                take(standing, before, step);
            }
        }
    }

    private void take(Standing standing, List<Step> before, Step step) {
        Event event = step.sample().event();
        Reaction reaction = react(standing, event);
        Way way = new Way(before, step, reaction);
        SequencedMap<String, Way> ofCall = found.computeIfAbsent(step.call(), call -> new LinkedHashMap<>());
        ofCall.putIfAbsent(name(reaction, event), way);
        if (reaction instanceof Accepted accepted) {
            if (event.hasProgress()) {
                ofCall.putIfAbsent(CANCELLED, way);
            }
            reach(plain(accepted.next()), way.steps());
        }
    }

    private Reaction react(Standing standing, Event event) {
        Reaction reaction = machine.react(standing, event, lenient);
        boolean unknown = reaction instanceof Refused && standing.events() == 0;
        return unknown ? new Refused(Reason.UNKNOWN) : reaction;
    }

    private void reach(Standing standing, List<Step> way) {
        if (reached.size() < MAX_STANDINGS && reached.putIfAbsent(standing, way) == null) {
            waiting.add(standing);
        }
    }

    /** Without counts, which never come back. */
    private static Standing plain(Standing standing) {
        return new Standing(standing.state(), standing.pending(), standing.progress(), 0, 1);
    }

    private static String name(Reaction reaction, Event event) {
        return switch (reaction) {
            case Accepted accepted -> accepted.command() == null ? "accepted" : accepted.command();
            case Refused(Reason reason)
            when reason == Reason.UNEXPECTED && event.hasProgress() -> reason.word() + ", with progress";
            case Refused(Reason reason) -> reason.word();
        };
    }

    /** A little life of an application: the longest way on which all is accepted, and its beginning once more, too late. */
    static List<Step> life(Map<Call, SequencedMap<String, Way>> found) {
        List<Step> life = new ArrayList<>();
        for (SequencedMap<String, Way> ways : found.values()) {
            for (Way way : ways.values()) {
                if (way.isAccepted() && way.before().size() >= life.size()) {
                    life = way.steps();
                }
            }
        }
        if (!life.isEmpty()) {
            life.add(life.getFirst());
        }
        return life;
    }
}
