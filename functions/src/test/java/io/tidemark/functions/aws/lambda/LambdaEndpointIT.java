package io.tidemark.functions.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.duty.HealthJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The endpoint below the SDK's client, and the zip below the endpoint. */
class LambdaEndpointIT {
    private static final String NAME = "worker";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As an SDK client tries by itself. */
    private static final int ALL_TRIES = 4;

    @RegisterExtension
    final LambdaEndpoint lambda = LambdaEndpoint.start(
            FunctionSettings.worker(NAME).withTimeout(Duration.ofSeconds(3)).withConcurrency(100, 20));

    private final LambdaClient client =
            AwsClients.configure(LambdaClient.builder(), lambda.settings()).build();

    @AfterEach
    void close() {
        client.close();
        lambda.close();
        assertThat(lambda.environments()).isEmpty();
    }

    @Test
    void pingIsAnsweredByTheZip() throws Exception {
        InvokeResponse response = ping();

        assertThat(response.functionError()).isNull();
        assertThat(HealthJson.read(response.payload().asByteArray()).build().version())
                .isNotEmpty();
        assertThat(lambda.environments().getFirst().initDuration()).isPresent();
    }

    @Test
    void warmEnvironmentIsUsedAgain() throws Exception {
        ping();
        ping();
        InvokeResponse third = ping();

        assertThat(HealthJson.read(third.payload().asByteArray()).events()).isEqualTo(2);
        assertThat(lambda.allEnvironments()).hasSize(1);
        assertThat(lambda.environments().getFirst().served()).isEqualTo(3);
    }

