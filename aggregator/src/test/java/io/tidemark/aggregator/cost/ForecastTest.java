package io.tidemark.aggregator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cost that the fleet's design promises, from the pace at which its parts really speak. */
class ForecastTest {
    private static final FunctionSize ARM = new FunctionSize(Architecture.ARM64, 1_769);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long TIMEOUT = 900_000;
    private static final Tariff PRICES = Tariffs.bundled().of("us-east-1").orElseThrow();
    /** A thousand workers, twenty names, with a bucket. */
    private static final Forecast LARGE = new Forecast(1_000, ARM, TIMEOUT, 3, 20, true);

    static Stream<Tariff> tariffs() {
        return Tariffs.bundled().byRegion().values().stream();
    }

    @ParameterizedTest
    @MethodSource("tariffs")
    void controlAndDataOfALargeFleetCostLessThanATwentiethOfItsFunctions(Tariff prices) {
        Cost cost = prices.cost(LARGE.usage(HOUR));
        assertThat((cost.total() - cost.lambda()) / cost.lambda())
                .as(prices.region())
                .isBetween(0.03, 0.05);
    }

    /** Each row of the table in the design is computed here; whoever changes the pace or a price changes it there. */
    @Test
    void theDesignStatesWhatIsComputed() throws IOException {
        String design = Files.readString(Path.of("../docs/design/005-fleet.md"));
        Cost all = PRICES.cost(LARGE.usage(HOUR));
        double rest = all.total() - all.lambda();
        assertThat(design)
                .contains("list of " + PRICES.date())
                .contains(row("functions: 1.73 GB for an hour, and 5 starts of 12 s, each", LARGE.functions(HOUR)))
                .contains(row("workers read the control: half a unit each second", LARGE.readings(HOUR)))
                .contains(
                        row("the centre writes its 3 copies each 2 s, and reads one each second", LARGE.control(HOUR)))
                .contains(row("claims; signs of life: a KB each 2 s, when nothing else is posted", LARGE.signs(HOUR)))
                .contains(row("parcels of 80 KB each 10 s: an object and a KB that names it", LARGE.parcels(HOUR)))
                .contains(row("the centre asks for each parcel twice, and gets the object", LARGE.collecting(HOUR)))
                .contains(String.format(
                        Locale.ROOT, "| **control and data** | **%.2f = %.1f %%** |", rest, 100 * rest / all.lambda()));
    }

    /** A small fleet pays for a live picture, up to an object a second and worker. */
    @ParameterizedTest
    @CsvSource({"10, 20, true, 0.272", "100, 20, true, 0.270", "100, 1, true, 0.036", "100, 20, false, 0.259"})
    void aSmallFleetPaysForALivePicture(int workers, int names, boolean bucket, double most) {
        Cost cost = PRICES.cost(new Forecast(workers, ARM, TIMEOUT, 1, names, bucket).usage(HOUR));
        assertThat((cost.total() - cost.lambda()) / cost.lambda()).isBetween(most * 0.98, most);
    }

    @ParameterizedTest
    @CsvSource({
        // Half the time-out at most is kept for the change
        "900000, PT1M,    1",
        "900000, PT14M,   1",
        "900000, PT14M1S, 2",
        "900000, PT1H,    5",
        "60000,  PT1M,    2",
    })
    void aLongLoadTakesSeveralInvocationsOfEachWorker(long timeoutMillis, Duration load, int shifts) {
        Usage usage = new Forecast(7, ARM, timeoutMillis, 1, 1, false).functions(load);
        assertThat(usage.invocations()).isEqualTo(7L * shifts);
        double seconds = 7.0 * (load.toSeconds() + (double) shifts * (Forecast.START_SECONDS + Forecast.STOP_SECONDS));
        assertThat(usage.arm64GigabyteSeconds()).isCloseTo(seconds * 1_769 / 1_024, within(1e-6));
    }

    @Test
    void whatIsSmallGoesIntoTheTable() {
        Usage small = new Forecast(10, ARM, TIMEOUT, 1, 2, true).usage(HOUR);
        assertThat(small.puts()).isZero();
        assertThat(small.gets()).isZero();
        Usage large = new Forecast(10, ARM, TIMEOUT, 1, 40, true).usage(HOUR);
        assertThat(large.puts()).isEqualTo(large.gets()).isGreaterThan(36_000);
        assertThat(new Forecast(10, ARM, TIMEOUT, 1, 40, false).usage(HOUR).writeUnits())
                .isGreaterThan(10 * large.writeUnits());
    }

    private static String row(String what, Usage usage) {
        return String.format(
                Locale.ROOT, "| %s | %.2f |", what, PRICES.cost(usage).total());
    }
}
