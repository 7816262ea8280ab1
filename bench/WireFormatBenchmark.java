import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;

/**
 * Size and cost of a distribution on the wire: sparse, as {@code DeltaCodec} writes it, and as HdrHistogram's own V2
 * compressed encoding. For docs/design/001-wire-format.md, which has the command.
 *
 * <p>A hundred workers each send one second; the centre decodes them and merges them into one. Times are the best of many
 * rounds, per distribution, so that other work on the machine disturbs them least. A sparse one pays for the whole delta
 * around it (run, plan, counts), V2 for the histogram alone.
 */
final class WireFormatBenchmark {
    private static final int WORKERS = 100;
    private static final int ROUNDS = 400;

    public static void main(String[] args) throws Exception {
        System.out.println("samples encoding bytes encode_us decode_and_merge_us");
        for (int samples : new int[] {150, 5_000}) {
            List<long[]> workers = workers(samples);
            sparse(samples, workers);
            deflated(samples, workers);
            v2(samples, workers);
        }
    }

    private static void sparse(int samples, List<long[]> workers) throws Exception {
        List<Delta> deltas = workers.stream().map(values -> delta(distribution(values))).toList();
        List<byte[]> encoded = deltas.stream().map(DeltaCodec::encode).toList();
        int around = DeltaCodec.encode(delta(Distribution.EMPTY)).length;
        double encode = best(() -> {
            long bytes = 0;
            for (Delta delta : deltas) {
                bytes += DeltaCodec.encode(delta).length;
            }
            return bytes;
        });
        double merge = best(() -> {
            Distribution merged = Distribution.EMPTY;
            for (byte[] bytes : encoded) {
                merged = merged.merge(DeltaCodec.decode(bytes).windows().getFirst().stats().latency());
            }
            return merged.count();
        });
        long size = encoded.stream().mapToLong(bytes -> bytes.length - around + 1).sum() / WORKERS;
        print(samples, "sparse", size, encode, merge);
    }

    /** The whole delta deflated: what a transport that is paid by the byte could do on top. */
    private static void deflated(int samples, List<long[]> workers) throws Exception {
        List<Delta> deltas = workers.stream().map(values -> delta(distribution(values))).toList();
        List<byte[]> encoded = new ArrayList<>();
        for (Delta delta : deltas) {
            encoded.add(deflate(DeltaCodec.encode(delta)));
        }
        double encode = best(() -> {
            long bytes = 0;
            for (Delta delta : deltas) {
                bytes += deflate(DeltaCodec.encode(delta)).length;
            }
            return bytes;
        });
        double merge = best(() -> {
            Distribution merged = Distribution.EMPTY;
            for (byte[] bytes : encoded) {
                Delta delta = DeltaCodec.decode(inflate(bytes));
                merged = merged.merge(delta.windows().getFirst().stats().latency());
            }
            return merged.count();
        });
        long size = encoded.stream().mapToLong(bytes -> bytes.length).sum() / WORKERS;
        print(samples, "sparse,whole-delta-deflated", size, encode, merge);
    }

    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 64];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    private static byte[] inflate(byte[] bytes) throws Exception {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes);
            byte[] out = new byte[1 << 16];
            return Arrays.copyOf(out, inflater.inflate(out));
        }
    }

    private static void v2(int samples, List<long[]> workers) throws Exception {
        List<Histogram> histograms = workers.stream().map(WireFormatBenchmark::histogram).toList();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        List<byte[]> encoded = new ArrayList<>();
        for (Histogram histogram : histograms) {
            int length = histogram.encodeIntoCompressedByteBuffer(buffer.clear());
            encoded.add(Arrays.copyOf(buffer.array(), length));
        }
        double encode = best(() -> {
            long bytes = 0;
            for (Histogram histogram : histograms) {
                bytes += histogram.encodeIntoCompressedByteBuffer(buffer.clear());
            }
            return bytes;
        });
        double merge = best(() -> {
            Histogram merged = new Histogram(3);
            for (byte[] bytes : encoded) {
                merged.add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
            }
            return merged.getTotalCount();
        });
        print(samples, "v2", encoded.stream().mapToLong(bytes -> bytes.length).sum() / WORKERS, encode, merge);
    }

    private static double best(Callable<Long> work) throws Exception {
        long best = Long.MAX_VALUE;
        long check = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            check += work.call();
            best = Math.min(best, System.nanoTime() - start);
        }
        if (check == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return best / 1e3 / WORKERS;
    }

    private static void print(int samples, String encoding, long bytes, double encode, double merge) {
        System.out.printf(Locale.ROOT, "%d %s %d %.1f %.1f%n", samples, encoding, bytes, encode, merge);
    }

    /** Around 2 ms with a long tail: lognormal, 99 % below 8 ms. */
    private static List<long[]> workers(int samples) {
        Random random = new Random(20261120);
        List<long[]> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            long[] values = new long[samples];
            for (int i = 0; i < samples; i++) {
                values[i] = (long) (2_000 * Math.exp(0.6 * random.nextGaussian()));
            }
            workers.add(values);
        }
        return workers;
    }

    private static Distribution distribution(long[] values) {
        Tally tally = new Tally();
        for (long value : values) {
            tally.add(value);
        }
        return tally.toDistribution();
    }

    private static Histogram histogram(long[] values) {
        Histogram histogram = new Histogram(3);
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    private static Delta delta(Distribution latency) {
        Stats none = Stats.NONE;
        Stats stats = new Stats(
                none.counts(), latency, none.service(), none.lag(), Moments.NONE, Moments.NONE, Moments.NONE);
        return new Delta(
                "20261120-191500-3f9c",
                "0123456789abcdef",
                Segment.WHOLE,
                0,
                7,
                Delta.Standing.ON_DUTY,
                List.of(new Window(7, false, 0, stats)),
                List.of(),
                List.of());
    }
}
