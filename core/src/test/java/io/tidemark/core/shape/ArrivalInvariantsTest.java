package io.tidemark.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every load, shown with random ones. The seed is the name of the test. */
class ArrivalInvariantsTest {
    private static final long MICROSECOND = 1_000;

    record Arrival(long index, long nanos) {}

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void segmentsTogetherAreTheWholeAndEquallyLarge(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        int count = 1 + random.nextInt(12);
        List<Arrival> union = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Segment segment = new Segment(i, count);
            List<Arrival> share = arrivals(ArrivalTimes.constant(profile, segment));
            assertThat(share).as("seed %d, segment %s", seed, segment).hasSize((int) segment.share(profile.arrivals()));
            assertThat((long) share.size() - profile.arrivals() / count).isBetween(0L, 1L);
            union.addAll(share);
        }
        union.sort(Comparator.comparingLong(Arrival::index));

        assertThat(union).as("seed %d", seed).isEqualTo(arrivals(ArrivalTimes.constant(profile, Segment.WHOLE)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void advancingToAnInstantSkipsExactlyWhatComesBefore(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        Segment segment = new Segment(1, 3);
        long from = random.nextLong(profile.durationNanos() + 1);
        List<Arrival> skipped = new ArrayList<>();
        ArrivalTimes cursor = ArrivalTimes.constant(profile, segment);
        for (boolean there = cursor.advanceTo(from); there; there = cursor.advance()) {
            skipped.add(new Arrival(cursor.index(), cursor.nanos()));
        }

        List<Arrival> all = arrivals(ArrivalTimes.constant(profile, segment));
        all.removeIf(arrival -> arrival.nanos() < from);
        assertThat(skipped).as("seed %d, from %d", seed, from).isEqualTo(all);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTotalIsTheExactArea(long seed) {
        List<Phase> phases = Phases.random(new Random(seed));

        assertThat(Profile.of(phases).arrivals()).as("seed %d", seed).isEqualTo(new ExactArea(phases).arrivals());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void arrivalsAreInOrderAndWithinTheirPiece(long seed) {
        Profile profile = Profile.of(Phases.random(new Random(seed)));
        long before = 0;
        for (Piece piece : profile.pieces()) {
            for (long index = piece.firstIndex(); index < piece.firstIndex() + piece.count(); index++) {
                long nanos = profile.arrivalNanos(index);
                assertThat(nanos).as("seed %d, arrival %d", seed, index).isGreaterThanOrEqualTo(before);
                assertThat(nanos).isGreaterThanOrEqualTo(piece.startNanos()).isLessThan(piece.endNanos());
                before = nanos;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyArrivalIsWhereTheExactAreaIsItsNumber(long seed) {
        List<Phase> phases = Phases.random(new Random(seed));
        ExactArea area = new ExactArea(phases);
        long number = 0;
        for (Piece piece : Profile.of(phases).pieces()) {
            if (piece instanceof Line line) {
                // A constant level is exact: rounded down to the nanosecond. A ramp is allowed a microsecond.
                boolean exact = line.fromMicros() == line.toMicros();
                for (long i = 0; i < line.count(); i += 1 + line.count() / 50) {
                    long nanos = line.arrivalNanos(line.firstIndex() + i);
                    BigDecimal reached = BigDecimal.valueOf(number + i);
                    assertThat(area.before(exact ? nanos : nanos - MICROSECOND))
                            .as("seed %d, at %d ns", seed, nanos)
                            .isLessThanOrEqualTo(reached);
                    assertThat(area.before(exact ? nanos + 1 : nanos + MICROSECOND))
                            .as("seed %d, at %d ns", seed, nanos)
                            .isGreaterThanOrEqualTo(reached);
                }
                number += line.count();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void arrivalsBeforeAnInstantAreThoseWithASmallerOne(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        List<Arrival> all = arrivals(ArrivalTimes.constant(profile, Segment.WHOLE));
        for (int i = 0; i < 20; i++) {
            long nanos = random.nextLong(profile.durationNanos() + 2);
            long expected =
                    all.stream().filter(arrival -> arrival.nanos < nanos).count();
            assertThat(profile.arrivalsBefore(nanos))
                    .as("seed %d, %d ns", seed, nanos)
                    .isEqualTo(expected);
        }
    }

    static List<Arrival> arrivals(ArrivalTimes times) {
        List<Arrival> arrivals = new ArrayList<>();
        while (times.advance()) {
            arrivals.add(new Arrival(times.index(), times.nanos()));
        }
        return arrivals;
    }
}
