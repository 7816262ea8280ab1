package io.tidemark.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.Progress.State;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUNNING   | 0      | 60  | main [>                            ] 0:00 of 3:00, 3:00 left",
                "RUNNING   | 72000  | 60  | main [===========>                 ] 1:12 of 3:00, 1:48 left",
                "RUNNING   | 72001  | 60  | main [===========>                 ] 1:12 of 3:00, 1:48 left",
                "RUNNING   | 180000 | 60  | main [=============================] 3:00 of 3:00, 0:00 left",
                "RUNNING   | 72000  | 200 | main [====================>                             ] 1:12 of 3:00, 1:48 left",
                "RUNNING   | 72000  | 40  | main  1:12 of 3:00, 1:48 left",
                "RUNNING   | 72000  | 9   | main  1:1",
                "DRAINING  | 181500 | 60  | last responses [===================] 3:01 of 3:00, 0:00 left",
                "PREPARING | -250   | 60  | getting ready [>                   ] 0:00 of 3:00, 3:00 left",
            })
    void showsHowFar(State state, long elapsedMillis, int width, String line) {
        assertThat(Bar.line(Moment.open(state, elapsedMillis), width)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"-250, 180000, 0", "90000, 180000, 0.5", "200000, 180000, 1", "5000, 0, 0"})
    void theShareStaysWithinTheWhole(long elapsedMillis, long totalMillis, double share) {
        Progress open = Moment.OPEN;
        Progress progress = new Progress(
                open.state(),
                open.model(),
                "p",
                elapsedMillis,
                totalMillis,
                1,
                1,
                1,
                1,
                0,
                0,
                0,
                0,
                1,
                1,
                0,
                0,
                OptionalDouble.empty());
        assertThat(Bar.share(progress)).isEqualTo(share);
    }
}
