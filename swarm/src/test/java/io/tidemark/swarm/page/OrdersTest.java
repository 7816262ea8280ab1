package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.shape.Level;
import io.tidemark.server.Wire.Response;
import io.tidemark.swarm.access.TestAccess;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Order;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders as the page sends them, over real sockets. */
class OrdersTest {
    private final Site rate = site(FakeBridge.ofRate(3));
    private int id;

    private static Site site(FakeBridge bridge) {
        try {
            return Site.of(TestAccess.open(), bridge);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws Exception {
        assertThat(rate.defects).isEmpty();
        rate.close();
    }

    private Response order(Site site, String fields) throws IOException {
        try (Visitor visitor = site.visitor().withToken()) {
            return visitor.post("/api/orders", "{\"id\":\"" + ++id + "\"," + fields + "}");
        }
    }

    private static Order last(Site site) {
        return site.bridge.given().getLast().order();
    }

    @Test
    void eachOrderIsGivenAsItWasMeant() throws IOException {
        assertThat(Visitor.JSON
                        .readTree(order(rate, "\"order\":\"start\"").body())
                        .path("done")
                        .asText())
                .isNotEmpty();
        assertThat(rate.bridge.given().getLast().who()).isEqualTo("operator");
        assertThat(last(rate)).isEqualTo(new Order.Start(Optional.empty()));
        rate.bridge.seconds(10);

        order(rate, "\"order\":\"offer\",\"level\":\"300/s\",\"ramp\":\"1m30s\"");
        assertThat(last(rate)).isEqualTo(new Order.Offer(new Aim(Level.of(300), Duration.ofSeconds(90))));
        order(rate, "\"order\":\"offer\",\"level\":\"90/m\"");
        assertThat(last(rate)).isEqualTo(new Order.Offer(new Aim(Level.of(new BigDecimal("1.5")), Duration.ZERO)));
        order(rate, "\"order\":\"offer\",\"level\":220.5,\"ramp\":null");
        assertThat(last(rate)).isEqualTo(new Order.Offer(new Aim(Level.of(new BigDecimal("220.5")), Duration.ZERO)));
        order(rate, "\"order\":\"skip\",\"phase\":1");
        assertThat(last(rate)).isEqualTo(new Order.Skip(1));
        order(rate, "\"order\":\"prolong\",\"by\":\"10s\"");
        assertThat(last(rate)).isEqualTo(new Order.Prolong(Duration.ofSeconds(10)));
        order(rate, "\"order\":\"reset\"");
        assertThat(last(rate)).isEqualTo(new Order.Reset());
        order(rate, "\"order\":\"revise\",\"plan\":\"a: 1\\n\",\"version\":1");
        assertThat(last(rate)).isEqualTo(new Order.Revise("a: 1\n", 1));
        order(rate, "\"order\":\"stop\"");
        assertThat(last(rate)).isEqualTo(new Order.Stop());
    }

    @Test
    void aStartMayHaveALevelOfItsOwn() throws IOException {
        order(rate, "\"order\":\"start\",\"level\":\"50/s\",\"ramp\":\"10s\"");

        assertThat(last(rate)).isEqualTo(new Order.Start(Optional.of(new Aim(Level.of(50), Duration.ofSeconds(10)))));
    }

    @Test
    void levelsAreWhatThePlanOffers() throws Exception {
        Site users = site(FakeBridge.ofUsers(3));

        assertThat(order(users, "\"order\":\"start\",\"level\":\"40\"").status())
                .isEqualTo(200);
        assertThat(last(users)).isEqualTo(new Order.Start(Optional.of(new Aim(Level.of(40), Duration.ZERO))));
        users.bridge.seconds(5);
        for (String level : new String[] {"\"200/s\"", "\"1.5\"", "1.5", "\"-1\"", "\"many\""}) {
            Response response = order(users, "\"order\":\"offer\",\"level\":" + level);
            assertThat(response.status()).as(level).isEqualTo(400);
            assertThat(response.body()).contains("a number of users such as 40");
        }
        users.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"order\":\"fly\"                                        | order   | fly  | must be start, stop",
                "\"level\":\"1/s\"                                        | order   |      | must be start, stop",
                "\"order\":\"offer\"                                      | level   |      | must be a rate such as 200/s",
                "\"order\":\"offer\",\"level\":\"fast\"                   | level   | fast | must be a rate such as 200/s",
                "\"order\":\"offer\",\"level\":[1]                        | level   |      | must be a rate such as 200/s",
                "\"order\":\"offer\",\"level\":\"1/s\",\"ramp\":\"soon\"  | ramp    | soon | must be a duration",
                "\"order\":\"skip\"                                       | phase   |      | must be a whole number",
                "\"order\":\"skip\",\"phase\":-1                          | phase   | -1   | must be a whole number",
                "\"order\":\"skip\",\"phase\":1.5                         | phase   | 1.5  | must be a whole number",
                "\"order\":\"skip\",\"phase\":99999999999                 | phase   | 99999999999 | must be a whole number",
                "\"order\":\"prolong\",\"by\":\"0s\"                      | by      | 0s   | must be more than nothing",
                "\"order\":\"prolong\",\"by\":30                          | by      | 30   | must be a duration",
                "\"order\":\"revise\",\"version\":1                       | plan    |      | must be the whole plan",
                "\"order\":\"revise\",\"plan\":\"x\"                      | version |      | must be a whole number",
            })
    void whatCannotBeUnderstoodIsRefusedWithTheReason(String fields, String key, String value, String expected)
            throws IOException {
        Response response = order(rate, fields);

        assertThat(response.status()).isEqualTo(400);
        JsonNode problem =
                Visitor.JSON.readTree(response.body()).path("problems").path(0);
        assertThat(problem.path("key").asText()).isEqualTo(key);
        assertThat(problem.path("value").asText()).isEqualTo(value == null ? "" : value);
        assertThat(problem.path("expected").asText()).contains(expected);
        assertThat(rate.bridge.given()).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Response response = order(rate, "\"order\":\"offer\",\"level\":\"fast\",\"ramp\":\"soon\"");

        assertThat(Visitor.JSON.readTree(response.body()).path("problems").size())
                .isEqualTo(2);
    }

    @Test
    void anOrderIsGivenOnce() throws IOException {
        Visitor visitor = rate.visitor().withToken();
        String start = "{\"id\":\"same\",\"order\":\"start\"}";
        assertThat(visitor.post("/api/orders", start).status()).isEqualTo(200);

        assertThat(visitor.post("/api/orders", start).status()).isEqualTo(409);
        assertThat(visitor.post("/api/orders", "{\"id\":\"same\",\"order\":\"stop\"}")
                        .status())
                .isEqualTo(409);

        assertThat(rate.bridge.given()).hasSize(1);
    }

    @Test
    void whatTheSwarmRefusesIsToldAsItSays() throws IOException {
        Response response =
                order(rate, "\"order\":\"revise\",\"version\":1,\"plan\":\"rate: " + FakeBridge.WRONG + "\"");

        assertThat(response.status()).isEqualTo(409);
        assertThat(Visitor.JSON
                        .readTree(response.body())
                        .path("problems")
                        .path(0)
                        .path("where")
                        .asText())
                .isEqualTo("line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"order\":\"start\"}",
                "{\"id\":\"\",\"order\":\"start\"}",
                "{\"id\":\"1\",\"id\":\"2\",\"order\":\"start\"}",
                "{\"id\":\"1\",\"order\":\"start\"} {}"
            })
    void whatIsNoOrderAtAllIsRefused(String body) throws IOException {
        assertThat(rate.visitor().withToken().post("/api/orders", body).status())
                .isEqualTo(400);
        assertThat(rate.bridge.given()).isEmpty();
    }

    @Test
    void aPlanIsReviewedAndChangesNothing() throws IOException {
        Visitor visitor = rate.visitor().withToken();
        JsonNode plan = visitor.json("/api/plan");
        assertThat(plan.path("version").asInt()).isEqualTo(1);
        String text = plan.path("text").asText();

        Response good = visitor.post("/api/review", Visitor.JSON.writeValueAsString(Map.of("plan", text + "# new\n")));
        Response bad = visitor.post(
                "/api/review", Visitor.JSON.writeValueAsString(Map.of("plan", "rate: " + FakeBridge.WRONG)));

        JsonNode review = Visitor.JSON.readTree(good.body());
        assertThat(good.status()).isEqualTo(200);
        assertThat(review.path("problems").size()).isZero();
        assertThat(review.path("lines").isArray()).isTrue();
        assertThat(bad.status()).isEqualTo(200);
        assertThat(Visitor.JSON.readTree(bad.body()).path("problems").size()).isEqualTo(1);
        assertThat(visitor.post("/api/review", "{}").status()).isEqualTo(400);
        assertThat(rate.bridge.given()).isEmpty();
    }
}
