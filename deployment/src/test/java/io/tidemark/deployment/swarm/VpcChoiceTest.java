package io.tidemark.deployment.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VpcChoiceTest {
    @Test
    void itIsTheDefaultOneNoneOrThisOne() {
        assertThat(VpcChoice.parse("default")).isEqualTo(new VpcChoice.Default());
        assertThat(VpcChoice.parse("none")).isEqualTo(new VpcChoice.None());
        assertThat(VpcChoice.parse("vpc-0a1b2c3d")).isEqualTo(new VpcChoice.Named("vpc-0a1b2c3d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mine", "vpc-", "vpc-XYZ12345", "subnet-0a1b2c3d"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VpcChoice.parse(text))
                .withMessageContaining("vpc-0a1b2c3d");
    }
}
