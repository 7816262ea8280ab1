package io.tidemark.sizing.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Turn.Reply;
import io.tidemark.sizing.testing.Sizings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final MachineType CHEAP = type("t3.micro", 0.01);
    private static final MachineType MIDDLE = type("c7i.large", 0.1);
    private static final MachineType DEAR = type("c7i.xlarge", 1);
    private static final SearchSettings SETTINGS = Hurried.search(50, 10_000);
    private static final Goal CHEAPEST = new Goal(OptionalDouble.empty(), 0.3, 1, 4);
    private static final Goal NEED = new Goal(OptionalDouble.of(200), 0.3, 1, 4);

    private final List<String> said = new ArrayList<>();

    @Test
    void allThatHaveBegunMayMeasureAtAnyTime() {
        Race race = race(CHEAPEST);
        assertThat(race.begin(CHEAP)).isEmpty();
        assertThat(race.begin(MIDDLE)).isEmpty();
        for (int windows = 0; windows < 4; windows++) {
            assertThat(ask(race, CHEAP, 100, windows)).isEqualTo(new Reply.Go());
            assertThat(ask(race, MIDDLE, 1_000, windows)).isEqualTo(new Reply.Go());
        }
        assertThat(said).isEmpty();
    }

    @Test
    void theFirstThatIsUnderWayIsShown() {
        Race race = race(CHEAPEST);
        assertThat(race.isShown(CHEAP)).as("it waits").isFalse();
        race.begin(MIDDLE);
        race.begin(CHEAP);
        assertThat(race.isShown(CHEAP)).isTrue();
        assertThat(race.isShown(MIDDLE)).isFalse();
        race.ended(CHEAP, Optional.empty());
        assertThat(race.isShown(MIDDLE)).isTrue();
    }

    @Test
    void oneThatLosesEvenAtItsBestLeavesWhileTheOthersGoOn() {
        Race race = race(CHEAPEST);
        race.begin(CHEAP);
        race.begin(DEAR);
        ask(race, DEAR, 400, 4);
        assertThat(ask(race, CHEAP, 400, 4)).isEqualTo(new Reply.Go());

        assertThat(race.dropped(DEAR)).isPresent();
        assertThat(ask(race, DEAR, 400, 5))
                .isEqualTo(new Reply.Leave(race.dropped(DEAR).orElseThrow()));
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("c7i.xlarge is out: dropped after 4 windows: even its best");
        race.ended(DEAR, Optional.of(sizing(390, 400, 410)));
        assertThat(race.dropped(DEAR)).as("its end changes nothing").isPresent();
    }

    @Test
    void whoeverCostsMoreWithOneMachineThanAnotherForTheNeedIsNotBegun() {
        Race race = race(NEED);
        assertThat(race.begin(CHEAP)).isEmpty();
        race.ended(CHEAP, Optional.of(sizing(90, 100, 110)));
        // 200 / (90 * 0.7) = 3.2: four machines for $7.3 each.
        assertThat(race.begin(MIDDLE))
                .hasValue("not started: one machine costs $73 a month, and t3.micro carries the need for $29.2");
        assertThat(race.begin(DEAR)).isPresent();
    }

    @Test
    void withoutANeedNobodyInLineIsOutOfTheRunning() {
        Race race = race(CHEAPEST);
        race.begin(CHEAP);
        race.ended(CHEAP, Optional.of(sizing(900, 1_000, 1_100)));
        assertThat(race.begin(DEAR)).isEmpty();
    }

    @Test
    void oneThatCouldNotBeMeasuredIsNoGroundForAnything() {
        Race race = race(NEED);
        race.begin(CHEAP);
        race.begin(MIDDLE);
        ask(race, CHEAP, 1_000, 4);
        race.ended(CHEAP, Optional.of(Sizings.of(Sizings.answer(Answer.Status.TARGET_LOST, 900, 1_000, 1_100))));
        assertThat(ask(race, MIDDLE, 400, 4)).isEqualTo(new Reply.Go());
        race.ended(MIDDLE, Optional.empty());
        assertThat(race.begin(DEAR)).isEmpty();
    }

    @Test
    void whoHasHardlyBegunLeavesAsWellWhenItCannotWinAnyMore() {
        Race race = race(NEED);
        race.begin(CHEAP);
        race.begin(DEAR);
        assertThat(ask(race, DEAR, 4_000, 1)).isEqualTo(new Reply.Go());
        race.ended(CHEAP, Optional.of(sizing(90, 100, 110)));
        assertThat(ask(race, DEAR, 4_000, 2))
                .isInstanceOfSatisfying(
                        Reply.Leave.class,
                        leave -> assertThat(leave.why())
                                .startsWith("dropped after 1 window: one machine costs $730 a month"));
    }

    private Race race(Goal goal) {
        return new SideBySide(List.of(CHEAP, MIDDLE, DEAR), goal, said::add);
    }

    private static Reply ask(Race race, MachineType type, double capacity, int windows) {
        return race.turnOf(type).ask(SETTINGS, Windows.of(capacity, windows));
    }

    private static Sizing sizing(double low, double median, double high) {
        return Sizings.of(Sizings.answer(Answer.Status.FOUND, low, median, high));
    }

    private static MachineType type(String name, double dollars) {
        return new MachineType(name, 2, 1L << 30, OptionalDouble.empty(), 5, dollars);
    }
}
