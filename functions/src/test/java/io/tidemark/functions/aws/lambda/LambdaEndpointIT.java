package io.tidemark.functions.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.duty.HealthJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The endpoint below the SDK's client, and the zip below the endpoint. */
class LambdaEndpointIT {
    private static final String NAME = "worker";

    @RegisterExtension
    final LambdaEndpoint lambda = LambdaEndpoint.start(FunctionSettings.worker(NAME));

    private final LambdaClient client = AwsClients.configure(LambdaClient.builder(), lambda.settings())
            // Twenty starts at once take a while here; a request that is sent again would start more.
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(2)))
            .build();

    @AfterEach
    void close() {
        client.close();
        lambda.close();
    }

    @Test
    void pingIsAnsweredByTheZip() throws Exception {
        InvokeResponse response = ping();
        assertThat(response.functionError()).isNull();
        assertThat(HealthJson.read(response.payload().asByteArray()).build().version())
                .isNotEmpty();
    }

    @Test
    void twentyEnvironmentsRunAtOnce() throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<InvokeResponse>> responses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                responses.add(senders.submit(this::ping));
            }
            for (Future<InvokeResponse> response : responses) {
                assertThat(response.get().functionError()).isNull();
            }
        }
        assertThat(lambda.environments()).hasSize(20);
    }

    private InvokeResponse ping() {
        return client.invoke(request -> request.functionName(NAME).payload(SdkBytes.fromByteArray(HealthJson.ping())));
    }
}
