package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.shape.Level;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Order;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteerPageTest extends PageBrowser {
    @Test
    void aRunIsStartedAsPlannedAndStopped() throws Exception {
        FakeBridge bridge = FakeBridge.ofRate(3);
        open(bridge);
        assertThat(is("document.getElementById('stop').disabled")).isTrue();
        browser.click("#start");
        shows("#steer-answer", "The workers get ready.");
        shows("#state-word", "Gathering");
        JsonNode order = server.orders().getFirst();
        assertThat(order.properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("id", "order");
        assertThat(order.path("id").asText()).hasSize(32);
        assertThat(is("document.getElementById('start').disabled")).isTrue();
        assertThat(texts("#log li")).singleElement().asString().endsWith("The workers get ready.");
        bridge.seconds(7);
        shows("#elapsed", "0:05");
        browser.click("#reset");
        shows("#steer-answer", "Statistics count from second 5.");
        browser.click("#stop");
        shows("#state-word", "Stopping");
        assertThat(server.orders())
                .extracting(each -> each.path("order").asText())
                .containsExactly("start", "reset", "stop");
        assertThat(server.orders()).extracting(each -> each.path("id").asText()).doesNotHaveDuplicates();
        assertThat(bridge.given().getLast()).isEqualTo(new FakeBridge.Given("Ann", new Order.Stop()));
    }

    @Test
    void aRunIsStartedAtALevelOfUsers() throws Exception {
        FakeBridge bridge = FakeBridge.ofUsers(3);
        open(bridge);
        assertThat(text("#go")).isEqualTo("Start at this level");
        assertThat(text("#unit")).isEqualTo("users");
        browser.write("#level", "40");
        browser.press(ENTER);
        shows("#state-word", "Gathering");
        assertThat(bridge.given())
                .containsExactly(new FakeBridge.Given(
                        "Ann", new Order.Start(Optional.of(new Aim(Level.of(40), Duration.ofSeconds(10))))));
        assertThat(server.orders().getFirst().path("level").asText()).isEqualTo("40");
    }

    @Test
    void theLevelIsRaisedByATenth() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 100);
        open(bridge);
        assertThat(value("level")).isEqualTo("600");
        browser.click("#more");
        assertThat(value("level")).isEqualTo("660");
        bridge.seconds(1);
        shows("#elapsed", "1:41");
        assertThat(value("level")).isEqualTo("660");
        browser.evaluate("document.getElementById('ramp').select()");
        browser.write("#ramp", "30s");
        browser.click("#go");
        shows("#steer-answer", "The load goes to 660/s.");
        assertThat(bridge.given().getLast().order())
                .isEqualTo(new Order.Offer(new Aim(Level.of(660), Duration.ofSeconds(30))));
        JsonNode order = server.orders().getFirst();
        assertThat(order.path("level").asText()).isEqualTo("660/s");
        assertThat(order.path("ramp").asText()).isEqualTo("30s");
        browser.click("#less");
        assertThat(value("level")).isEqualTo("594");
    }

    @Test
    void oneUserIsTheLeastStep() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofUsers(3), 1);
        open(bridge);
        browser.evaluate("document.getElementById('level').value = '3'");
        browser.click("#more");
        assertThat(value("level")).isEqualTo("4");
        browser.click("#less");
        browser.click("#less");
        assertThat(value("level")).isEqualTo("2");
    }

    @Test
    void whatIsWrongWithAnOrderIsShownBesideIt() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 100);
        open(bridge);
        browser.evaluate("document.getElementById('level').select()");
        browser.write("#level", "plenty");
        browser.press(ENTER);
        shows("#steer-answer", "order: level = plenty: must be a rate, such as 200/s");
        shoot("order-refused");
        assertThat(text("#log li")).endsWith("must be a rate, such as 200/s");
        assertThat(value("level")).isEqualTo("plenty");
        assertThat(bridge.given()).hasSize(1);
        assertThat(browser.complaints()).singleElement().asString().contains("400");
    }

    @Test
    void phasesAreSkippedAndProlonged() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 10);
        open(bridge);
        assertThat(texts("#phases tbody th")).containsExactly("warmwarm-up", "rise", "hold", "peak");
        assertThat(text("#phases [aria-current] th")).startsWith("warm");
        assertThat(text("#strip [aria-current]")).isEqualTo("warm");
        browser.click("#phases tbody tr:nth-child(3) button");
        shows("#phase-answer", "On with hold.");
        shows("#strip [aria-current]", "hold");
        assertThat(text("#phases tbody tr:nth-child(3) td:nth-child(4)")).isEqualTo("2:10");
        browser.click("#prolong-form [data-by=\"1m\"]");
        shows("#phase-answer", "Prolonged by 60 s.");
        shows("#phases tbody tr:nth-child(3) td:nth-child(4)", "3:10");
        browser.write("#by", "90s");
        browser.press(ENTER);
        shows("#phase-answer", "Prolonged by 90 s.");
        assertThat(bridge.given())
                .extracting(FakeBridge.Given::order)
                .endsWith(
                        new Order.Skip(2),
                        new Order.Prolong(Duration.ofMinutes(1)),
                        new Order.Prolong(Duration.ofSeconds(90)));
    }

    @Test
    void aViewerIsToldThatItTakesAnOperator() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 10);
        open(PageServer.of(bridge).asViewer(), "plan", WIDE);
        browser.await("document.getElementById('state').dataset.state === 'RUNNING'");
        shoot("viewer");
        assertThat(text("#who")).isEqualTo("Ann, viewer");
        assertThat(is("document.getElementById('watching').checkVisibility()")).isTrue();
        assertThat(strings("['start', 'stop', 'level', 'prolong', 'plan', 'log'].filter(id => "
                        + "document.getElementById(id).checkVisibility())"))
                .isEmpty();
        assertThat(number("document.querySelectorAll('#phases button').length")).isZero();
        assertThat(texts("#phases tbody th")).hasSize(4);
        assertThat(is("document.getElementById('no-plan').checkVisibility()")).isTrue();
        choose("downloads");
        assertThat(texts("#downloads th")).doesNotContain("plan.yml");
    }

    @Test
    void onlyAPasswordOpensThePageAndLoggingOutClosesIt() throws Exception {
        FakeBridge bridge = running(FakeBridge.ofRate(3), 10);
        open(PageServer.of(bridge).locked(), "failures", WIDE);
        browser.write("#password", "wrong");
        browser.press(ENTER);
        shows("#answer", "This is not the password.");
        shoot("login");
        browser.write("#password", PageServer.PASSWORD);
        browser.press(ENTER);
        browser.await(
                "document.getElementById('state') && document.getElementById('state').dataset.state === 'RUNNING'");
        assertThat(is("document.getElementById('panel-failures').checkVisibility()"))
                .isTrue();
        browser.click("#logout");
        browser.await("document.getElementById('login') !== null");
        assertThat(browser.complaints())
                .allMatch(line -> line.contains("status of 401") || line.contains("status of 403"));
    }

    private String value(String id) throws Exception {
        return browser.evaluate("document.getElementById('" + id + "').value").asText();
    }
}
