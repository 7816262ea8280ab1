package io.tidemark.aggregator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TariffsTest {
    private static final Tariffs BUNDLED = Tariffs.bundled();
    private static final String HEADER = "region,lambda_arm64,lambda_x86,lambda_million,dynamodb_write_million,"
            + "dynamodb_read_million,s3_put_thousand,s3_get_thousand,s3_gigabyte_month\n";
    private static final String COMMENTS = "# source: us\n# date: 2026-01-02\n";

    @Test
    void thePricesHaveASourceAndADate() {
        assertThat(BUNDLED.source()).contains("list prices");
        assertThat(LocalDate.parse(BUNDLED.date())).isAfter("2024-11-01");
        assertThat(BUNDLED.of("us-east-1")).map(Tariff::date).hasValue(BUNDLED.date());
        assertThat(BUNDLED.of("mars-north-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // A million of each, in us-east-1: arm64 and x86 GB-seconds, invocations, writing, reading, puts, gets
        "1, 0, 0, 0, 0, 0, 0, 13.3334, 0,     0",
        "0, 1, 0, 0, 0, 0, 0, 16.6667, 0,     0",
        "0, 0, 1, 0, 0, 0, 0, 0.20,    0,     0",
        "0, 0, 0, 1, 0, 0, 0, 0,       0.625, 0",
        "0, 0, 0, 0, 1, 0, 0, 0,       0.125, 0",
        "0, 0, 0, 0, 0, 1, 0, 0,       0,     5",
        "0, 0, 0, 0, 0, 0, 1, 0,       0,     0.4",
        "1, 1, 1, 1, 1, 1, 1, 30.2001, 0.75,  5.4",
    })
    void everythingUsedHasItsPrice(
            int arm,
            int x86,
            int calls,
            int writes,
            int reads,
            int puts,
            int gets,
            double lambda,
            double dynamo,
            double s3) {
        int million = 1_000_000;
        Usage usage = new Usage(
                arm * million,
                x86 * million,
                (long) calls * million,
                writes * million,
                reads * million,
                (long) puts * million,
                (long) gets * million);
        Cost cost = BUNDLED.of("us-east-1").orElseThrow().cost(usage);

        assertThat(cost.lambda()).isCloseTo(lambda, within(1e-6));
        assertThat(cost.dynamoDb()).isCloseTo(dynamo, within(1e-6));
        assertThat(cost.s3()).isCloseTo(s3, within(1e-6));
        assertThat(cost.total()).isCloseTo(lambda + dynamo + s3, within(1e-6));
        assertThat(cost.basis()).contains("us-east-1", BUNDLED.date(), "without free tier");
    }

    @Test
    void whatIsStoredHasItsPrice() {
        assertThat(BUNDLED.of("us-east-1").orElseThrow().storedGigabyteMonth()).isEqualTo(0.023);
        assertThat(BUNDLED.of("eu-central-1").orElseThrow().storedGigabyteMonth())
                .isEqualTo(0.0245);
    }

    @Test
    void aCostIsSaidByService() {
        assertThat(new Cost("r", "d", Usage.NONE, 0.88, 0.03, 0.02).words())
                .isEqualTo("$0.93: Lambda $0.88, DynamoDB $0.03, S3 $0.02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# date: 2026-01-02\n" + HEADER,
                "# source: us\n" + HEADER,
                COMMENTS,
                COMMENTS + "region,price\n",
                COMMENTS + HEADER + "a,1,1,1,1,1,1,1\n",
                COMMENTS + HEADER + "a,1,1,1,0,1,1,1,1\n",
                COMMENTS + HEADER + "a,1,1,1,x,1,1,1,1\n",
                COMMENTS + HEADER + "a,1,1,1,1,1,1,1,1\na,1,1,1,1,1,1,1,1\n",
            })
    void aListThatIsWrongIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tariffs.parse(text));
    }
}
