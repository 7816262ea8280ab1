package io.tidemark.swarm.locust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocustLabelTest {
    @Test
    void aNameThatNobodyGaveIsWithoutItsMethod() throws ProblemsException {
        assertThat(labels("[{get: '/index.html?ok=1', name: '/index.html?ok=[random]'}, {post: /buy}, {get: /}]"))
                .containsExactly(
                        new LocustLabel("GET", "/index.html?ok=[random]"),
                        new LocustLabel("POST", "/buy"),
                        new LocustLabel("GET", "/"));
    }

    @Test
    void methodsThatShareANameStandBesideEachOther() throws ProblemsException {
        assertThat(labels("[{get: /, name: all}, {post: /buy, name: all}, {get: /b, name: all}]"))
                .containsExactly(new LocustLabel("GET/POST", "all"));
    }

    @Test
    void noTwoBecomeTheSame() throws ProblemsException {
        assertThat(labels("[{get: /}, {get: /other, name: /}]"))
                .containsExactly(new LocustLabel("GET", "GET /"), new LocustLabel("GET", "/"));
    }

    @Test
    void theyAreSortedByNameAndThenByMethod() {
        LocustLabel postA = new LocustLabel("POST", "/a");
        LocustLabel getB = new LocustLabel("GET", "/b");
        LocustLabel getA = new LocustLabel("GET", "/a");
        assertThat(Stream.of(postA, getB, getA).sorted()).containsExactly(getA, postA, getB);
    }

    private static List<LocustLabel> labels(String steps) throws ProblemsException {
        String plan = """
                target: http://127.0.0.1
                scenarios: [{steps: %s}]
                load: {users: 1, duration: 1s}
                """.formatted(steps);
        return LocustLabel.of(PlanReader.read(PlanSource.text(plan, PlanFiles.none())));
    }
}
