package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void whatWasEndedEarlySaysHowLongItWas() throws ProblemsException {
        Course course = course("{rate: 50/s, duration: 5m}");
        course.follow(7 * SECOND + 808_665_762, List.of(ramp(5), constant(Duration.ofNanos(287_191_334_238L))));
        assertThat(shapes(course)).containsExactly("50/s for 7.809s", "50/s to 120/s in 5s", "120/s for 4m47.2s");

        course.follow(10 * SECOND + 8_665_762, List.of(constant(Duration.ofSeconds(20))));
        assertThat(shapes(course))
                .containsExactly("50/s for 7.809s", "50/s to 120/s in 5s, ended after 2.2s", "120/s for 20s");
    }

    @Test
    void whatIsOfferedUntilSomebodyEndsItSaysOnlyItsLevel() throws ProblemsException {
        Course course = course("{users: 5, duration: 90s}");
        course.offer(10 * SECOND, Level.of(8), "probe");
        course.offer(20 * SECOND, Level.of(1), "probe");
        assertThat(shapes(course)).containsExactly("5 users for 10s", "8 users", "1 user");
    }

    @Test
    void whatNobodyTouchedIsAsThePlanSays() throws ProblemsException {
        assertThat(shapes(course("{rate: 2/s, duration: 90s}"))).containsExactly("2/s for 1m30s");
        assertThat(shapes(course("{rate: 2/s, duration: 1500ms}"))).containsExactly("2/s for 1.5s");
        assertThat(shapes(course("{rate: 2/s, duration: 60050ms}"))).containsExactly("2/s for 1m50ms");
    }

    private static Course course(String load) throws ProblemsException {
        Plan plan = PlanReader.read(PlanSource.text("{target: 'http://h', load: " + load + "}", PlanFiles.none()));
        return new Course(plan, 3);
    }

    private static Phase ramp(int seconds) {
        return new Phase("up", new Shape.Ramp(Level.of(50), Level.of(120), Duration.ofSeconds(seconds)), false);
    }

    private static Phase constant(Duration duration) {
        return new Phase("hold", new Shape.Constant(Level.of(120), duration), false);
    }

    private static List<String> shapes(Course course) {
        return course.stages().stream().map(Stage::shape).toList();
    }
}
