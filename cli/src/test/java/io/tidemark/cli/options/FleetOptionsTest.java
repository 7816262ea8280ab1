package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetOptionsTest {
    @Test
    void functionsHaveDefaults() throws ProblemsException {
        LambdaSettings lambda = settings("127.0.0.1:9 --fleet lambda --region eu-west-1")
                .lambda()
                .orElseThrow();
        assertThat(lambda.function()).isEqualTo("tidemark-worker");
        assertThat(lambda.table()).isEqualTo("tidemark");
        assertThat(lambda.bucket()).isEmpty();
        assertThat(lambda.deployment()).isEqualTo("tidemark");
        assertThat(lambda.muster()).isEqualTo(Duration.ofMinutes(1));
        assertThat(lambda.replaceLost()).isFalse();
        assertThat(lambda.aws().region()).isEqualTo("eu-west-1");
        assertThat(settings("127.0.0.1:9 --fleet local").lambda()).isEmpty();
    }

    @Test
    void aFleetWithABucketKeepsItsRunsThereUnlessAnotherPlaceIsNamed() throws ProblemsException {
        assertThat(settings("127.0.0.1:9 --fleet lambda").to()).isEmpty();
        assertThat(settings("127.0.0.1:9 --fleet lambda --bucket load-tests").to())
                .hasValueSatisfying(bucket -> assertThat(bucket.place()).isEqualTo(new S3Place("load-tests", "")));
        assertThat(settings("127.0.0.1:9 --fleet lambda --bucket load-tests --to s3://team/a")
                        .to())
                .hasValueSatisfying(bucket -> assertThat(bucket.place()).isEqualTo(new S3Place("team", "a/")));
    }

    @Test
    void aDeploymentIsMeantByItsPrefix() throws ProblemsException {
        LambdaSettings lambda = settings("127.0.0.1:9 --fleet lambda --prefix shop --in-vpc --requests")
                .lambda()
                .orElseThrow();
        assertThat(lambda.function()).isEqualTo("shop-worker-vpc");
        assertThat(lambda.table()).isEqualTo("shop");
        assertThat(lambda.deployment()).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--function f", "--table t", "--bucket load-tests"})
    void whoBringsPartsOfHisOwnIsNotGivenABucket(String option) throws ProblemsException {
        assertThat(settings("127.0.0.1:9 --fleet lambda " + option)
                        .lambda()
                        .orElseThrow()
                        .deployment())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--function x                   | --function: is for --fleet lambda",
                "--table x --bucket yyy         | --table: is for --fleet lambda",
                "--table x --bucket yyy         | --bucket: is for --fleet lambda",
                "--replace-lost                 | --replace-lost: is for --fleet lambda",
                "--prefix x --in-vpc            | --prefix: is for --fleet lambda",
                "--prefix x --in-vpc            | --in-vpc: is for --fleet lambda",
                "--fleet lambda --prefix A      | --prefix = A: must be 3 to 20",
                "--fleet lambda --in-vpc --function x | --in-vpc: cannot be together with --function",
                "--fleet lambda --table x --requests  | --requests: needs a bucket with --fleet lambda",
                "--fleet moon                   | --fleet = moon: must be local or lambda",
                "--fleet lambda --bucket A      | --bucket = s3://A: must be s3://BUCKET",
                "--fleet lambda --wait soon     | --wait = soon: must be a duration",
            })
    void whatIsWrongIsTold(String options, String problem) {
        assertThat(Orders.problems("127.0.0.1:9 " + options))
                .anyMatch(text -> text.startsWith("command line: " + problem));
    }

    private static RunSettings settings(String arguments) throws ProblemsException {
        return Orders.order(arguments, Path.of("")).settings();
    }
}
