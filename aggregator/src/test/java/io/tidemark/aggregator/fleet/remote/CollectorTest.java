package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private static final Post POST = new Post("run", 0, 0);

    private final ManualClock clock = new ManualClock();
    private final FakeBoard board = new FakeBoard();
    private final Muster muster = new Muster("run", 1, 1_000);
    private final List<byte[]> received = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Collector collector = new Collector(board, muster, received::add, clock, notes::add);

    @BeforeEach
    void call() {
        clock.advance(Duration.ofSeconds(1));
        muster.called(muster.serving().getFirst(), clock.nanoTime());
    }

    @Test
    void nobodyIsAskedForMoreThanComesNext() {
        board.put(POST, parcel(1, 7));
        collector.collect();
        assertThat(received).as("parcel 0 is not there").isEmpty();
        board.put(POST, parcel(0, 5));
        tick(collector);
        assertThat(received).containsExactly(new byte[] {5}, new byte[] {7});
    }

    @Test
    void whatIsThereForEverIsReceivedOnce() {
        board.put(POST, parcel(0, 5));
        for (int i = 0; i < 10; i++) {
            tick(collector);
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void aDamagedParcelIsNotedOnce() {
        board.put(POST, 0, new byte[] {1, 2, 3});
        for (int i = 0; i < 10; i++) {
            tick(collector);
        }
        assertThat(received).isEmpty();
        assertThat(notes).singleElement().asString().startsWith("A parcel of worker 1 was refused");
    }

    @Test
    void anOutageAndItsEndAreNotedAndCountAsNoSilence() {
        board.cutOff = true;
        for (int i = 0; i < 10; i++) {
            tick(collector);
        }
        assertThat(collector.outageNanos()).isEqualTo(clock.nanoTime());
        board.cutOff = false;
        tick(collector);
        assertThat(notes).containsExactly("The workers cannot be heard: no way", "The workers can be heard again.");
    }

    @Test
    void whileTheBoardTakesItsTimeNobodyIsSilent() {
        List<Long> during = new ArrayList<>();
        board.meanwhile = () -> {
            clock.advance(Duration.ofSeconds(5));
            during.add(collector.outageNanos() - clock.nanoTime());
        };
        tick(collector);
        assertThat(during).containsExactly(0L);
        assertThat(collector.outageNanos()).as("and then all begin anew").isEqualTo(clock.nanoTime());

        board.meanwhile = () -> {};
        long before = clock.nanoTime();
        tick(collector);
        assertThat(collector.outageNanos()).isEqualTo(before);
    }

    /** Whoever looks first after the process stood still must not take everybody for lost. */
    @Test
    void whoHasNotListenedKnowsOfNoSilence() {
        tick(collector);
        clock.advance(Duration.ofMinutes(1));
        assertThat(collector.outageNanos()).isEqualTo(clock.nanoTime());
        tick(collector);
        long listened = clock.nanoTime();
        tick(collector);
        assertThat(collector.outageNanos()).isEqualTo(listened);
    }

    @Test
    void whereThereIsAlwaysMoreItIsCollectedInRounds() {
        board.meanwhile = () -> {
            clock.advance(Duration.ofMillis(200));
            board.put(POST, parcel(received.size(), 5));
        };
        tick(collector);
        assertThat(received).hasSizeBetween(1, 4);
        int first = received.size();
        tick(collector);
        assertThat(received).hasSizeGreaterThan(first);
        assertThat(collector.outageNanos()).as("it was never deaf").isLessThan(clock.nanoTime());
    }

    private void tick(Collector each) {
        clock.advance(Duration.ofSeconds(1));
        each.collect();
    }

    private static Parcel parcel(int number, int delta) {
        return new Parcel(number, Stage.ON_DUTY, 1, 0, "", List.of(new byte[] {(byte) delta}));
    }
}
