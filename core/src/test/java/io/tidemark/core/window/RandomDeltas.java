package io.tidemark.core.window;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.shape.Segment;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Deltas with anything in them, from a seed. */
final class RandomDeltas {
    private static final List<Delta.Standing> STANDINGS = List.of(Delta.Standing.values());

    private final Random random;

    RandomDeltas(long seed) {
        random = new Random(seed);
    }

    Delta next() {
        int count = 1 + random.nextInt(1_000);
        return new Delta(
                text(40),
                text(64),
                new Segment(random.nextInt(count), count),
                random.nextInt(1_000),
                random.nextInt(Integer.MAX_VALUE),
                STANDINGS.get(random.nextInt(STANDINGS.size())),
                several(6).mapToObj(i -> window()).toList(),
                several(3).mapToObj(i -> health()).toList(),
                several(5).mapToObj(i -> example()).toList());
    }

    Window window() {
        return new Window(number(), random.nextBoolean(), random.nextInt(100), stats());
    }

    Stats stats() {
        return new Stats(counts(), distribution(), distribution(), distribution(), moments(), moments(), moments());
    }

    Counts counts() {
        long[] outcomes = random.longs(Outcome.count(), 0, 1_000_000).toArray();
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        several(8).forEach(i -> statuses.put(100 + random.nextInt(500), large()));
        return new Counts(large(), large(), large(), large(), outcomes, statuses, large(), large());
    }

    Distribution distribution() {
        Tally tally = new Tally();
        several(200).forEach(i -> tally.add(random.nextLong(1L << 36) >>> random.nextInt(36)));
        return tally.toDistribution();
    }

    Moments moments() {
        return several(5).mapToObj(i -> Moments.of(large())).reduce(Moments.NONE, Moments::merge);
    }

    Health health() {
        return new Health(
                number(), number(), number(), number(), large(), large(), large(), large(), number(), number());
    }

    Example example() {
        Outcome outcome = Outcome.ofCode(random.nextInt(Outcome.count()));
        return new Example(
                random.nextInt(4), large(), large(), large(), outcome, random.nextInt(600), text(300), text(300));
    }

    private IntStream several(int most) {
        return IntStream.range(0, random.nextInt(most + 1));
    }

    private int number() {
        return random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
    }

    private long large() {
        return random.nextLong(1L << 50) >>> random.nextInt(50);
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        several(most).forEach(i -> text.appendCodePoint(codePoint()));
        return text.toString();
    }

    private int codePoint() {
        return switch (random.nextInt(10)) {
            case 0 -> 0x1F300 + random.nextInt(100);
            case 1 -> 0xE0 + random.nextInt(100);
            case 2 -> random.nextInt(32);
            default -> 32 + random.nextInt(95);
        };
    }
}
