package io.tidemark.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemoServiceTest {
    @Test
    void answersOneRequestAfterTheOther() throws IOException, InterruptedException {
        try (DemoService service = DemoService.start(7);
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> response =
                        client.send(HttpRequest.newBuilder(service.uri()).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isIn(200, 503);
                assertThat(response.body()).isEqualTo("{\"tide\":\"high\"}\n");
            }
            assertThat(service.answered()).isEqualTo(5);
        }
    }

    /** What the sentence says is what is drawn. */
    @Test
    void behavesAsItSays() {
        int draws = 100_000;
        SplittableRandom random = new SplittableRandom(42);
        long[] micros = new long[draws];
        int errors = 0;
        int slow = 0;
        for (int i = 0; i < draws; i++) {
            Behaviour behaviour = Behaviour.draw(random);
            micros[i] = behaviour.delay().toNanos() / 1_000;
            errors += behaviour.error() ? 1 : 0;
            slow += behaviour.delay().compareTo(Behaviour.SLOW) > 0 ? 1 : 0;
        }
        java.util.Arrays.sort(micros);
        assertThat(micros[draws / 2] / 1_000.0).isBetween(10.8, 11.3);
        assertThat(micros[0]).isGreaterThanOrEqualTo(Behaviour.BASE.toNanos() / 1_000);
        assertThat((double) draws / errors).isBetween(180.0, 220.0);
        assertThat((double) draws / slow).isBetween(75.0, 85.0);
        assertThat(Behaviour.sentence()).contains("11 ms", "one answer in 80", "one in 200");
    }

    @Test
    void thePlanIsWhatTheHelpTextSays() throws ProblemsException {
        Plan plan = DemoPlan.of(URI.create("http://127.0.0.1:1"));
        assertThat(plan.load()).isInstanceOf(Load.Rate.class);
        Phase main = plan.load().phases().getLast();
        assertThat(main.warmUp()).isFalse();
        assertThat(main.shape().duration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan.load().phases().stream().filter(Phase::warmUp)).hasSize(2);
    }
}
