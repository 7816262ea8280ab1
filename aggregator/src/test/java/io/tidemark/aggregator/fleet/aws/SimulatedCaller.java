package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.cost.Architecture;
import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.aggregator.fleet.remote.Caller;
import io.tidemark.core.shape.Profile;
import io.tidemark.functions.aws.DynamoLink;
import io.tidemark.functions.record.Sample;
import io.tidemark.functions.remote.CentreLink;
import io.tidemark.functions.remote.SimulatedWorker;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.remote.SummonsCodec;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Starts workers in this JVM that send nothing, in place of functions. They share one client, and readings. */
final class SimulatedCaller implements Caller, AutoCloseable {
    private final DynamoDbClient dynamo;
    private final Clock clock;
    private final Profile profile;
    private final LongFunction<Sample> answers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, SharedReading> readings = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    SimulatedCaller(DynamoDbClient dynamo, Clock clock, Profile profile, LongFunction<Sample> answers) {
        this.dynamo = dynamo;
        this.clock = clock;
        this.profile = profile;
        this.answers = answers;
    }

    @Override
    public Limits limits() {
        return new Limits(
                10_000, Duration.ofMinutes(15).toMillis(), 1_024, new FunctionSize(Architecture.ARM64, 1_769));
    }

    @Override
    public void call(Summons summons) throws IOException {
        Summons arrived = SummonsCodec.decode(SummonsCodec.encode(summons));
        threads.execute(() -> {
            SharedReading reading =
                    readings.computeIfAbsent(arrived.post().segment() % arrived.copies(), copy -> new SharedReading());
            try (CentreLink link = reading.over(new DynamoLink(dynamo, null, arrived))) {
                new SimulatedWorker(arrived, link, clock, profile, answers)
                        .serve(arrived.post().toString());
            } catch (IOException e) {
                troubles.add(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Why workers could not serve. */
    Queue<String> troubles() {
        return troubles;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
