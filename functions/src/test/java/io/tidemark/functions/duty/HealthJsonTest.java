package io.tidemark.functions.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.build.BuildInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthJsonTest {
    private static final Health HEALTH = new Health(
            new BuildInfo("1.2.3", "0123456789ab"),
            new Health.StartUp(120, 650, 210),
            new Health.Jvm("25.0.1", "OpenJDK", "mixed mode, sharing", "aarch64", 2, 1L << 32),
            1,
            7);

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(HealthJson.read(HealthJson.write(HEALTH))).isEqualTo(HEALTH);
    }

    @Test
    void unknownFieldsAreLeftAsideAndMissingOnesAreEmpty() throws IOException {
        Health health = HealthJson.read(bytes("{\"new\":{\"version\":\"9\"},\"version\":\"2\",\"list\":[1]}"));

        assertThat(health.build()).isEqualTo(new BuildInfo("2", ""));
        assertThat(health.events()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"events\":\"many\"}"})
    void otherAnswersAreRefused(String answer) {
        assertThatThrownBy(() -> HealthJson.read(bytes(answer))).isInstanceOf(IOException.class);
    }

    @Test
    void pingIsOne() {
        assertThat(HealthJson.isPing(HealthJson.ping())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"ping\":false}", "{\"run\":1,\"ping\":true}", "[{\"ping\":true}]", "ping"})
    void otherEventsAreNoPing(String event) {
        assertThat(HealthJson.isPing(bytes(event))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
