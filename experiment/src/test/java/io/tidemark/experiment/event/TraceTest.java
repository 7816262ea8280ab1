package io.tidemark.experiment.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.experiment.phase.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final Phase phase = new Phase(0, 1, Map.of());
    private final Trace update = Trace.root(phase).plus(10);

    @Test
    void whatFollowsBelongsToThePhaseAndKnowsItsCauses() {
        Trace request = update.plus(11);
        Trace response = request.plus(14);

        assertThat(response.phase()).contains(phase);
        assertThat(response.ids()).containsExactly(10, 11, 14);
        assertThat(response.has(11)).isTrue();
        assertThat(response.has(12)).isFalse();
    }

    @Test
    void theLatestSharedCauseTellsTwoChainsApart() {
        Trace first = update.plus(11);
        Trace second = update.plus(12);

        assertThat(first.plus(20).latestShared(first)).isEqualTo(11);
        assertThat(first.plus(20).latestShared(second)).isEqualTo(10);
        assertThat(first.shares(second)).isTrue();
    }

    @Test
    void differentPhasesShareNothing() {
        Trace other = Trace.root(new Phase(0, 2, Map.of())).plus(30);

        assertThat(update.shares(other)).isFalse();
        assertThat(update.shares(Trace.NONE)).isFalse();
        assertThat(Trace.NONE.phase()).isEmpty();
    }

    @Test
    void nobodyChangesTheIdsOfATrace() {
        update.ids()[0] = 99;

        assertThat(update.ids()).containsExactly(10);
    }

    @Test
    void anEventHasOnlyTheAttributesOfItsKind() {
        LinkedHashMap<String, Object> attributes = new LinkedHashMap<>(Map.of("status", "OK"));

        assertThatThrownBy(() -> new Event(Events.FLAG_UPDATE, 1, 0, Trace.NONE, attributes))
                .hasMessage("FlagUpdateEvent has no attribute status");
    }

    @Test
    void kindsOfAKindAreOfItsKind() {
        assertThat(Events.HTTP_LAST_RESPONSE_ERROR.isA(Events.HTTP_RESPONSE_ERROR))
                .isTrue();
        assertThat(Events.HTTP_LAST_RESPONSE_ERROR.isA(Events.HTTP_RESPONSE_END))
                .isTrue();
        assertThat(Events.HTTP_RESPONSE_END.isA(Events.HTTP_LAST_RESPONSE_END)).isFalse();
        assertThat(Events.all()).allMatch(type -> type.isA(Events.EVENT));
        assertThat(Events.HTTP_FIRST_RESPONSE_ERROR.attributes()).contains("url", "body", "headers", "exception");
    }

    @Test
    void namesAreFoundWithAndWithoutTheirEnd() {
        assertThat(Events.byName("HTTPResponseEnd")).contains(Events.HTTP_RESPONSE_END);
        assertThat(Events.byName("HTTPResponseEndEvent")).contains(Events.HTTP_RESPONSE_END);
        assertThat(Events.byName("JMXMeasurement")).contains(Events.JMX_MEASUREMENT);
        assertThat(Events.byName("Nothing")).isEmpty();
        assertThat(Events.suggestion("HTTPResponsEndEvent")).isEqualTo("did you mean HTTPResponseEndEvent?");
    }
}