    @Test
    void eventIsAcceptedAtOnceAndAnsweredLater() {
        String requestId = send();

        assertThat(lambda.requestIds()).containsExactly(requestId);
        assertThat(lambda.outcome(requestId).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
    }

    @Test
    void twentyEnvironmentsRunAtOnce() {
        List<String> requestIds = Stream.generate(this::send).limit(20).toList();

        assertThat(lambda.environments()).hasSize(20);
        assertThat(requestIds)
                .allSatisfy(id -> assertThat(lambda.outcome(id).join().kind()).isEqualTo(Outcome.Kind.ANSWERED));
    }

    @Test
    void whatTheHandlerThrowsIsTheFunctionsError() {
        InvokeResponse response =
                client.invoke(request -> request.functionName(NAME).payload(SdkBytes.fromUtf8String("[]")));

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("not a summons", "IOException");
    }

    @Test
    void environmentIsKilledAtTheDeadline() throws Exception {
        ping();
        FunctionEnvironment environment = lambda.environments().getFirst();
        environment.freeze();

        InvokeResponse response = ping();

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("Task timed out after 3.00 seconds");
        assertThat(environment.ended().get()).isNotZero();
    }

    @Test
    void frozenEnvironmentGoesOnWhenItIsThawed() throws Exception {
        ping();
        FunctionEnvironment environment = lambda.environments().getFirst();
        environment.freeze();
        String requestId = send();
        lambda.await(all -> all.getFirst().event().isPresent(), PATIENCE);
        environment.thaw();

        assertThat(lambda.outcome(requestId).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
    }

    @Test
    void killedEnvironmentIsReplaced() throws Exception {
        ping();
        FunctionEnvironment environment = lambda.environments().getFirst();
        environment.freeze();
        String requestId = send();
        lambda.await(all -> all.getFirst().event().isPresent(), PATIENCE);
        environment.kill();

        assertThat(lambda.outcome(requestId).join().kind()).isEqualTo(Outcome.Kind.DIED);
        assertThat(ping().functionError()).isNull();
        assertThat(lambda.allEnvironments()).hasSize(2);
    }

    @Test
    void requestsAboveTheConcurrencyAreRefusedAndEventsWait() throws Exception {
        lambda.limitConcurrency(1);
        String first = send();
        String second = send();

        assertThat(statusOfOneTry()).isEqualTo(429);
        assertThat(lambda.outcome(first).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
        assertThat(lambda.outcome(second).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
        assertThat(lambda.allEnvironments()).hasSize(1);
    }

    @Test
    void throttlingOnDemandPasses() {
        lambda.faults().throttleNext(ALL_TRIES);

        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
        assertThat(lambda.outcome(send()).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
    }

    @Test
    void lostEventStartsNothing() {
        lambda.faults().loseNext(1);

        assertThat(lambda.outcome(send()).join().kind()).isEqualTo(Outcome.Kind.VANISHED);
        assertThat(lambda.allEnvironments()).isEmpty();
    }

    @Test
    void duplicateGoesToAnEnvironmentOfItsOwn() throws Exception {
        lambda.faults().deliverTwice(true);
        String requestId = send();

        assertThat(lambda.environments())
                .hasSize(2)
                .allSatisfy(environment -> assertThat(environment.requestId()).contains(requestId));
    }

    @Test
    void heldEventIsDeliveredOnRelease() {
        lambda.faults().hold();
        String requestId = send();
        assertThat(lambda.allEnvironments()).isEmpty();

        lambda.faults().release();

        assertThat(lambda.outcome(requestId).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
    }

    @Test
    void functionAndAccountAreDescribed() {
        assertThat(client.getFunctionConfiguration(request -> request.functionName(NAME)))
                .satisfies(function -> {
                    assertThat(function.memorySize()).isEqualTo(1_769);
                    assertThat(function.timeout()).isEqualTo(3);
                    assertThat(function.state()).isEqualTo(State.ACTIVE);
                    assertThat(function.codeSha256()).hasSize(44);
                });
        assertThat(client.getFunctionConcurrency(request -> request.functionName(NAME))
                        .reservedConcurrentExecutions())
                .isEqualTo(20);
        assertThat(client.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(80);
    }

    @Test
    void functionsComeAndGo() throws Exception {
        ping();
        lambda.put(FunctionSettings.worker("second"));
        InvokeResponse second = client.invoke(
                request -> request.functionName("second").payload(SdkBytes.fromByteArray(HealthJson.ping())));
        assertThat(second.functionError()).isNull();
        assertThat(lambda.environments()).hasSize(2);
        assertThat(client.getAccountSettings().accountUsage().functionCount()).isEqualTo(2);

        lambda.remove("second");
        lambda.await(all -> all.size() == 1, PATIENCE);
        assertThatThrownBy(() -> client.getFunctionConfiguration(request -> request.functionName("second")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(HealthJson.read(ping().payload().asByteArray()).events()).isEqualTo(1);
    }

    @Test
    void replacedFunctionDoesWhatItHasBegun() throws Exception {
        ping();
        FunctionEnvironment environment = lambda.environments().getFirst();
        environment.freeze();
        String requestId = send();
        lambda.await(all -> all.getFirst().event().isPresent(), PATIENCE);
        lambda.put(lambda.function(NAME).orElseThrow().withTimeout(Duration.ofSeconds(9)));
        environment.thaw();

        assertThat(lambda.outcome(requestId).join().kind()).isEqualTo(Outcome.Kind.ANSWERED);
        lambda.await(List::isEmpty, PATIENCE);
        assertThat(client.getFunctionConfiguration(request -> request.functionName(NAME))
                        .timeout())
                .isEqualTo(9);
    }

    @Test
    void unknownFunctionIsNotFound() {
        assertThatThrownBy(() -> client.getFunctionConfiguration(request -> request.functionName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private InvokeResponse ping() {
        return client.invoke(request -> request.functionName(NAME).payload(SdkBytes.fromByteArray(HealthJson.ping())));
    }

    /** Unlike the SDK's client, which tries again. */
    private int statusOfOneTry() throws IOException, InterruptedException {
        URI uri = lambda.uri().resolve("/2015-03-31/functions/" + NAME + "/invocations");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(uri)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(HealthJson.ping()))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** @return its request id */
    private String send() {
        InvokeResponse response = client.invoke(request -> request.functionName(NAME)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromByteArray(HealthJson.ping())));
        assertThat(response.statusCode()).isEqualTo(202);
        return response.responseMetadata().requestId();
    }
}
