package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.functions.aws.TableLayout;
import io.tidemark.functions.remote.ControlCodec;
import io.tidemark.functions.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a run is said to cost, against what Lambda and DynamoDB saw of it. */
class LambdaCostTest {
    private static final String PLAN = """
            target: %s
            scenarios: [{steps: [{name: a, get: /a}]}]
            load: {rate: 40/s, duration: %ds}
            """;
    private static final int WORKERS = 3;
    private static final double GIGABYTES = 1_769 / 1_024.0;

    @Test
    void whatIsCountedIsWhatThePartsSaw() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaRun run = LambdaRun.of()) {
            long called = System.nanoTime();
            Run done = run.run(LambdaRun.plan(PLAN.formatted(server.url(), 6)), WORKERS);
            double seconds = (System.nanoTime() - called) / 1e9;

            Usage usage = done.cost().orElseThrow().usage();
            assertThat(usage.invocations()).isEqualTo(run.lambda.requestIds().size());
            assertThat(usage.gigabyteSeconds())
                    .as("from the calls to the last parcels, of %f s in all", seconds)
                    .isBetween(WORKERS * 6 * GIGABYTES, WORKERS * seconds * GIGABYTES);
            List<Map<String, AttributeValue>> items =
                    run.dynamo.scanPaginator(request -> request.tableName(run.table)).items().stream()
                            .toList();
            // While the fleet is closed the control is written some more times.
            long controls = controlWritings(items);
            assertThat(usage.writeUnits())
                    .as("%d items, %d controls", items.size(), controls)
                    .isCloseTo(units(items, "#claim#") + units(items, "#parcel#") + controls, within(3.0));
            assertThat(usage.readUnits())
                    .as("a reading a second each, and the centre's")
                    .isGreaterThan(WORKERS * 6 * 0.5);
            assertThat(usage.puts()).isEqualTo(usage.gets()).isZero();
            assertThat(run.notes()).anyMatch(note -> note.startsWith("Estimated cost of 6s on 3 workers: about $0.0"));
        }
    }

    @Test
    void aRunStopsAtItsLimitAndNothingIsLost() throws Exception {
        double limit = 0.0025;
        try (CountingTarget target = new CountingTarget();
                LambdaRun run = LambdaRun.of().costingAtMost(limit)) {
            Run done = run.run(LambdaRun.plan(PLAN.formatted(target.url(), 300)), 2);

            assertThat(done.info().ending().kind()).isEqualTo(Ending.Kind.COST_LIMIT);
            assertThat(done.info().elapsedMillis()).isLessThan(150_000);
            assertThat(done.ledger().sent()).isPositive();
            assertThat(done.ledger().good()).isEqualTo(done.ledger().sent()).isEqualTo(target.requests());
            assertThat(done.ledger().planned()).isEqualTo(done.ledger().sent());
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(done.ledger().missingDeltas()).isZero();
            assertThat(done.cost())
                    .map(Cost::total)
                    .hasValueSatisfying(cost -> assertThat(cost).isBetween(limit * 0.7, limit));
        }
    }

    private static double units(List<Map<String, AttributeValue>> items, String partition) {
        return items.stream()
                .filter(item -> item.get(TableLayout.PARTITION).s().contains(partition))
                .mapToDouble(ItemSize::writeUnits)
                .sum();
    }

    private static long controlWritings(List<Map<String, AttributeValue>> items) throws Exception {
        for (Map<String, AttributeValue> item : items) {
            if (item.containsKey(TableLayout.CONTROL)) {
                return ControlCodec.decode(item.get(TableLayout.CONTROL).s()).number();
            }
        }
        throw new AssertionError("there is no control");
    }
}
