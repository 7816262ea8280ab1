package io.tidemark.functions.requests;

import io.tidemark.core.window.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests to log, and what comes back. */
final class LogSamples {
    private LogSamples() {}

    /** Requests of one lane, in the order of completion, with rare and extreme values among them. */
    static List<LoggedRequest> random(long seed, int count) {
        Random random = new Random(seed);
        List<LoggedRequest> requests = new ArrayList<>();
        long end = random.nextInt(1_000);
        for (int i = 0; i < count; i++) {
            end += random.nextInt(500);
            requests.add(random.nextInt(50) == 0 ? extreme(random, end) : usual(random, end));
        }
        return requests;
    }

    private static LoggedRequest usual(Random random, long end) {
        long start = end - 500 - random.nextInt(5_000);
        boolean ok = random.nextInt(20) > 0;
        return new LoggedRequest(
                random.nextInt(3),
                random.nextInt(10) == 0,
                start - random.nextInt(200),
                start,
                end,
                ok ? Outcome.OK : Outcome.STATUS_5XX,
                ok ? 200 : 503,
                RequestLog.NONE,
                RequestLog.NONE,
                200 + random.nextInt(100),
                512,
                97);
    }

    private static LoggedRequest extreme(Random random, long end) {
        return new LoggedRequest(
                random.nextInt(Integer.MAX_VALUE),
                random.nextBoolean(),
                random.nextLong(1L << 50) - (1L << 40),
                random.nextLong(1L << 50),
                end,
                Outcome.ofCode(random.nextInt(Outcome.count())),
                random.nextInt(Integer.MAX_VALUE),
                random.nextLong(Long.MAX_VALUE),
                0,
                RequestLog.NONE,
                Long.MAX_VALUE,
                0);
    }

    static void add(RequestLog.Lane lane, LoggedRequest request) {
        lane.add(
                request.name(),
                request.warmUp(),
                request.intendedMicros(),
                request.startMicros(),
                request.endMicros(),
                request.outcome(),
                request.status(),
                request.connectMicros(),
                request.tlsMicros(),
                request.firstByteMicros(),
                request.bytesIn(),
                request.bytesOut());
    }

    static List<LoggedRequest> readAll(RequestLogReader reader) throws IOException {
        List<LoggedRequest> requests = new ArrayList<>();
        @Nullable LoggedRequest request = reader.next();
        while (request != null) {
            requests.add(request);
            request = reader.next();
        }
        return requests;
    }
}
