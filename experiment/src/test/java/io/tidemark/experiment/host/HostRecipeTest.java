package io.tidemark.experiment.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.TestSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRecipeTest {
    private static final Scope SCOPE = Scope.of(Map.of("a", 2.0, "b", "t3.small", "rate", 8080L));

    @Test
    void everythingMayDependOnParameters() throws Exception {
        HostOrder order = order("{image: 'shop:{{a}}', command: 'serve --type \"{{b}} x\"', port: '{{rate}}', "
                + "env: {THREADS: '{{a}}'}, volumes: [/here:/there], cpus: '{{a}}', memory: '{{a}}GiB', ready: /ping}");
        assertThat(order.type()).isEqualTo(HostKind.DOCKER);
        assertThat(order.image()).startsWith("shop:2");
        assertThat(order.command()).containsExactly("serve", "--type", "t3.small x");
        assertThat(order.port()).isEqualTo(OptionalInt.of(8080));
        assertThat(order.environment()).containsOnlyKeys("THREADS");
        assertThat(order.volumes()).containsExactly("/here:/there");
        assertThat(order.cpus()).isEqualTo(OptionalDouble.of(2));
        assertThat(order.memoryBytes()).isEqualTo(OptionalLong.of(2L << 30));
        assertThat(order.ready()).contains("/ping");
    }

    @Test
    void whatIsEmptyInAPhaseIsLeftOut() throws Exception {
        HostOrder order = order("{image: shop, port: 80, memory: '{{nothing}}'}");
        assertThat(order.memoryBytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {command: java Shop}                                             | PROCESS
            {image: shop, port: 80}                                          | DOCKER
            {image: shop, port: 80, instance_type: t3.small}                 | DOCKER
            {type: ec2, image: shop, port: 80, instance-type: t3.small}      | EC2
            {type: demo}                                                     | DEMO
            {url: 'http://127.0.0.1:80'}                                     | URL
            """)
    void theTypeFollowsFromWhatIsGiven(String yaml, HostKind kind) throws Exception {
        assertThat(order(yaml).type()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            port    | {image: x, port: 70000}
            port    | {image: x, port: 0}
            port    | {image: x, port: 1.5}
            cpus    | {image: x, port: 80, cpus: -1}
            cpus    | {image: x, port: 80, cpus: many}
            memory  | {image: x, port: 80, memory: much}
            ready   | {image: x, port: 80, ready: ping}
            command | {command: "a 'b"}
            """)
    void whatIsWrongIsToldByItsKey(String key, String yaml) {
        assertThatThrownBy(() -> order(yaml))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("host: " + key + " = ");
    }

    @Test
    void wordsAreCutAsAShellDoes() {
        assertThat(CommandWords.of("  a 'b  c' d\"e f\"g '' ")).isEqualTo(List.of("a", "b  c", "de fg", ""));
        assertThat(CommandWords.of(" ")).isEmpty();
    }

    private static HostOrder order(String yaml) throws ProblemsException {
        return TestSettings.read(HostChannel.TYPE.options(), HostRecipe::read, yaml)
                .order(SCOPE);
    }
}
