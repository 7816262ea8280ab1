package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.Health;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollTest {
    private static final int WORKERS = 6;
    private static final List<Standing> STANDINGS = List.of(Standing.values());

    /** What is kept up to date is at any time what going through all segments would give. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void saysOfTheWholeWhatItsSegmentsSay(long seed) {
        Random random = new Random(seed);
        Roll roll = new Roll(WORKERS);
        check(roll, seed);
        for (int i = 0; i < 400; i++) {
            int segment = random.nextInt(WORKERS);
            if (random.nextInt(20) == 0) {
                roll.abandon(segment, random.nextInt(2));
            } else {
                roll.note(delta(random, segment), 1);
            }
            check(roll, seed);
        }
    }

    private static Delta delta(Random random, int segment) {
        Standing standing =
                random.nextInt(15) == 0 ? STANDINGS.get(random.nextInt(STANDINGS.size())) : Standing.ON_DUTY;
        int sequence = random.nextInt(30);
        List<Health> health =
                random.nextInt(5) == 0 ? List.of() : List.of(new Health(sequence, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return new Delta(
                "run",
                "plan",
                new Segment(segment, WORKERS),
                random.nextInt(3),
                sequence,
                standing,
                List.of(),
                health,
                List.of());
    }

    private static void check(Roll roll, long seed) {
        List<Attendance> segments =
                IntStream.range(0, WORKERS).mapToObj(roll::of).toList();
        int last = segments.stream().mapToInt(Attendance::lastSecond).max().orElseThrow();
        assertThat(roll.isComplete())
                .as("seed %d", seed)
                .isEqualTo(segments.stream().allMatch(Attendance::isComplete));
        assertThat(roll.isFinished())
                .as("seed %d", seed)
                .isEqualTo(segments.stream().allMatch(Attendance::isFinished));
        assertThat(roll.missing())
                .as("seed %d", seed)
                .isEqualTo(segments.stream().mapToInt(Attendance::missing).sum());
        assertThat(roll.lastSecond()).as("seed %d", seed).isEqualTo(last);
        assertThat(roll.completeSecond())
                .as("seed %d", seed)
                .isEqualTo(segments.stream()
                        .filter(segment -> !segment.hasEnded())
                        .mapToInt(Attendance::completeSecond)
                        .min()
                        .orElse(last));
    }
}
