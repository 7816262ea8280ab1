package io.tidemark.functions.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.duty.Duty;
import io.tidemark.functions.duty.Health;
import io.tidemark.functions.duty.HealthJson;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.ProcessAge;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.functions.worker.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.crac.Core;
import org.crac.Resource;

/**
 * The deployed function. All that takes time is done in the constructor: Lambda gives it a whole CPU whatever the
 * function's memory, and a snapshot contains its outcome.
 *
 * <p>Safe to be a snapshot: before it is taken the duty is closed, with its clients and connections, and after it is
 * restored there is a new one. The runtime calls from one thread at a time.
 */
public final class WorkerHandler implements RequestStreamHandler, Resource {
    private final Supplier<Duty> hire;
    private final Health.StartUp startUp;
    private Duty duty;
    private int restores;
    private int events;

    /** The runtime's way in. */
    public WorkerHandler() {
        this(new SystemClock(), WorkerHandler::rehearse);
        // Without support for snapshots this does nothing. It holds its resources weakly; the runtime holds the
        // handler.
        Core.getGlobalContext().register(this);
    }

    private WorkerHandler(Clock clock, Consumer<Clock> rehearsal) {
        this(clock, rehearsal, () -> new WorkerDuty(clock));
    }

    WorkerHandler(Clock clock, Consumer<Clock> rehearsal, Supplier<Duty> hire) {
        this.hire = hire;
        long bootMillis = ProcessAge.millis();
        long begin = clock.nanoTime();
        rehearsal.accept(clock);
        long rehearsed = clock.nanoTime();
        duty = hire.get();
        startUp = new Health.StartUp(bootMillis, millis(rehearsed - begin), millis(clock.nanoTime() - rehearsed));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        output.write(HealthJson.isPing(event) ? HealthJson.write(health()) : perform(event, context));
        events++;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        duty.close();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        duty = hire.get();
        restores++;
    }

    private byte[] perform(byte[] event, Context context) throws IOException {
        try {
            return duty.perform(event, new LambdaWork(context));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IOException(e);
        }
    }

    private Health health() {
        return new Health(BuildInfo.load(), startUp, Health.Jvm.current(), restores, events);
    }

    private static void rehearse(Clock clock) {
        Rehearsal.perform(Runtime.getRuntime().availableProcessors(), clock);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
