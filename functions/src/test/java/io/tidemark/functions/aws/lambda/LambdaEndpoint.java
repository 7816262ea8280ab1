package io.tidemark.functions.aws.lambda;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.functions.aws.AwsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Lambda on loopback: what the SDK's client calls, and below it real processes that run the built zip
 * under Lambda's own runtime. As in Lambda, an environment takes one event at a time and is used again; there are no more
 * than the concurrency allows, at which requests are refused and events wait; one that is not done at the deadline is
 * killed. Unlike Lambda, an event that failed is delivered again at once, and the answer to a request is sent when its
 * environment is free again, so that the next request finds it.
 *
 * {@snippet :
 * @RegisterExtension // prints the environments' logs when a test fails
 * final LambdaEndpoint lambda = LambdaEndpoint.start(FunctionSettings.worker("worker")
 *         .withEndpoint("DYNAMODB", DynamoLocal.uri()));
 *
 * try (LambdaClient client = AwsClients.configure(LambdaClient.builder(), lambda.settings()).build()) {
 *     client.invoke(request -> request.functionName("worker").invocationType("Event").payload(assignment));
 *     lambda.await(all -> all.stream().anyMatch(FunctionEnvironment::ready), Duration.ofSeconds(30));
 *     lambda.environments().getFirst().kill();
 * }
 * }
 *
 * Thread-safe. Close it, which kills its processes; the end of this JVM does so too.
 */
public final class LambdaEndpoint implements AutoCloseable, TestExecutionExceptionHandler {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults = new Faults();
    private final HttpServer server;
    private final Functions functions;

    private LambdaEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        functions = new Functions("127.0.0.1:" + server.getAddress().getPort() + RuntimeApi.PATH, faults);
        server.setExecutor(threads);
        server.createContext(RuntimeApi.PATH, new RuntimeApi(functions));
        server.createContext("/", new FunctionApi(functions));
        server.start();
    }

    public static LambdaEndpoint start(FunctionSettings function) {
        LambdaEndpoint lambda = start();
        lambda.put(function);
        return lambda;
    }

    /** Without any function yet. */
    public static LambdaEndpoint start() {
        try {
            return new LambdaEndpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another function, or the one of that name as it is from now on: what is at work is done as it was. */
    public void put(FunctionSettings function) {
        functions.put(function);
    }

    public void remove(String name) {
        functions.remove(name);
    }

    public Optional<FunctionSettings> function(String name) {
        return functions.find(name).map(Function::settings);
    }

    /** From now on, how often events that failed are delivered again; its environments stay. */
    public void setRetries(String name, int retries) {
        functions
                .find(name)
                .ifPresent(function ->
                        function.fleet().settings(function.settings().withRetries(retries)));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** For a client of Lambda. Other services are elsewhere. */
    public AwsSettings settings() {
        return new AwsSettings("us-east-1", null, uri());
    }

    public Faults faults() {
        return faults;
    }

    /** Events at once of each function, from now on. */
    public void limitConcurrency(int events) {
        functions.present().forEach(function -> function.fleet().limit(events));
    }

    /** Those alive, by function, in the order of their starts. */
    public List<FunctionEnvironment> environments() {
        return functions.alive();
    }

    /** With those that have ended. */
    public List<FunctionEnvironment> allEnvironments() {
        return functions.environments();
    }

    /** Returns as soon as the environments that are alive suit the condition. */
    public void await(Predicate<List<FunctionEnvironment>> condition, Duration patience)
            throws InterruptedException, TimeoutException {
        functions
                .bell()
                .await(
                        () -> condition.test(environments()),
                        patience,
                        () -> "the environments are still " + environments());
    }

    /** Of all invocations that were not refused at once, by function, in their order. */
    public List<String> requestIds() {
        return functions.all().stream()
                .flatMap(function -> function.deliveries().requestIds().stream())
                .toList();
    }

    /** Of an event, whose sender learns no more than that it was accepted. */
    public CompletableFuture<Outcome> outcome(String requestId) {
        return functions.all().stream()
                .map(Function::deliveries)
                .filter(deliveries -> deliveries.requestIds().contains(requestId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no invocation has the request id " + requestId))
                .outcomeOf(requestId);
    }

    /** All that the environments have written. */
    public String logs() {
        return functions.environments().stream()
                .map(environment -> environment + "\n" + environment.log())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        System.err.println(logs());
        throw failure;
    }

    @Override
    public void close() {
        functions.close();
        server.stop(0);
        threads.close();
    }
}
