package io.tidemark.sizing.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.search.Turn;
import io.tidemark.sizing.search.Turn.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TakingTurnsTest {
    private static final MachineType CHEAP = type("t3.micro", 0.01);
    private static final MachineType DEAR = type("c7i.large", 10);
    private static final SearchSettings SETTINGS = Hurried.search(50, 1_000);
    private static final Goal GOAL = new Goal(OptionalDouble.empty(), 0.3, 1, 4);

    private final List<String> said = new ArrayList<>();
    private final Race race = new TakingTurns(List.of(CHEAP, DEAR), GOAL, said::add);
    private final List<Observation> cheap = new ArrayList<>();
    private final List<Observation> dear = new ArrayList<>();

    @Test
    void onlyOneMeasuresAtATime() {
        Reply first = ask(CHEAP, cheap);
        Reply second = ask(DEAR, dear);

        assertThat(List.of(first, second)).contains(new Reply.Go(), new Reply.Wait());
        assertThat(race.isShown(CHEAP)).isNotEqualTo(race.isShown(DEAR));
        assertThat(said).singleElement().asString().startsWith("Next: ");
    }

    @Test
    void aTypeKeepsItsTurnUntilItKnowsSomething() {
        ask(CHEAP, cheap);
        boolean cheapFirst = race.isShown(CHEAP);
        MachineType first = cheapFirst ? CHEAP : DEAR;
        List<Observation> seen = cheapFirst ? cheap : dear;
        for (int i = 0; i < 5; i++) {
            assertThat(ask(first, seen)).isEqualTo(new Reply.Go());
            seen.add(Windows.of(Trial.Kind.PROBE, 50, 0));
        }
        seen.add(Windows.of(Trial.Kind.WINDOW, 100, 0));
        assertThat(ask(first, seen)).isEqualTo(new Reply.Wait());
    }

    @Test
    void oneThatCouldNotBeStartedDoesNotHoldTheOthersUp() {
        ask(CHEAP, cheap);
        ask(DEAR, dear);
        boolean cheapHeld = race.isShown(CHEAP);
        race.ended(cheapHeld ? CHEAP : DEAR, Optional.empty());

        assertThat(ask(cheapHeld ? DEAR : CHEAP, List.of())).isEqualTo(new Reply.Go());
    }

    @Test
    void oneThatCannotWinAnyMoreIsTakenOutWithTheReason() {
        for (int i = 0; i < 200 && race.dropped(DEAR).isEmpty(); i++) {
            measureIfAllowed(CHEAP, cheap);
            measureIfAllowed(DEAR, dear);
        }
        assertThat(race.dropped(DEAR)).isPresent();
        assertThat(ask(DEAR, dear)).isEqualTo(new Reply.Leave(race.dropped(DEAR).orElseThrow()));
        assertThat(race.dropped(CHEAP)).isEmpty();
        assertThat(said).anySatisfy(sentence -> assertThat(sentence).startsWith("c7i.large is out: "));
        assertThat(dear.stream().filter(TakingTurnsTest::isWindow).count()).isGreaterThanOrEqualTo(4);
    }

    /** Both carry 400/s, so that only the price differs. */
    private void measureIfAllowed(MachineType type, List<Observation> seen) {
        if (!ask(type, seen).equals(new Reply.Go())) {
            return;
        }
        seen.add(Windows.next(seen, 380));
    }

    private static boolean isWindow(Observation observation) {
        return observation.trial().kind() == Trial.Kind.WINDOW;
    }

    private Reply ask(MachineType type, List<Observation> observations) {
        Turn turn = race.turnOf(type);
        return turn.ask(SETTINGS, List.copyOf(observations));
    }

    private static MachineType type(String name, double dollars) {
        return new MachineType(name, 2, 1L << 30, OptionalDouble.empty(), 5, dollars);
    }
}
