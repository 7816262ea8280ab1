package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Runs to test with. */
public final class Samples {
    private Samples() {}

    public static RunInfo info(LoadModel model, Tolerance tolerance, Ending ending) {
        return new RunInfo(
                "20261120-191500-3f9c",
                "a, \"title\"\nof two lines",
                "0.1.0",
                "abcdef",
                1_795_000_000_000L,
                30_000,
                model,
                "{\"name\":\"demo\",\"steps\":[1,2.5,null,true]}",
                "fingerprint",
                List.of("http://localhost:8080"),
                List.of("home", "a b,c\nd%e", "ü"),
                List.of(
                        new PhaseSpan("warm", "constant", 0, 5_000, true),
                        new PhaseSpan("main", "ramp", 5_000, 30_000, false)),
                new ArrayList<>(Collections.nCopies(30, 100.0)),
                tolerance,
                "local",
                2,
                ending);
    }

    public static RunInfo info() {
        return info(LoadModel.OPEN, Tolerance.DEFAULT, new Ending(Ending.Kind.COMPLETED, ""));
    }

    /** All kinds of values, from a seed. */
    public static Run run(long seed) {
        Random random = new Random(seed);
        Timeline timeline = new Timeline();
        for (int second = 0; second < 12; second++) {
            for (int name = 0; name < 3; name++) {
                timeline.add(new Window(second, second < 4, name, stats(random)));
            }
            timeline.add(0, health(second));
            timeline.add(1, health(second));
        }
        for (int i = 0; i < 20; i++) {
            timeline.add(example(random));
        }
        Ledger ledger = new Ledger(
                3_000,
                2_990,
                2_980,
                3,
                10,
                2_900,
                70,
                10,
                500,
                2,
                List.of(new Ledger.LostWorker("2/2", 9, "gone, \"why\"")),
                1);
        RunInfo info = info();
        return new Run(info, timeline, ledger, Judge.judge(info, true, timeline, ledger));
    }

    public static Stats stats(Random random) {
        return new Stats(
                counts(random),
                distribution(random),
                distribution(random),
                distribution(random),
                new Moments(2, 900, 400, 500),
                Moments.NONE,
                Moments.of(random.nextInt(1_000)));
    }

    private static Counts counts(Random random) {
        long[] outcomes = random.longs(Outcome.count(), 0, 1_000).toArray();
        return new Counts(
                random.nextInt(9_000),
                random.nextInt(9_000),
                random.nextInt(90),
                random.nextInt(90),
                outcomes,
                new TreeMap<>(Map.of(200, random.nextLong(1_000), 503, random.nextLong(1L << 50))),
                random.nextLong(1L << 50),
                random.nextInt(9_000));
    }

    private static Distribution distribution(Random random) {
        Tally tally = new Tally();
        random.longs(random.nextInt(300), 0, 1L << 36).forEach(value -> tally.add(value >>> random.nextInt(36)));
        return tally.toDistribution();
    }

    private static Health health(int second) {
        return new Health(second, 20, 19, 1, 500_000, 2_000_000, 1_200, 300, 40, 1_024);
    }

    private static Example example(Random random) {
        return new Example(
                random.nextInt(3),
                random.nextInt(12_000_000),
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                Outcome.ofCode(random.nextInt(Outcome.count())),
                random.nextInt(600),
                "GET http://host/🌊,\"x\"",
                "line\nbreak");
    }
}
