package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.compare.CompareOrder;
import io.tidemark.cli.compare.CompareOrder.Source;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.compare.Better;
import io.tidemark.experiment.compare.CompareSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareOptionsTest {
    private static final Path DIRECTORY = Path.of("/here");

    @Test
    void twoPathsAreEnough() throws ProblemsException {
        CompareOrder order = order("old.json new");
        assertThat(order.before()).containsExactly(new Source("BEFORE", "old.json", Path.of("/here/old.json")));
        assertThat(order.after()).containsExactly(new Source("AFTER", "new", Path.of("/here/new")));
        assertThat(order.settings()).isEqualTo(CompareSettings.DEFAULT);
        assertThat(order.json()).isFalse();
        assertThat(order.page()).isEmpty();
        assertThat(order.show()).isFalse();
    }

    @Test
    void theOptionsOfTheDriversToolAreUnderstood() throws ProblemsException {
        CompareOrder order = order(
                "-r a.json -r b.json -i c.json -t 2.5 -w m=0.5 -w n=3 -W --ignore-metric x,y --ignore-metric z -P --json");
        assertThat(order.before().stream().map(Source::text)).containsExactly("a.json", "b.json");
        assertThat(order.after().stream().map(Source::flag)).containsExactly("--after");
        CompareSettings settings = order.settings();
        assertThat(settings.threshold()).isEqualTo(2.5);
        assertThat(settings.weights()).isEqualTo(Map.of("m", 0.5, "n", 3.0));
        assertThat(settings.otherWeight()).isZero();
        assertThat(settings.ignored()).containsExactlyInAnyOrder("x", "y", "z");
        assertThat(order.json()).isTrue();
        assertThat(order.page()).contains(Path.of("/here/compare.html"));
        assertThat(order.show()).isTrue();
    }

    @Test
    void whatTheDriversToolHadNot() throws ProblemsException {
        CompareOrder order = order(
                "a b --better m=lower --better a=b=HIGHER --only-worse --axis rate --without-spread 2.5% --html out.html");
        CompareSettings settings = order.settings();
        assertThat(settings.better()).isEqualTo(Map.of("m", Better.LOWER, "a=b", Better.HIGHER));
        assertThat(settings.onlyWorse()).isTrue();
        assertThat(settings.axis()).contains("rate");
        assertThat(settings.grain()).isEqualTo(0.025);
        assertThat(order.page()).contains(Path.of("/here/out.html"));
        assertThat(order.show()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                    | AFTER: must be there
            -i a                 | BEFORE: must be there
            a b -r c             | --before = c: cannot be together with BEFORE and AFTER
            a b -t 0             | --threshold = 0: must be a number > 0
            a b -t x             | --threshold = x: must be a number > 0
            a b -w m             | --weight = m: must be a metric, an equals sign and a value
            a b -w =1            | --weight = =1: must be a metric, an equals sign and a value
            a b -w m=-1          | --weight = m=-1: must have a number from 0 on after the equals sign
            a b --better m=up    | --better = m=up: must say lower or higher after the equals sign
            a b --without-spread 0% | --without-spread = 0%: must be a percentage > 0
            """)
    void mistakesAreToldByTheirOption(String arguments, String problem) {
        assertThat(problems(arguments)).singleElement().asString().contains(problem);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(problems("-t 0 -w m --without-spread x")).hasSize(5);
    }

    private static List<Problem> problems(String arguments) {
        try {
            order(arguments);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    private static CompareOrder order(String arguments) throws ProblemsException {
        CompareOptions options = new CompareOptions();
        new CommandLine(options).parseArgs(arguments.split(" "));
        return options.order(DIRECTORY);
    }
}
