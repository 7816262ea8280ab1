package io.tidemark.sizing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SearchSteeringTest {
    private static final int LONG = 7_200;
    private static final double CAPACITY = 380;
    /** Where 5 % are bad, because 95 % of it are the capacity. */
    private static final double LIMIT = CAPACITY / 0.95;

    private static final SearchSettings SETTINGS = new SearchSettings(
            Mode.CAPACITY,
            Variable.RATE,
            0.05,
            50,
            10_000,
            0.08,
            OptionalDouble.empty(),
            new Pace(10, 40, 3, 2, 5, 20, 8),
            Budget.UNLIMITED,
            1);

    private final List<Observation> seen = new ArrayList<>();

    @Test
    void theSearchFindsTheLimitOfAServiceThatRefusesWhatIsTooMuch() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        SearchSteering search = steering(List.of(), Turn.ALWAYS);
        helm.run(search, LONG);

        Answer answer = search.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(Answer.Status.FOUND);
        Estimate estimate = answer.estimate().orElseThrow();
        assertThat(estimate.low()).isLessThan(LIMIT);
        assertThat(estimate.high()).isGreaterThan(LIMIT);
        assertThat(estimate.median()).isCloseTo(LIMIT, within(0.04 * LIMIT));
        assertThat(helm.finished).isEqualTo(answer.sentence());
        assertThat(kinds()).contains(Trial.Kind.WARM_UP, Trial.Kind.PROBE, Trial.Kind.WINDOW, Trial.Kind.SOAK);
    }

    @Test
    void everyTrialIsFollowedByARestUntilNothingIsUnderWay() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        helm.run(steering(List.of(), Turn.ALWAYS), LONG);

        int firstProbe = 0;
        while (!helm.phases.get(firstProbe).contains("probe")) {
            firstProbe++;
        }
        for (int i = firstProbe; i < helm.offers.size(); i += 2) {
            assertThat(helm.offers.get(i).load()).as(helm.phases.get(i)).isPositive();
            if (i + 1 < helm.offers.size()) {
                assertThat(helm.offers.get(i + 1).load()).isZero();
            }
        }
    }

    @Test
    void aLoadThatIsPlainlyTooMuchIsNotHeldToTheEnd() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(60);
        helm.run(steering(List.of(), Turn.ALWAYS), LONG);

        assertThat(seen).anySatisfy(observation -> {
            assertThat(observation.aborted()).isTrue();
            assertThat(observation.seconds()).isLessThan(observation.trial().measureSeconds());
            assertThat(observation.badShare()).isGreaterThan(0.05);
        });
    }

    @Test
    void aWindowInWhichTheGeneratorWasBusyIsInvalidAndRepeated() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        helm.busy(0.97, 30);
        SearchSteering search = steering(List.of(), Turn.ALWAYS);
        helm.run(search, LONG);

        assertThat(seen)
                .anySatisfy(observation -> assertThat(observation.invalid())
                        .anySatisfy(reason -> assertThat(reason).contains("CPU")));
        assertThat(seen)
                .last()
                .satisfies(observation -> assertThat(observation.isValid()).isTrue());
        assertThat(search.answer().orElseThrow().status()).isEqualTo(Answer.Status.FOUND);
    }

    @Test
    void aGeneratorThatIsAlwaysBusyEndsTheSearchAsInvalid() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        helm.busy(0.97, LONG);
        SearchSteering search = steering(List.of(), Turn.ALWAYS);
        helm.run(search, LONG);

        Answer answer = search.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(Answer.Status.INVALID);
        assertThat(answer.sentence()).contains("CPU");
    }

    @Test
    void aLostWorkerMakesEveryWindowInvalid() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        helm.lost = 1;
        SearchSteering search = steering(List.of(), Turn.ALWAYS);
        helm.run(search, LONG);

        assertThat(search.answer().orElseThrow().status()).isEqualTo(Answer.Status.INVALID);
        assertThat(seen)
                .allSatisfy(observation -> assertThat(observation.invalid()).contains("1 worker was lost."));
    }

    @Test
    void aTargetThatTakesRequestsAndNeverAnswersIsGivenUpWithinSeconds() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY).silent();
        SearchSteering search = steering(List.of(), Turn.ALWAYS);
        helm.run(search, LONG);

        Answer answer = search.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(Answer.Status.TARGET_LOST);
        assertThat(answer.sentence()).contains("has not answered one of");
        assertThat(helm.completeSecond()).isLessThan(15);
    }

    @Test
    void aSearchIsTakenUpWhereItWasLeft() throws Exception {
        VirtualHelm first = VirtualHelm.refusingBeyond(CAPACITY);
        first.run(steering(List.of(), Turn.ALWAYS), 100);
        assertThat(first.finished).isEmpty();
        List<Observation> earlier = List.copyOf(seen);
        seen.clear();

        VirtualHelm second = VirtualHelm.refusingBeyond(CAPACITY);
        SearchSteering search = steering(earlier, Turn.ALWAYS);
        second.run(search, LONG);

        assertThat(search.answer().orElseThrow().status()).isEqualTo(Answer.Status.FOUND);
        assertThat(kinds()).doesNotContain(Trial.Kind.PROBE);
    }

    @Test
    void whoIsTakenOutEndsWithWhatIsKnown() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        SearchSteering search = steering(
                List.of(),
                (settings, observations) ->
                        windows(observations) < 4 ? new Turn.Reply.Go() : new Turn.Reply.Leave("lost the race"));
        helm.run(search, LONG);

        Answer answer = search.answer().orElseThrow();
        assertThat(answer.sentence()).isEqualTo("lost the race");
        assertThat(answer.estimate()).isPresent();
        assertThat(windows(seen)).isEqualTo(4);
    }

    @Test
    void whoHasNoTurnOffersNothing() throws Exception {
        VirtualHelm helm = VirtualHelm.refusingBeyond(CAPACITY);
        helm.run(steering(List.of(), (settings, observations) -> new Turn.Reply.Wait()), 30);

        assertThat(helm.offers).isEmpty();
    }

    private static long windows(List<Observation> observations) {
        return observations.stream()
                .filter(observation -> observation.trial().kind() == Trial.Kind.WINDOW)
                .count();
    }

    private List<Trial.Kind> kinds() {
        return seen.stream().map(observation -> observation.trial().kind()).toList();
    }

    private SearchSteering steering(List<Observation> earlier, Turn turn) throws Exception {
        Plan plan = PlanReader.read(PlanSource.text(
                "{target: 'http://127.0.0.1', load: {rate: 1/s, duration: 1s}, scenarios: [{steps: [{get: /}]}]}",
                PlanFiles.none()));
        return new SearchSteering(
                SETTINGS,
                earlier,
                WindowGate.of(plan),
                turn,
                Duration.ofMillis(300),
                Duration.ofSeconds(10),
                seen::add);
    }
}
