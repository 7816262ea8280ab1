package io.tidemark.swarm.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.core.window.Health;
import io.tidemark.swarm.live.Crew.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrewTest {
    private final Crew crew = new Crew(4);

    @Test
    void everyWorkerIsInOneState() {
        List<WorkerFailure> failures = List.of(
                new WorkerFailure(2, 0, Fate.SILENT, "it fell silent"),
                new WorkerFailure(1, 0, Fate.REPLACED, "its time was up"));
        crew.look(List.of(0, 2), failures, worker -> worker == 3 ? -1 : 40);

        assertThat(crew.members())
                .extracting(member -> member.state)
                .containsExactly(State.SERVING, State.HELD, State.MISSING, State.WAITING);
        assertThat(crew.members()).extracting(member -> member.share).containsExactly(0.5, 0.0, 0.5, 0.0);
        assertThat(crew.members().get(2).remark).isEqualTo("it fell silent");
        assertThat(crew.count(State.SERVING)).isEqualTo(1);
        crew.end();
        assertThat(crew.members())
                .extracting(member -> member.state)
                .containsExactly(State.DONE, State.DONE, State.MISSING, State.WAITING);
    }

    @Test
    void aWorkerOverNinetyPercentOfItsCpuIsNamed() {
        crew.look(List.of(0, 1, 2, 3), List.of(), worker -> 10);
        crew.heard(0, health(0.5));
        crew.heard(2, health(0.91));
        crew.heard(3, health(0.9));

        assertThat(crew.hot()).containsExactly(3);
        assertThat(crew.busiest().number).isEqualTo(2);
    }

    private static Health health(double cpu) {
        return new Health(1, 1, 1, 0, Math.round(cpu * 1e6), 1_000_000, 70, 0, 10, 100);
    }
}
