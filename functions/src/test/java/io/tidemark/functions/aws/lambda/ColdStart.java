package io.tidemark.functions.aws.lambda;

import io.tidemark.functions.duty.Health;
import io.tidemark.functions.duty.HealthJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** What {@code bench/cold-start} runs: new environments, one after the other, each of which answers one ping. */
final class ColdStart {
    private static final String NAME = "worker";

    private ColdStart() {}

    private record Start(long initMillis, long answerMillis, long cpuMillis, Health health) {}

    /** @param args what is measured, the folder of the function, how often, and options of its JVM */
    public static void main(String[] args) throws Exception {
        FunctionSettings function = FunctionSettings.worker(NAME)
                .withTaskRoot(Path.of(args[1]))
                .withJvmOptions(Arrays.asList(args).subList(3, args.length));
        int times = Integer.parseInt(args[2]);
        List<Start> starts = new ArrayList<>();
        try (LambdaEndpoint lambda = LambdaEndpoint.start(function);
                HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i <= times; i++) {
                Start start = start(lambda, http);
                if (i > 0) { // the first reads the files from the disk and warms this JVM
                    starts.add(start);
                }
            }
        }
        System.out.printf(
                "| %s | %d ms | %d ms | %d ms | %d, %d, %d ms |%n",
                args[0],
                median(starts, Start::initMillis),
                median(starts, Start::answerMillis),
                median(starts, Start::cpuMillis),
                median(starts, start -> start.health().startUp().bootMillis()),
                median(starts, start -> start.health().startUp().rehearsalMillis()),
                median(starts, start -> start.health().startUp().dutyMillis()));
    }

    private static Start start(LambdaEndpoint lambda, HttpClient http) throws IOException, InterruptedException {
        URI uri = lambda.uri().resolve("/2015-03-31/functions/" + NAME + "/invocations");
        long begin = System.nanoTime();
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(HealthJson.ping()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        long answerMillis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        FunctionEnvironment environment = lambda.environments().getFirst();
        ProcessHandle process = ProcessHandle.of(environment.pid()).orElseThrow();
        long cpuMillis = process.info().totalCpuDuration().orElseThrow().toMillis();
        // In good order, so that it can write a cache.
        process.destroy();
        environment.ended().join();
        return new Start(
                environment.initDuration().orElseThrow().toMillis(),
                answerMillis,
                cpuMillis,
                HealthJson.read(response.body()));
    }

    private static long median(List<Start> starts, ToLongFunction<Start> value) {
        long[] sorted = starts.stream().mapToLong(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
