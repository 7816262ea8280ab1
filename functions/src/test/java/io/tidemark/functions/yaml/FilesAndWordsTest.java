package io.tidemark.functions.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers of several files, and of files in the manner of YAML 1.1, need. */
class FilesAndWordsTest {
    private final Problems problems = new Problems();

    private Value value(String written, ScalarKinds kinds) throws ProblemsException {
        Mapping mapping = (Mapping) new YamlFile("experiment", problems).tree("k: " + written, kinds, Place::line);
        return new Value(problems, "k", mapping.entries().get("k").value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes", "on", "ON", "true", "True"})
    void wordsAreBooleansWhereTheyAreWanted(String word) throws ProblemsException {
        assertThat(value(word, ScalarKinds.withWords()).yes()).isTrue();
        assertThat(problems.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "off", "Off", "false"})
    void wordsAreFalseAsWell(String word) throws ProblemsException {
        assertThat(value(word, ScalarKinds.withWords()).yes()).isFalse();
        assertThat(problems.count()).isZero();
    }

    @Test
    void wordsInQuotesAndWithoutLeaveAreTexts() throws ProblemsException {
        assertThat(value("'yes'", ScalarKinds.withWords()).isKind(Kind.TEXT)).isTrue();
        assertThat(value("yes", new ScalarKinds()).isKind(Kind.TEXT)).isTrue();
        assertThat(((Scalar) value("on", ScalarKinds.withWords()).tree()).text())
                .isEqualTo("on");
    }

    @Test
    void problemsOfSeveralFilesComeInTheOrderOfTheFiles() {
        problems.add(Place.flag("-D"), "d", "", "is last", "");
        problems.add(Place.line(1, "b.yml", 1), "c", "", "is third", "");
        problems.add(Place.line(0, "a.yml", 1_000_000), "b", "", "is second", "");
        problems.add(Place.line(0, "a.yml", 2), "a", "", "is first", "");

        assertThat(problems.inOrder().stream().map(Problem::where))
                .containsExactly("a.yml line 2", "a.yml line 1000000", "b.yml line 1", "-D");
    }

    @Test
    void whatIsNoYamlHasThePlaceOfItsFile() {
        try {
            new YamlFile("experiment", problems)
                    .tree("a: b\n\tc: d", new ScalarKinds(), line -> Place.line(3, "x.yml", line));
        } catch (ProblemsException e) {
            assertThat(e.problems().getFirst().where()).isEqualTo("x.yml line 2");
            return;
        }
        throw new AssertionError("must be refused");
    }

    @Test
    void whatIsMissingMayHaveAHint() {
        new Section(problems, "top", Mapping.empty(Place.line(7)), Keys.of("k")).reject("k", "is missing", "write k");

        assertThat(problems.inOrder()).containsExactly(new Problem("line 7", "top.k", "", "is missing", "write k"));
    }
}
