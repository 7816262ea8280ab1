package io.tidemark.swarm.live;

import static io.tidemark.swarm.live.Measured.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private final Statistics statistics = new Statistics();

    @BeforeEach
    void begin() {
        statistics.begin(1, Plans.rate());
    }

    @Test
    void rowsAreByNameWithTheirMethodsAndTheirSumIsTheTotal() {
        statistics.add(1, window(0, 0, 8, 2, 1_000));
        statistics.add(1, window(1, 1, 5, 0, 3_000));
        List<Row> rows = statistics.rows(2);

        assertThat(rows)
                .extracting(
                        row -> row.label().method(),
                        row -> row.label().name(),
                        row -> row.stats().counts().completed())
                .containsExactly(tuple("GET", "home", 10L), tuple("POST", "cart", 5L));
        Row total = Statistics.total(rows);
        assertThat(total.stats().counts().completed()).isEqualTo(15);
        assertThat(total.stats().counts().bad()).isEqualTo(2);
        assertThat(total.stats().latency().max()).isEqualTo(3_000);
    }

    @Test
    void versionsAreKeptApart() {
        statistics.begin(2, Plans.rate());
        statistics.add(1, window(0, 0, 8, 0, 1_000));
        statistics.add(2, window(1, 0, 3, 0, 1_000));

        assertThat(statistics.rows(2))
                .extracting(Row::version, row -> row.stats().counts().completed())
                .containsExactly(tuple(1, 8L), tuple(2, 3L));
        assertThat(statistics.whole(1).completed()).isEqualTo(8);
        assertThat(statistics.whole(2).completed()).isEqualTo(3);
        assertThat(statistics.whole().completed()).isEqualTo(11);
    }

    @Test
    void ratesAreThoseOfTheLastTenCompleteSeconds() {
        for (int second = 0; second < 20; second++) {
            statistics.add(1, window(second, 0, second < 10 ? 100 : 4, 1, 1_000));
        }
        statistics.add(1, window(20, 0, 1_000, 0, 1_000));

        assertThat(statistics.rows(20).getFirst().rate()).isEqualTo(5);
        assertThat(statistics.rows(20).getFirst().failureRate()).isEqualTo(1);
        assertThat(statistics.rows(4).getFirst().rate())
                .as("in the first seconds, of those")
                .isEqualTo(101);
    }

    @Test
    void aResetLeavesOutWhatWasMeantToStartBefore() {
        statistics.add(1, window(3, 0, 8, 2, 1_000));
        statistics.reset(5);
        statistics.add(1, window(4, 0, 7, 0, 1_000));
        statistics.add(1, window(5, 0, 1, 0, 1_000));

        assertThat(statistics.rows(6))
                .singleElement()
                .satisfies(row -> assertThat(row.stats().counts().completed()).isEqualTo(1));
        assertThat(statistics.sinceSecond()).isEqualTo(5);
        assertThat(statistics.whole().completed())
                .as("the ledger forgets nothing")
                .isEqualTo(18);
    }

    @Test
    void warmUpIsInTheLedgerOnly() {
        statistics.add(1, window(0, true, 0, 8, 0, 1_000));

        assertThat(statistics.rows(1)).isEmpty();
        assertThat(statistics.whole().completed()).isEqualTo(8);
    }
}
