package io.tidemark.swarm.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Run;
import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Bridge.Download;
import io.tidemark.swarm.bridge.Bridge.Frame;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import io.tidemark.swarm.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SwarmTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = """
            name: shop
            target: http://127.0.0.1:8080
            load:
              phases:
                - {name: low, rate: 100/s, for: 20s}
                - {name: high, rate: 200/s, for: 20s}
                - {name: end, rate: 50/s, for: 20s}
            scenarios:
              - {name: look, steps: [{name: home, url: /home}]}
              - {name: buy, steps: [{name: cart, url: /cart, method: POST}]}
            """;

    @TempDir
    private Path directory;

    private final List<Run> kept = new CopyOnWriteArrayList<>();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private SimulatedFleet fleet = new SimulatedFleet(3);
    private MissingPolicy missing = MissingPolicy.RESPREAD;
    private Path plan;
    private Swarm swarm;

    @BeforeEach
    void open() throws Exception {
        plan = directory.resolve("plan.yml");
        Files.writeString(plan, PLAN);
        swarm = swarm();
    }

    @AfterEach
    void close() {
        fleet.pass(1_000);
        swarm.close();
    }

    @Test
    void beforeTheFirstRunItShowsWhatThePlanSays() throws Exception {
        JsonNode state = state();

        assertThat(state.path("state").asText()).isEqualTo("READY");
        assertThat(state.path("title").asText()).isEqualTo("shop");
        assertThat(state.path("model").asText()).isEqualTo("OPEN");
        assertThat(state.path("plan").path("phases").findValuesAsText("name")).containsExactly("low", "high", "end");
        assertThat(state.has("run")).isFalse();
        assertThat(swarm.plan().text()).isEqualTo(PLAN);
    }

    @Test
    void aRunGoesToItsEndAndEverythingIsCountedOnce() throws Exception {
        give(new Order.Start(Optional.empty()));
        end();
        JsonNode state = state();
        long requests = 20 * 100 + 20 * 200 + 20 * 50;

        assertThat(state.path("ledger").path("planned").asLong()).isEqualTo(requests);
        assertThat(state.path("total").path("requests").asLong()).isEqualTo(requests);
        assertThat(state.path("run").path("ending").path("kind").asText()).isEqualTo("COMPLETED");
        assertThat(state.path("validity").path("valid").asBoolean()).isTrue();
        assertThat(kept)
                .singleElement()
                .satisfies(run -> assertThat(run.ledger().sent()).isEqualTo(requests));
        assertThat(state.path("history").path("rate")).hasSize(60);
        assertThat(state.path("history").path("planned").get(25).asInt()).isEqualTo(200);
        assertThat(csv("stats.csv")).contains("Aggregated," + requests + ",");
        assertThat(csv("stats_history.csv").lines().filter(line -> line.contains("Aggregated")))
                .hasSizeGreaterThanOrEqualTo(57);
        assertThat(csv("failures.csv")).contains("GET,home,").contains("POST,cart,");
    }

    @Test
    void aLevelIsReachedByARampAtOneInstantAndIsOnRecord() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(5);
        String done = give(new Order.Offer(new Aim(Level.of(400), Duration.ofSeconds(4))));
        pass(12);
        JsonNode state = state();

        assertThat(done).isEqualTo("to 400/s within 4s");
        assertThat(fleet.directives).singleElement().isInstanceOf(Directive.Follow.class);
        assertThat(state.path("run").path("level").asDouble()).isEqualTo(400);
        assertThat(state.path("plan").path("phases").findValuesAsText("name"))
                .containsExactly("low", "to 400/s", "400/s");
        assertThat(state.path("run").path("totalMillis").asLong()).isEqualTo(60_000);
        JsonNode change = state.path("changes").get(1);
        assertThat(change.path("kind").asText()).isEqualTo("LEVEL");
        assertThat(change.path("who").asText()).isEqualTo("ada");
        end();
        assertThat(kept.getFirst().info().changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.START, Change.Kind.LEVEL);
    }

    @Test
    void phasesAreSkippedAndProlonged() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(3);
        give(new Order.Skip(2));
        pass(2);
        give(new Order.Prolong(Duration.ofSeconds(10)));
        pass(1);
        JsonNode phases = state().path("plan").path("phases");

        assertThat(phases.findValuesAsText("name")).containsExactly("low", "end", "end, longer by 10s");
        long whole = phases.get(2).path("endMillis").asLong()
                - phases.get(1).path("startMillis").asLong();
        assertThat(whole).isEqualTo(30_000);
        end();
        assertThat(kept.getFirst().info().ending().detail()).isEmpty();
    }

    @Test
    void aResetCountsFromThereAndForgetsNothing() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(8);
        give(new Order.Reset());
        end();
        JsonNode state = state();
        long since = state.path("since").asLong();

        assertThat(since).isBetween(8L, 12L);
        assertThat(state.path("total").path("requests").asLong()).isEqualTo(7_000 - 100 * since);
        assertThat(kept.getFirst().ledger().sent()).isEqualTo(7_000);
    }

    @Test
    void aStopKeepsWhatWasMeasured() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(10);
        give(new Order.Stop());
        end();

        assertThat(state().path("run").path("ending").path("detail").asText()).isEqualTo("stopped by ada");
        assertThat(kept.getFirst().ledger().sent()).isBetween(900L, 1_400L);
    }

    @Test
    void aChangedPlanIsTakenOverAndCountedApart() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(5);
        give(new Order.Revise(PLAN.replace("name: home, url: /home", "name: start, url: /start"), 1));
        pass(10);
        JsonNode state = state();

        assertThat(state.path("plan").path("version").asInt()).isEqualTo(2);
        long from = state.path("versions").get(1).path("fromSecond").asLong();
        assertThat(state.path("versions").get(0).path("requests").asLong()).isEqualTo(100 * from);
        assertThat(state.path("rows").findValuesAsText("name")).containsExactly("home", "cart", "start", "cart");
        end();
        assertThat(kept)
                .extracting(run -> run.info().id())
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("-v"),
                        second -> assertThat(second).endsWith("-v2"));
        assertThat(kept.getFirst().ledger().sent() + kept.getLast().ledger().sent())
                .isEqualTo(7_000);
        assertThat(kept.getLast().info().names()).contains("start");
        assertThat(kept).allSatisfy(run -> assertThat(run.verdict().invalid()).isEmpty());
    }

    @Test
    void whoeverWasSlowerDoesNotWriteOverAnothersPlan() throws Exception {
        give(new Order.Revise(PLAN.replace("/home", "/first"), 1));

        assertThat(refused(new Order.Revise(PLAN.replace("/home", "/second"), 1)))
                .contains("somebody has changed it meanwhile");
        assertThat(swarm.plan().text()).contains("/first");
    }

    @Test
    void aBadPlanIsRefusedAndTheOldOneGoesOn() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(3);

        assertThat(refused(new Order.Revise(PLAN.replace("200/s", "fast"), 1)))
                .contains("line 6")
                .contains("fast");
        assertThat(refused(new Order.Revise(PLAN.replace("20s", "1s"), 1))).contains("would be over by now");
        Review review = swarm.review(PLAN.replace("200/s", "fast"));
        assertThat(review.problems()).hasSize(1);
        end();
        assertThat(kept)
                .singleElement()
                .satisfies(run -> assertThat(run.ledger().sent()).isEqualTo(7_000));
    }

    @Test
    void theFileIsFollowed() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(3);
        Files.writeString(plan, PLAN.replace("/home", "/other"));
        CompletableFuture<Void> followed = CompletableFuture.runAsync(swarm::followFile);
        await(followed);
        Files.writeString(plan, "load: [");
        swarm.followFile();
        swarm.followFile();
        Fact.await(() -> state().path("versions").size() == 2);
        JsonNode state = state();

        assertThat(state.path("versions").get(1).path("by").asText()).isEqualTo("plan.yml");
        assertThat(state.path("notes").findValuesAsText("text"))
                .filteredOn(note -> note.contains("is refused"))
                .as("told once")
                .hasSize(1);
        assertThat(swarm.plan().text()).contains("/other");
    }

    @Test
    void theShareOfAMissingWorkerIsSpreadAndItGetsItBack() throws Exception {
        give(new Order.Start(Optional.empty()));
        pass(5);
        fleet.lose(1);
        pass(10);
        JsonNode workers = JSON.readTree(swarm.workers().json()).path("workers");
        assertThat(workers.findValuesAsText("state")).containsExactly("SERVING", "MISSING", "SERVING");
        assertThat(workers.get(0).path("share").asDouble()).isEqualTo(0.5);
        fleet.find(1);
        end();

        assertThat(fleet.directives)
                .extracting(directive -> ((Directive.Share) directive).workers())
                .containsExactly(List.of(0, 2), List.of(0, 1, 2));
        long seconds = ((Directive.Share) fleet.directives.getFirst()).atNanos() / 1_000_000_000;
        assertThat(seconds).as("not before its lease has run out").isGreaterThanOrEqualTo(9);
        assertThat(kept.getFirst().info().changes())
                .extracting(Change::what)
                .contains("worker 2 is missing: 2 share the load", "worker 2 is there again: 3 share the load");
    }

    @Test
    void whoWasNeverHeardMayHaveSentSinceTheStart() throws Exception {
        fleet.lose(1);
        give(new Order.Start(Optional.empty()));
        pass(10);

        assertThat(fleet.directives)
                .singleElement()
                .satisfies(directive -> assertThat(((Directive.Share) directive).atNanos())
                        .as("a lease of five seconds")
                        .isEqualTo(5_000_000_000L));
    }

    @Test
    void theShareOfAMissingWorkerIsHeldWhenThatIsWanted() throws Exception {
        missing = MissingPolicy.HOLD;
        swarm = swarm();
        give(new Order.Start(Optional.empty()));
        pass(5);
        fleet.lose(1);
        pass(10);

        assertThat(fleet.directives).isEmpty();
        assertThat(state().path("crew").path("missing").asInt()).isEqualTo(1);
    }

    @Test
    void whatWorkersCannotCarryIsNotAskedOfThem() throws Exception {
        fleet.limit(80);
        give(new Order.Start(Optional.empty()));
        pass(5);
        assertThat(refused(new Order.Offer(new Aim(Level.of(241), Duration.ZERO))))
                .contains("--workers = 3: must be more for 241");
        fleet.lose(1);
        pass(10);
        assertThat(fleet.directives).isEmpty();
        assertThat(state().path("notes").findValuesAsText("text"))
                .filteredOn(note -> note.contains("too much for the others (--workers must be more for 200)"))
                .as("told once")
                .hasSize(1);
        give(new Order.Offer(new Aim(Level.of(150), Duration.ZERO)));
        pass(10);
        assertThat(fleet.directives).last().isInstanceOf(Directive.Share.class);
    }

    @Test
    void ordersThatMakeNoSenseAreRefused() throws Exception {
        assertThat(refused(new Order.Stop())).contains("start one first");
        assertThat(refused(new Order.Offer(new Aim(Level.of(1), Duration.ZERO))))
                .contains("start one first");
        give(new Order.Start(Optional.empty()));
        pass(2);
        assertThat(refused(new Order.Start(Optional.empty()))).contains("going on already");
        assertThat(refused(new Order.Skip(7))).contains("is not one of the 3");
    }

    /** Who comes late has the same picture as who was there from the start. */
    @Test
    void theTicksAddUpToTheWholeHistory() throws Exception {
        List<Integer> rates = new ArrayList<>();
        give(new Order.Start(Optional.empty()));
        for (int i = 0; i < 30; i++) {
            pass(1);
            JsonNode points = tick().path("points");
            for (int k = 0; k < points.path("rate").size(); k++) {
                int place = points.path("from").asInt() + k;
                while (rates.size() <= place) {
                    rates.add(0);
                }
                rates.set(place, points.path("rate").get(k).asInt());
            }
        }
        JsonNode history = state().path("history");
        List<Integer> whole = new ArrayList<>();
        history.path("rate").forEach(rate -> whole.add(rate.asInt()));

        assertThat(rates).isEqualTo(whole).hasSizeGreaterThan(25);
        JsonNode late = JSON.readTree(swarm.snapshot(frames.get(20).number()).json());
        assertThat(late.path("history").path("from").asInt()).isBetween(10, 21);
    }

    @Test
    void aSecondRunBeginsAnew() throws Exception {
        give(new Order.Start(Optional.of(new Aim(Level.of(10), Duration.ZERO))));
        end();
        JsonNode first = state();
        fleet = fleet.next();
        give(new Order.Start(Optional.empty()));
        pass(5);
        JsonNode second = state();

        assertThat(first.path("total").path("requests").asLong()).isEqualTo(600);
        assertThat(first.path("epoch").asInt()).isEqualTo(1);
        assertThat(first.path("plan").path("phases").findValuesAsText("name")).containsExactly("10/s");
        assertThat(second.path("epoch").asInt()).isEqualTo(2);
        assertThat(second.path("run").path("id")).isNotEqualTo(first.path("run").path("id"));
        assertThat(second.path("total").path("requests").asLong()).isLessThan(600);
        assertThat(second.path("history").path("planned").get(0).asInt()).isEqualTo(100);
        end();
        assertThat(state().path("total").path("requests").asLong()).isEqualTo(7_000);
        assertThat(kept).hasSize(2);
    }

    @Test
    void aStopWhileWorkersGetReadyIsCarriedOutAtOnce() throws Exception {
        fleet = SimulatedFleet.slow(3);
        swarm = swarm();
        swarm.give("ada", new Order.Start(Optional.empty()));
        assertThat(state().path("state").asText()).isEqualTo("GATHERING");
        swarm.give("ada", new Order.Stop());
        Fact.await(() -> state().path("state").asText().equals("ENDED"));

        assertThat(state().path("run").path("ending").path("kind").asText()).isEqualTo("INTERRUPTED");
        assertThat(kept)
                .singleElement()
                .satisfies(run -> assertThat(run.ledger().sent()).isZero());
        assertThat(refused(new Order.Stop())).contains("start one first");
    }

    @Test
    void aFileThatChangesWhileWorkersGetReadyIsTakenOverOnceTheyAre() throws Exception {
        fleet = SimulatedFleet.slow(3);
        swarm = swarm();
        give(new Order.Start(Optional.empty()));
        Files.writeString(plan, PLAN.replace("/home", "/other"));
        swarm.followFile();
        assertThat(refused(new Order.Revise(PLAN.replace("/home", "/page"), 1))).contains("while workers get ready");
        assertThat(swarm.plan().version()).isEqualTo(1);
        fleet.getReady();
        pass(3);
        await(CompletableFuture.runAsync(swarm::followFile));

        assertThat(swarm.plan().version()).isEqualTo(2);
        assertThat(swarm.plan().text()).contains("/other");
        assertThat(state().path("notes").findValuesAsText("text")).noneMatch(note -> note.contains("is refused"));
    }

    private Swarm swarm() throws ProblemsException {
        SimulatedFleet clock = fleet;
        SwarmSettings settings = new SwarmSettings(
                notes -> fleet,
                "simulated",
                3,
                missing,
                any -> List.of(),
                run -> {
                    kept.add(run);
                    return directory;
                },
                directory.resolve("out/swarm"),
                true,
                clock,
                new BuildInfo("0.1.0", "abc"));
        Swarm made = new Swarm(settings, new PlanFile(plan, PlanOverlay.none()), true);
        made.watch(frames::add);
        return made;
    }

    /** Time passes until it is done: orders are carried out by the run. */
    private String give(Order order) throws Exception {
        CompletableFuture<String> done = CompletableFuture.supplyAsync(() -> {
            try {
                return swarm.give("ada", order);
            } catch (ProblemsException e) {
                throw new CompletionException(e);
            }
        });
        return await(done);
    }

    private <T> T await(CompletableFuture<T> done) throws Exception {
        while (true) {
            try {
                return done.get(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                fleet.pass(1);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ProblemsException problems) {
                    throw problems;
                }
                throw e;
            }
        }
    }

    private String refused(Order order) {
        ProblemsException refused = catchThrowableOfType(ProblemsException.class, () -> give(order));
        return String.join(
                "\n", refused.problems().stream().map(Problem::toString).toList());
    }

    private void pass(int seconds) throws IOException {
        long until = fleet.seconds() + seconds;
        fleet.pass(seconds);
        Fact.await(() -> fleet.seconds() >= until && swarm.elapsedMillis() >= until * 1_000);
    }

    private void end() throws IOException {
        fleet.pass(200);
        Fact.await(() -> state().path("state").asText().equals("ENDED"));
    }

    private JsonNode tick() throws IOException {
        swarm.tell();
        return JSON.readTree(frames.getLast().json());
    }

    private JsonNode state() throws IOException {
        return JSON.readTree(swarm.snapshot(0).json());
    }

    private String csv(String name) throws IOException {
        return Files.readString(((Download.Stored) swarm.download(name).orElseThrow()).file());
    }
}
