package io.tidemark.swarm.locust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.record.Recorder;
import io.tidemark.functions.record.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The merged statistics of three workers are those of one that was given the same requests, to the last byte of the files:
 * whatever the order in which their messages come, and however often. One of the three comes late; another one is gone for a while,
 * and repeats all that it had said before when it is back.
 */
class MergedWorkersTest {
    private static final int SECONDS = 30;
    private static final int LATE_FROM = 12;
    private static final List<LocustLabel> LABELS =
            List.of(new LocustLabel("GET", "/"), new LocustLabel("GET", "/items"), new LocustLabel("POST", "/buy"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areThoseOfOne(long seed) throws WireException {
        Random random = new Random(seed);
        Worker one = new Worker(new Segment(0, 1));
        List<Worker> three =
                List.of(new Worker(new Segment(0, 3)), new Worker(new Segment(1, 3)), new Worker(new Segment(2, 3)));
        for (int second = 0; second < SECONDS; second++) {
            for (int i = random.nextInt(60); i >= 0; i--) {
                Sample sample = sample(random, second);
                one.record(sample);
                three.get(random.nextInt(second < LATE_FROM ? 2 : 3)).record(sample);
            }
            // Some report a second in pieces; stragglers amend seconds that were reported before.
            one.report();
            three.stream().filter(worker -> random.nextInt(4) > 0).forEach(Worker::report);
        }
        List<byte[]> messages = new ArrayList<>();
        for (Worker worker : three) {
            worker.end();
            messages.addAll(worker.sent);
        }
        messages.addAll(three.getFirst().sent);
        for (int i = 0; i < 10; i++) {
            messages.add(messages.get(random.nextInt(messages.size())));
        }
        Collections.shuffle(messages, random);
        one.end();

        DeltaMerger alone = merged(1, one.sent);
        DeltaMerger together = merged(3, messages);

        assertThat(together.isComplete()).isTrue();
        String as = "seed " + seed;
        assertThat(files(together)).as(as).isEqualTo(files(alone));
        assertThat(files(together)).as(as).contains("Aggregated," + one.requests + ",");
        assertThat(together.timeline().windows())
                .as(as)
                .containsExactlyElementsOf(alone.timeline().windows());
    }

    /** Some are of the second before: they were slow to end. */
    private static Sample sample(Random random, int second) {
        long intended = Math.max(0, second * 1_000_000L + random.nextInt(1_000_000) - random.nextInt(700_000));
        long start = intended + random.nextInt(2_000);
        long end = start + (long) (20_000 * Math.exp(random.nextGaussian()));
        boolean fails = random.nextInt(20) == 0;
        Outcome outcome = fails ? Outcome.STATUS_5XX : Outcome.OK;
        int status = fails ? 500 + random.nextInt(4) : 200;
        return new Sample(
                random.nextInt(LABELS.size()),
                false,
                intended,
                start,
                end,
                outcome,
                status,
                -1,
                -1,
                (end - start) / 2,
                random.nextInt(10_000),
                200);
    }

    private static DeltaMerger merged(int workers, List<byte[]> messages) throws WireException {
        DeltaMerger merger = new DeltaMerger("run-1", "plan-1", LABELS.size(), workers);
        for (byte[] message : messages) {
            merger.merge(message);
        }
        return merger;
    }

    /** All that Locust's files would say of each second, one after the other. */
    private static String files(DeltaMerger merger) {
        LocustReader reader = new LocustReader(LABELS);
        SeenFailures seen = new SeenFailures();
        StringBuilder text = new StringBuilder();
        for (int second = 0; second < SECONDS; second++) {
            LocustStats stats = reader.read(merger.timeline(), second, 1_795_000_000L + second, second + 1);
            text.append(LocustCsv.stats(stats))
                    .append(LocustCsv.history(stats, true))
                    .append(LocustCsv.failures(seen.update(stats)));
        }
        return text.toString();
    }

    private static final class Worker {
        private final Recorder recorder = new Recorder();
        private final List<byte[]> sent = new ArrayList<>();
        private final Segment segment;
        private int requests;

        Worker(Segment segment) {
            this.segment = segment;
        }

        void record(Sample sample) {
            requests++;
            recorder.sent(
                    sample.name(),
                    sample.warmUp(),
                    sample.intendedMicros(),
                    sample.startMicros() - sample.intendedMicros());
            recorder.ended(sample);
        }

        void report() {
            send(Standing.ON_DUTY);
        }

        void end() {
            send(Standing.DONE);
        }

        private void send(Standing standing) {
            sent.add(DeltaCodec.encode(new Delta(
                    "run-1",
                    "plan-1",
                    segment,
                    0,
                    sent.size(),
                    standing,
                    recorder.drain(),
                    List.of(),
                    recorder.newExamples())));
        }
    }
}
