package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.file.BackendReader;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.server.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lives of orders of the example, through the server. */
class OrdersTest {
    private static final Path FILE = Path.of("..", "examples", "backends", "orders.yml");

    private final HttpClient client = HttpClient.newHttpClient();
    private Emulator emulator;

    @BeforeEach
    void start() throws Exception {
        emulator = start(false);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        emulator.close();
    }

    private static Emulator start(boolean lenient) throws Exception {
        Backend backend = BackendReader.read(Files.readString(FILE));
        EmulatorSettings settings = new EmulatorSettings(
                backend,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                new Membership(backend.apps(), 3, Set.of(), false),
                lenient,
                FaultRule.NONE,
                1,
                Optional.empty(),
                false,
                Duration.ofSeconds(5),
                Optional.empty(),
                Limits.DEFAULT);
        return Emulator.start(settings, new SystemClock(), note -> {});
    }

    @Test
    void aSmallOrderFromItsOpeningToItsReceipt() throws Exception {
        assertThat(send("PUT", "order-000007", "{\"customer\": {\"name\": \"Ada\"}}"))
                .isEqualTo("201 {\"order\":\"order-000007\",\"shop\":\"north\",\"customer\":{\"name\":\"Ada\"}}");
        assertThat(send("PUT", "order-000007/items", "{\"pieces\": 3}"))
                .isEqualTo("200 {\"order\":\"order-000007\",\"pieces\":3,\"note\":\"3 pieces of north\"}");
        assertThat(send("POST", "order-000007/payment", "{\"amount\": {\"cents\": 9999}, \"method\": \"card\"}"))
                .isEqualTo("202 {\"order\":\"order-000007\",\"paid\":{\"cents\":9999,\"by\":\"card\"}}");
        assertThat(send("POST", "order-000007/parcel", ""))
                .isEqualTo("200 {\"order\":\"order-000007\",\"tracking\":\"north-order-000007\",\"delivery\":null}");
        assertThat(send("POST", "order-000007/receipt", "")).isEqualTo("200 {\"status\":\"ok\"}");
        assertThat(send("GET", "order-000007", ""))
                .isEqualTo("200 {\"order\":\"order-000007\",\"shop\":\"north\",\"state\":\"received\",\"received\":1}");
        assertThat(send("PUT", "order-000007", "{}")).startsWith("201 ");
    }

    @Test
    void aLargeOrderIsPaidTwice() throws Exception {
        send("PUT", "o", "{}");
        send("PUT", "o/items", "{\"pieces\": 20}");
        String card = "{\"amount\": {\"cents\": 10000}, \"method\": \"card\"}";
        String transfer = "{\"amount\": {\"cents\": 10000}, \"method\": \"transfer\"}";
        assertThat(send("POST", "o/payment", card))
                .isEqualTo("409 {\"error\":\"An order that is filled does not take this PAY\",\"order\":\"o\"}");
        assertThat(send("POST", "o/payment", transfer)).startsWith("202 ").contains("\"paid\":null");
        assertThat(send("POST", "o/payment", transfer)).startsWith("202 ").contains("\"by\":\"transfer\"");
        assertThat(send("POST", "o/parcel", "{\"delivery\": \"pigeon\"}")).startsWith("409 ");
        assertThat(send("POST", "o/parcel", "{\"delivery\": \"express\"}")).startsWith("200 ");
    }

    @Test
    void whatIsUnknownOrOutOfPlaceIsRefused() throws Exception {
        assertThat(send("GET", "o", "")).isEqualTo("404 {\"error\":\"north has no order o\",\"order\":\"o\"}");
        assertThat(send("PUT", "o", "{\"customer\": \"Ada\"}")).startsWith("422 ");
        send("PUT", "o", "{}");
        assertThat(send("PUT", "o", "{}")).startsWith("409 ");
        assertThat(send("PUT", "o/items", "{\"pieces\": 21}")).startsWith("409 ");
        assertThat(send("PUT", "o/items", "{\"pieces\": 0}")).startsWith("409 ");
        assertThat(send("DELETE", "o", "")).isEqualTo("200 {\"status\":\"ok\"}");
        assertThat(send("GET", "o", ""))
                .isEqualTo("409 {\"error\":\"An order that is cancelled does not take this LOOK\",\"order\":\"o\"}");
        assertThat(send("PATCH", "o", "{}")).startsWith("405 ");
    }

    @Test
    void onlyALenientShopGivesTheMoneyBack() throws Exception {
        assertThat(cancelledAfterPayment()).startsWith("409 ");
        emulator.close();
        emulator = start(true);
        assertThat(cancelledAfterPayment()).startsWith("200 ");
    }

    @Test
    void ordersAreListed() throws Exception {
        assertThat(send("GET", "", ""))
                .isEqualTo("200 {\"order-000000\":{\"href\":\"/shops/north/orders/order-000000\"},"
                        + "\"order-000001\":{\"href\":\"/shops/north/orders/order-000001\"},"
                        + "\"order-000002\":{\"href\":\"/shops/north/orders/order-000002\"}}");
    }

    private String cancelledAfterPayment() throws Exception {
        send("PUT", "o", "{}");
        send("PUT", "o/items", "{\"pieces\": 1}");
        assertThat(send("POST", "o/payment", "{\"amount\": {\"cents\": \"1\"}, \"method\": \"card\"}"))
                .startsWith("202 ");
        return send("DELETE", "o", "");
    }

    private String send(String method, String order, String body) throws Exception {
        String slash = order.isEmpty() ? "" : "/";
        URI uri = URI.create("http://localhost:" + emulator.port() + "/shops/north/orders" + slash + order);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
