package io.tidemark.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Troubles;
import io.tidemark.experiment.component.Workshop;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.load.LoadOrder;
import io.tidemark.experiment.load.LoadRunner.Sending;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetLoadsTest {
    @TempDir
    private Path directory;

    private Surroundings surroundings;
    private Bus bus;
    private Stage stage;

    @BeforeEach
    void open() {
        surroundings = new TestSurroundings(directory).build();
        Troubles troubles = new Troubles(_ -> {});
        bus = new Bus(1, surroundings.clock(), troubles);
        stage = new Workshop(
                bus,
                surroundings.clock(),
                surroundings.environment(),
                new Declarations(Map.of(), List.of(), List.of(), Map.of(), Map.of(), new Singles()),
                new Workshop.Places(directory, directory, Duration.ofMinutes(1)),
                troubles,
                _ -> {});
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void hostsOfThePublicInternetAreLoadedOnlyWithAWordFromTheUser() throws Exception {
        LoadOrder order = order("http://shop.example", 60, Optional.empty(), List.of());
        assertThatThrownBy(() -> loads(List.of()).prepare(order, stage, Steering.BY_PLAN))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("shop.example");
        assertThat(loads(List.of("shop.example")).prepare(order, stage, Steering.BY_PLAN))
                .isNotNull();
        LoadOrder permitted = order("http://shop.example", 60, Optional.empty(), List.of("shop.example"));
        assertThat(loads(List.of()).prepare(permitted, stage, Steering.BY_PLAN)).isNotNull();
        LoadOrder gentle = order("http://shop.example", 10, Optional.empty(), List.of());
        assertThat(loads(List.of()).prepare(gentle, stage, Steering.BY_PLAN)).isNotNull();
    }

    @Test
    void aLoadIsSentFromThisProcess() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String target = "http://127.0.0.1:" + server.getAddress().getPort();
            Sending sending =
                    loads(List.of()).prepare(order(target, 20, Optional.empty(), List.of()), stage, Steering.BY_PLAN);
            Run run = sending.run();
            assertThat(run.timeline().total().counts().good()).isEqualTo(20);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPrefixThatIsNoneIsAProblem() throws Exception {
        LoadOrder.Lambda lambda = new LoadOrder.Lambda(
                Optional.of("A B"), Optional.empty(), Optional.empty(), false, OptionalDouble.empty());
        LoadOrder order = order("http://127.0.0.1", 10, Optional.of(lambda), List.of());
        assertThatThrownBy(() -> loads(List.of()).prepare(order, stage, Steering.BY_PLAN))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("lambda.prefix");
    }

    private FleetLoads loads(List<String> permitted) {
        return new FleetLoads(surroundings, BuildInfo.load(), permitted);
    }

    private static LoadOrder order(String target, int rate, Optional<LoadOrder.Lambda> lambda, List<String> permitted)
            throws Exception {
        Plan plan = PlanReader.read(PlanSource.text(
                "{target: '" + target + "', load: {rate: " + rate + "/s, duration: 1s}}", PlanFiles.none()));
        return new LoadOrder(plan, 1, lambda, permitted);
    }
}
