package io.tidemark.sizing.compare;

import static io.tidemark.sizing.compare.Types.BURST;
import static io.tidemark.sizing.compare.Types.HUGE;
import static io.tidemark.sizing.compare.Types.LARGE;
import static io.tidemark.sizing.compare.Types.SMALL;
import static io.tidemark.sizing.testing.Sizings.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Answer.Status;
import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.testing.Sizings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final Goal NO_NEED = new Goal(OptionalDouble.empty(), 0.3, 1, 3);
    private static final Goal NEED = new Goal(OptionalDouble.of(1_200), 0.3, 1, 3);

    @Test
    void machinesAreCountedByTheLowEndWithHeadroom() {
        Candidate only = compare(NEED, found(LARGE, 400, 430, 460)).getFirst();
        // 1200 / (400 * 0.7) = 4.29
        assertThat(only.machines()).hasValue(5);
        assertThat(only.dollarsPerMonth().getAsDouble()).isEqualTo(5 * 0.072 * 730, within(1e-9));
        assertThat(only.winner()).isTrue();
    }

    @Test
    void costIsThatOfGoodRequestsAndCarriesTheIntervalOver() {
        // At its capacity one request in twenty is bad, and paid for too.
        double good = 0.95;
        Candidate only = compare(NO_NEED, found(SMALL, 80, 100, 125)).getFirst();
        assertThat(only.costPerMillion()).hasValueSatisfying(cost -> {
            assertThat(cost.low()).as("at the highest capacity").isEqualTo(0.08 / good, within(1e-12));
            assertThat(cost.median()).isEqualTo(0.1 / good, within(1e-12));
            assertThat(cost.high()).isEqualTo(0.125 / good, within(1e-12));
        });
        assertThat(only.machines()).isEmpty();
        assertThat(only.dollarsPerMonth()).isEmpty();
    }

    @Test
    void theCheapestForTheNeedComesFirstAndWins() {
        List<Candidate> ranked = compare(
                NEED, found(HUGE, 1_000, 1_100, 1_200), found(SMALL, 100, 105, 110), found(LARGE, 400, 410, 420));
        assertThat(ranked)
                .extracting(candidate ->
                        candidate.type().name() + " " + candidate.machines().getAsInt())
                .containsExactly("box.large 5", "box.small 18", "box.huge 2");
        assertThat(ranked).extracting(Candidate::winner).containsExactly(true, false, false);
        assertThat(ranked.getFirst().remark()).isEmpty();
    }

    @Test
    void whatCannotBeComparedComesLastAndSaysWhy() {
        List<Candidate> ranked = compare(
                NEED,
                new Entry(HUGE, Optional.empty(), false, "could not be started: no such image"),
                Entry.finished(SMALL, Sizings.of(answer(Status.INVALID, 900, 950, 1_000))),
                found(LARGE, 400, 410, 420));
        assertThat(ranked).extracting(Candidate::type).startsWith(LARGE);
        assertThat(ranked)
                .extracting(Candidate::remark)
                .containsExactlyInAnyOrder(
                        "", "could not be started: no such image", "cannot be compared: the search ended");
        assertThat(ranked)
                .filteredOn(Candidate::winner)
                .extracting(Candidate::type)
                .containsExactly(LARGE);
    }

    @Test
    void whoWasDroppedNeverWins() {
        List<Candidate> ranked = compare(
                NO_NEED,
                new Entry(SMALL, found(SMALL, 300, 305, 310).sizing(), true, "dropped after 5 windows"),
                found(LARGE, 400, 410, 420));
        assertThat(ranked)
                .filteredOn(Candidate::winner)
                .extracting(Candidate::type)
                .containsExactly(LARGE);
    }

    @Test
    void nobodyWinsWhenNobodyCanBeCompared() {
        assertThat(compare(NEED, Entry.finished(SMALL, Sizings.of(answer(Status.FOUND, 0, 5, 10)))))
                .noneMatch(Candidate::winner)
                .allSatisfy(candidate -> assertThat(candidate.costPerMillion()).isEmpty());
        assertThat(compare(NEED)).isEmpty();
    }

    @Test
    void aBurstIsNotSoldAsCapacity() {
        Candidate burst = compare(NEED, found(BURST, 200, 210, 220)).getFirst();
        assertThat(burst.machines()).hasValue(9);
        assertThat(burst.remark())
                .isEqualTo("holds only while burst credits last: for good it has 0.40 of its 2 CPUs, about 40/s if the"
                        + " CPU limits it, and 43 would be needed");
    }

    @Test
    void creditsAndAllowancesAreToldWhereTheyAreTheTypesOwn() {
        Map<Metric, Double> busy = Map.of(Metric.HOST_CPU, 0.9, Metric.HOST_PACKETS_EXCEEDED, 120.0);
        Sizing emulated = Sizings.of(
                Sizings.settings(SearchSettings.Variable.RATE),
                List.of(),
                answer(Status.FOUND, 200, 210, 220),
                List.of(new HostSample(0, busy), new HostSample(600_000, busy)));
        assertThat(compare(NO_NEED, Entry.finished(BURST, emulated)).getFirst().remark())
                .doesNotContain("used", "packets");
        assertThat(compare(NO_NEED, Entry.finished(BURST, on("ec2", emulated)))
                        .getFirst()
                        .remark())
                .startsWith("holds only while burst credits last")
                .endsWith(
                        "; used 18 CPU credits and earned 4.0 meanwhile: 14 came from its balance, or are billed as surplus;"
                                + " had up to 120/s packets held up because there were more than the machine's type allows");
    }

    @Test
    void aTypeThatIsAloneIsToldTheSame() {
        Map<Metric, Double> busy = Map.of(Metric.HOST_CPU, 0.9);
        Sizing alone = Sizings.of(
                Sizings.settings(SearchSettings.Variable.RATE),
                List.of(),
                answer(Status.FOUND, 200, 210, 220),
                List.of(new HostSample(0, busy), new HostSample(600_000, busy)));
        assertThat(Remarks.noted(on("ec2", alone), BURST).answer().notes())
                .containsExactly(
                        "A " + BURST.name()
                                + " holds only while burst credits last: for good it has 0.40 of its 2 CPUs, about"
                                + " 40/s if the CPU limits it.",
                        "A " + BURST.name()
                                + " used 18 CPU credits and earned 4.0 meanwhile: 14 came from its balance, or are"
                                + " billed as surplus.");
        assertThat(Remarks.noted(on("ec2", alone), SMALL).answer()).isEqualTo(alone.answer());
    }

    @Test
    void aLeadWithinTheIntervalsIsNotCalledProven() {
        List<Candidate> ranked = compare(NO_NEED, found(SMALL, 95, 105, 115), found(LARGE, 170, 200, 230));
        assertThat(ranked.getFirst().remark())
                .isEqualTo("its interval overlaps that of box.large: which of the two is cheaper per request is not"
                        + " proven");
        assertThat(ranked.get(1).remark()).isEmpty();
        assertThat(compare(NEED, found(SMALL, 95, 105, 115), found(LARGE, 170, 200, 230)))
                .as("whole machines decide")
                .allSatisfy(candidate -> assertThat(candidate.remark()).isEmpty());
    }

    @Test
    void anEarlyEndIsSaid() {
        assertThat(compare(NO_NEED, Entry.finished(SMALL, Sizings.of(answer(Status.ABOVE_HIGHEST, 95, 105, 115))))
                        .getFirst()
                        .remark())
                .contains("costs at most this");
        assertThat(compare(NO_NEED, Entry.finished(SMALL, Sizings.of(answer(Status.OUT_OF_BUDGET, 95, 105, 115))))
                        .getFirst()
                        .remark())
                .contains("ended early");
    }

    @Test
    void leastMachinesAreBoughtWhateverOneCarries() {
        Goal spare = new Goal(OptionalDouble.of(10), 0, 2, 3);
        assertThat(compare(spare, found(HUGE, 1_000, 1_100, 1_200)).getFirst().machines())
                .hasValue(2);
    }

    @Test
    void usersAreTurnedIntoTheRequestsTheyMake() {
        Answer users = answer(Status.FOUND, 90, 100, 110);
        SearchSettings by = Sizings.settings(SearchSettings.Variable.USERS);
        assertThat(Capacities.perSecond(
                        by, List.of(Sizings.good(20, 100), Sizings.good(90, 180), Sizings.good(100, 200)), users))
                .hasValueSatisfying(capacity -> assertThat(capacity.low()).isEqualTo(180, within(1e-9)));
        assertThat(Capacities.perSecond(by, List.of(Sizings.good(20, 100)), users))
                .isEmpty();
    }

    @Test
    void unseenSizesOfAFamilyArePredictedAndLabelled() {
        MachineType medium = Types.type("box.medium", 4, 0.144);
        List<MachineType> offered = List.of(SMALL, LARGE, medium, HUGE, BURST);
        List<Candidate> two = compare(NEED, found(SMALL, 95, 100, 105), found(LARGE, 156, 195, 200));
        List<Prediction> predictions = Prediction.of(
                offered, two, NEED, points -> Optional.of(new ScalabilityFit(100, 0.05, 0, points.size())));
        assertThat(predictions).singleElement().satisfies(prediction -> {
            assertThat(prediction.type()).as("not beyond twice the largest").isEqualTo(medium);
            assertThat(prediction.capacity()).isEqualTo(400 / 1.15, within(1e-9));
            assertThat(prediction.dollarsPerMillion())
                    .as("paid for bad requests too, as those that were measured")
                    .isEqualTo(0.144 / 3_600 / (400 / 1.15) * 1e6 / 0.95, within(1e-9));
            // 1200 / (348 * 0.7 * 0.8): as cautious as the lower end of the widest interval.
            assertThat(prediction.machines()).hasValue(7);
            assertThat(prediction.sentence())
                    .isEqualTo("a prediction from box.small, box.large by the Universal Scalability Law, not a"
                            + " measurement");
        });
        assertThat(Prediction.of(offered, two, NEED, points -> Optional.empty()))
                .as("when the law does not fit")
                .isEmpty();
        List<Candidate> one = compare(NEED, found(SMALL, 95, 100, 105));
        assertThat(Prediction.of(offered, one, NEED, points -> Optional.of(new ScalabilityFit(1, 0, 0, 1))))
                .as("from a single size")
                .isEmpty();
    }

    @Test
    void whatTheLawOfCpusKnowsNothingOfIsNotPredicted() {
        MachineType lean = new MachineType("box.lean", 2, 1L << 30, OptionalDouble.empty(), 1, 0.01);
        MachineType rich = new MachineType("box.rich", 2, 16L << 30, OptionalDouble.empty(), 1, 0.2);
        MachineType bare = new MachineType("box.metal", 2, 16L << 30, OptionalDouble.empty(), 1, 0.2);
        MachineType tiny = Types.type("box.tiny", 1, 0.02);
        MachineType middle = Types.type("box.medium", 4, 0.144);
        List<Candidate> measured = compare(NEED, found(LARGE, 190, 195, 200), found(middle, 380, 390, 400));
        List<Prediction> predictions = Prediction.of(
                List.of(lean, rich, bare, tiny),
                measured,
                NEED,
                points -> Optional.of(new ScalabilityFit(100, 0.01, 0, 1)));
        assertThat(predictions)
                .extracting(prediction -> prediction.type().name())
                .as("less memory than a type with as many CPUs, and bare metal")
                .containsExactlyInAnyOrder("box.tiny", "box.rich");
        assertThat(predictions)
                .filteredOn(prediction -> prediction.type().equals(tiny))
                .singleElement()
                .satisfies(prediction ->
                        assertThat(prediction.sentence()).endsWith("whether its memory suffices is not known"));
    }

    @Test
    void threeSizesOfAFamilyPredictTheFourth() {
        MachineType medium = Types.type("box.medium", 4, 0.144);
        Terms terms = new Terms("north", "", List.of(SMALL, LARGE, medium, HUGE));
        Comparison comparison = Comparisons.of(
                NEED,
                terms,
                List.of(found(SMALL, 95, 100, 105), found(LARGE, 180, 190, 200), found(HUGE, 600, 620, 640)));
        assertThat(comparison.predictions()).singleElement().satisfies(prediction -> {
            assertThat(prediction.type()).isEqualTo(medium);
            assertThat(prediction.capacity()).isBetween(340.0, 370.0);
        });
    }

    private static Sizing on(String kind, Sizing sizing) {
        HostFacts host = sizing.host();
        return new Sizing(
                sizing.run(),
                sizing.method(),
                sizing.settings(),
                sizing.observations(),
                sizing.answer(),
                new HostFacts(kind, host.description(), host.type(), host.cpus(), host.memoryBytes(), false),
                sizing.probe(),
                sizing.samples(),
                sizing.bottleneck(),
                sizing.stated());
    }

    private static List<Candidate> compare(Goal goal, Entry... entries) {
        Comparison comparison =
                Comparisons.of(goal, new Terms("north", Comparisons.EMULATION_CAVEAT, List.of()), List.of(entries));
        assertThat(comparison.need()).isEqualTo(goal.need());
        assertThat(comparison.caveat()).contains("as fast as this machine's, not as that type's");
        return comparison.candidates();
    }

    private static Entry found(MachineType type, double low, double median, double high) {
        return Entry.finished(type, Sizings.of(answer(Status.FOUND, low, median, high)));
    }
}
