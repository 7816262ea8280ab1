package io.tidemark.aggregator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.units.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final Tariffs TARIFFS = Tariffs.bundled();
    private static final Tariff PRICES = TARIFFS.of("us-east-1").orElseThrow();
    private static final Duration LOAD = Duration.ofMinutes(10);
    private static final Forecast FIFTY =
            new Forecast(50, new FunctionSize(Architecture.ARM64, 1_769), 900_000, 1, 5, false);
    private static final double COST = PRICES.cost(FIFTY.usage(LOAD)).total();
    private static final Pattern FITS = Pattern.compile("--workers (\\d+), or --duration (\\S+)");

    @Test
    void withoutALimitNothingStandsAgainstARun() {
        assertThat(budget("us-east-1", CostLimit.NONE).problem(FIFTY, LOAD)).isEmpty();
        assertThat(budget("mars-north-1", CostLimit.NONE).problem(FIFTY, LOAD)).isEmpty();
        assertThat(Budget.NONE.problem(FIFTY, LOAD)).isEmpty();
    }

    @Test
    void aRunThatFitsIsNotRefused() {
        assertThat(budget("us-east-1", atMost(COST)).problem(FIFTY, LOAD)).isEmpty();
        assertThat(budget("us-east-1", atMost(COST * 0.999)).problem(FIFTY, LOAD))
                .isPresent();
    }

    @Test
    void aRefusalSaysWhatItWouldCost() {
        Problem problem = budget("us-east-1", atMost(0.25)).problem(FIFTY, LOAD).orElseThrow();
        assertThat(problem.toString())
                .startsWith("AWS: --max-cost = $0.25: must be at least what the run is going to cost, about $0.")
                .contains("Lambda $0.", "DynamoDB $0.", "us-east-1", TARIFFS.date());
    }

    /** What is proposed fits, and one more of it does not. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.25, 0.4, 0.76})
    void whatIsProposedFits(double dollars) {
        String hint = budget("us-east-1", atMost(dollars))
                .problem(FIFTY, LOAD)
                .orElseThrow()
                .hint();
        Matcher found = FITS.matcher(hint);
        assertThat(found.find()).as(hint).isTrue();
        int workers = Integer.parseInt(found.group(1));
        Duration time = Durations.parse(found.group(2));
        assertThat(costOf(workers, LOAD)).isLessThanOrEqualTo(dollars);
        assertThat(costOf(workers + 1, LOAD)).isGreaterThan(dollars);
        assertThat(costOf(50, time)).isLessThanOrEqualTo(dollars);
        assertThat(costOf(50, time.plusSeconds(1))).isGreaterThan(dollars);
    }

    @ParameterizedTest
    @CsvSource({"2, PT10M, 0.01, --duration", "50, PT1S, 0.01, --workers"})
    void onlyWhatFitsIsProposed(int workers, Duration load, double dollars, String option) {
        String hint = budget("us-east-1", atMost(dollars))
                .problem(FIFTY.withWorkers(workers), load)
                .orElseThrow()
                .hint();
        assertThat(hint).startsWith("this would fit: " + option + " ").doesNotContain(", or ");
    }

    @Test
    void nothingIsProposedWhereNothingFits() {
        assertThat(budget("us-east-1", atMost(1e-6))
                        .problem(FIFTY, LOAD)
                        .orElseThrow()
                        .hint())
                .isEqualTo("not even one worker, or one second, would fit");
    }

    @Test
    void aLimitInARegionWithoutPricesCannotBeKept() {
        Budget budget = budget("mars-north-1", atMost(100));
        assertThat(budget.problem(FIFTY, LOAD).orElseThrow().toString())
                .contains("--max-cost = $100", "mars-north-1 are not known", "leave it out", "eu-central-1");
        assertThat(budget.estimate(FIFTY, LOAD)).contains("cannot be said", "mars-north-1");
        assertThat(budget.bill(Usage.NONE, Usage.NONE)).isEmpty();
    }

    /** A search usually ends long before. */
    @Test
    void aRunThatMayEndSoonerMayBegin() {
        CostLimit limit = new CostLimit(OptionalDouble.of(0.1), Optional.of(Duration.ofHours(1)));
        Budget budget = budget("us-east-1", limit);
        assertThat(budget.problem(FIFTY, Duration.ofHours(24))).isEmpty();
        assertThat(budget.estimate(FIFTY, Duration.ofHours(24)))
                .startsWith("Estimated cost of at most 1h on 50 workers: about $")
                .contains(Dollars.of(costOf(50, Duration.ofHours(1))));
    }

    @Test
    void theEstimateIsASentence() {
        assertThat(budget("us-east-1", CostLimit.NONE).estimate(FIFTY, LOAD))
                .matches("Estimated cost of 10m on 50 workers: about \\$0\\.\\d\\d: Lambda \\$0\\.\\d\\d, DynamoDB "
                        + "\\$0\\.\\d+, S3 \\$0 \\(list prices of us-east-1, \\d{4}-\\d\\d-\\d\\d, without free tier and data "
                        + "transfer\\)\\.");
    }

    @ParameterizedTest
    @CsvSource({"1.9, 2.0, true", "2.5, 2.6, true", "1.9, 1.99, false", "0, 0, false"})
    void aLimitIsReachedWhenWhatIsCommittedReachesIt(double soFar, double committed, boolean spent) {
        Bill bill = new Bill(dollars(soFar), dollars(committed), OptionalDouble.of(2));
        assertThat(bill.isSpent()).isEqualTo(spent);
        assertThat(bill.reason()).startsWith("the cost limit of $2 was reached: about ");
        assertThat(new Bill(dollars(soFar), dollars(committed), OptionalDouble.empty()).isSpent())
                .isFalse();
    }

    private static Cost dollars(double dollars) {
        return new Cost("r", "d", Usage.NONE, dollars, 0, 0);
    }

    private static double costOf(int workers, Duration load) {
        return PRICES.cost(FIFTY.withWorkers(workers).usage(load)).total();
    }

    private static CostLimit atMost(double dollars) {
        return new CostLimit(OptionalDouble.of(dollars), Optional.empty());
    }

    private static Budget budget(String region, CostLimit limit) {
        return Budget.of(TARIFFS, region, limit);
    }
}
