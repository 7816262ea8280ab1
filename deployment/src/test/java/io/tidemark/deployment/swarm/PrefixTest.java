package io.tidemark.deployment.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @Test
    void allNamesBeginWithIt() {
        Prefix prefix = new Prefix("load-tests");
        assertThat(prefix.swarm()).isEqualTo("load-tests-swarm");
        assertThat(prefix.targets()).isEqualTo("load-tests-target-");
        assertThat(prefix.bucket("123456789012", "eu-west-1")).isEqualTo("load-tests-123456789012-eu-west-1");
    }

    @Test
    void theLongestStillMakesABucketsName() {
        assertThat(new Prefix("a".repeat(20)).bucket("123456789012", "ap-southeast-99"))
                .hasSizeLessThanOrEqualTo(63);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tidemark", "ab", "1abc", "-abc", "a_bc", "a.bc", "aaaaaaaaaaaaaaaaaaaaa", "a bc"})
    void whatCannotBeginABucketIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prefix.parse(text))
                .withMessageContaining("3 to 20");
    }
}
