package io.tidemark.sizing.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.sizing.demo.UserLimitService;
import io.tidemark.sizing.host.UrlHost;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.RampSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that fails from exactly so many users on. */
@Timeout(90)
class UserLimitTest {
    private static final int LIMIT = 20;
    private static final int USERS_PER_SECOND = 2;

    @TempDir
    private Path directory;

    @Test
    void aRampFindsTheUsersFromWhichOnAServiceFails() throws Exception {
        RampSettings settings = new RampSettings(
                Variable.USERS,
                60,
                Duration.ofSeconds(60 / USERS_PER_SECOND),
                Duration.ofSeconds(10),
                0.05,
                Tolerance.Ratio.OF_TOTAL);
        Sizing sizing;
        try (UserLimitService service = UserLimitService.start(LIMIT, Duration.ofMillis(50))) {
            UrlHost host = new UrlHost(service.uri(), Optional.empty(), Hurried.CLOCK);
            sizing = new Hurried(directory).size(host, new Method.Ramp(settings), load(service));
        }
        Answer answer = sizing.answer();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.FOUND);
        Matcher users = Pattern.compile("with (\\d+) workers").matcher(answer.sentence());
        assertThat(users.find()).isTrue();
        // The ratio must climb to its limit, and a second must be reported, while further users come.
        assertThat(Integer.parseInt(users.group(1))).isBetween(LIMIT + 1, LIMIT + 6 * USERS_PER_SECOND);
        assertThat(sizing.method()).isEqualTo("ramp");
    }

    /** The plan's target is where the service is, because a given one is not started. */
    private static String load(UserLimitService service) {
        return "{users: 1, duration: 1s}\ntarget: " + service.uri();
    }
}
