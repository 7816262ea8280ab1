package io.tidemark.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.fault.Fault.Kind;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final int REQUESTS = 20_000;
    private static final AppKey APP = new AppKey("a", "app00001");
    private static final AppKey OTHER = new AppKey("b", "app00001");
    private static final FaultRule ROUGH = new FaultRule(Latency.parse("5ms"), 0, 0.2, 500, 0.1, 0.3);

    @Test
    void nothingGoesWrongUnlessItIsSaid() {
        Faults faults = new Faults(1, FaultRule.NONE);

        assertThat(faults.decide(APP, 0)).isSameAs(Fault.NONE);
        assertThat(faults.decide(0)).isSameAs(Fault.NONE);
    }

    @Test
    void sharesAreKept() {
        List<Fault> decided = decide(new Faults(1, ROUGH), APP);

        assertThat(share(decided, fault -> fault.kind() == Kind.ERROR)).isBetween(0.19, 0.21);
        assertThat(share(decided, fault -> fault.kind() == Kind.DISCONNECT)).isBetween(0.09, 0.11);
        assertThat(share(decided, Fault::cancel))
                .as("of the 0.8 that are no errors")
                .isBetween(0.23, 0.25);
        assertThat(decided).allSatisfy(fault -> {
            assertThat(fault.delayNanos()).isEqualTo(5_000_000);
            assertThat(fault.status()).isEqualTo(fault.kind() == Kind.ERROR ? 500 : 0);
        });
    }

    @Test
    void theSameSeedGoesWrongInTheSameWay() {
        assertThat(decide(new Faults(7, ROUGH), APP)).isEqualTo(decide(new Faults(7, ROUGH), APP));
        assertThat(decide(new Faults(7, ROUGH), APP)).isNotEqualTo(decide(new Faults(8, ROUGH), APP));
    }

    @Test
    void theRuleOfOneApplicationReplacesTheOneForAll() {
        Faults faults = new Faults(1, new FaultRule(Latency.NONE, 0, 1, 503, 0, 0));
        faults.set(APP, FaultRule.NONE);

        assertThat(faults.decide(APP, 0)).isEqualTo(Fault.NONE);
        assertThat(faults.decide(OTHER, 0).kind()).isEqualTo(Kind.ERROR);
        assertThat(faults.own()).containsOnlyKeys(APP);
        assertThat(faults.own(APP)).contains(FaultRule.NONE);
        assertThat(faults.own(OTHER)).isEmpty();

        faults.clear(APP);
        assertThat(faults.decide(APP, 0).kind()).isEqualTo(Kind.ERROR);
    }

    @Test
    void rulesAreSwitchedWhileRunning() {
        Faults faults = new Faults(1, FaultRule.NONE);
        faults.set(ROUGH);
        faults.set(APP, ROUGH);
        assertThat(faults.rule()).isEqualTo(ROUGH);

        faults.clear();

        assertThat(faults.rule()).isEqualTo(FaultRule.NONE);
        assertThat(faults.decide(APP, 0)).isEqualTo(Fault.NONE);
    }

    @Test
    void thoseInLineWait() {
        Faults faults = new Faults(1, new FaultRule(Latency.parse("10ms"), 1, 0, 503, 0, 0));

        assertThat(Stream.of(0, 0, 0).map(now -> faults.decide(APP, now).delayNanos()))
                .containsExactly(10_000_000L, 20_000_000L, 30_000_000L);
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new FaultRule(Latency.NONE, 0, 1.1, 503, 0, 0))
                .hasMessage("errors must be within [0, 1] but is 1.1");
        assertThatThrownBy(() -> new FaultRule(Latency.NONE, 0, 0, 503, Double.NaN, 0))
                .hasMessage("disconnects must be within [0, 1] but is NaN");
        assertThatThrownBy(() -> new FaultRule(Latency.NONE, 0, 0.6, 503, 0.5, 0))
                .hasMessage("errors and disconnects must be at most 1 together but are 0.6 and 0.5");
        assertThatThrownBy(() -> new FaultRule(Latency.NONE, 0, 0, 200, 0, 0))
                .hasMessage("status must be within [400, 599] but is 200");
        assertThatThrownBy(() -> new FaultRule(Latency.NONE, -1, 0, 503, 0, 0))
                .hasMessage("atOnce must be within [0, 1000000] but is -1");
    }

    private static List<Fault> decide(Faults faults, AppKey key) {
        return Stream.generate(() -> faults.decide(key, 0)).limit(REQUESTS).toList();
    }

    private static double share(List<Fault> faults, Predicate<Fault> which) {
        return (double) faults.stream().filter(which).count() / faults.size();
    }
}
