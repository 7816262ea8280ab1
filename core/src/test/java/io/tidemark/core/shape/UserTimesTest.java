package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.level;
import static io.tidemark.core.shape.Phases.profile;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.spike;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.UserTimes.Stay;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserTimesTest {
    record Row(String story, Profile profile, long user, String stays) {
        @Override
        public String toString() {
            return story;
        }
    }

    static Stream<Row> rows() {
        Profile mountain = profile(ramp("0", "10", "10"), ramp("10", "0", "10"));
        Profile valley = profile(constant("5", "2"), constant("2", "3"), constant("5", "4"));
        return Stream.of(
                new Row("a constant level: from the start to the end", profile(constant("3", "9")), 2, "0-9"),
                new Row("the fourth user of three is never there", profile(constant("3", "9")), 3, ""),
                new Row("half a user is one", profile(constant("2.5", "9")), 2, "0-9"),
                new Row("no users", profile(constant("0", "9")), 0, ""),
                new Row("a ramp: user 4 of 10 after four tenths", profile(ramp("0", "10", "10")), 4, "4-10"),
                new Row("a ramp that begins at 4: user 4 comes at once", profile(ramp("4", "10", "6")), 4, "0-6"),
                new Row("a ramp that ends at 4: user 4 does not come", profile(ramp("0", "4", "6")), 4, ""),
                new Row(
                        "a falling ramp: user 4 of 10 leaves when 4 are left",
                        profile(ramp("10", "0", "10")),
                        4,
                        "0-6"),
                new Row("a falling ramp: the first leaves last", profile(ramp("10", "0", "10")), 0, "0-10"),
                new Row("up and down: one stay", mountain, 4, "4-16"),
                new Row("up and down: the last hardly appears", mountain, 9, "9-11"),
                new Row(
                        "adjacent stays are one",
                        profile(constant("3", "1"), constant("2", "1"), constant("3", "1")),
                        1,
                        "0-3"),
                new Row("down and up again: two stays", valley, 3, "0-2 5-9"),
                new Row("down and up again: below it all", valley, 1, "0-9"),
                new Row("steps: user 5 comes with the third", profile(steps("2", "2", "10", 3)), 5, "20-30"),
                new Row("a spike", profile(spike("1", "5", "10", "5", "60")), 3, "10-15"),
                new Row(
                        "a pause between phases",
                        profile(constant("2", "1"), constant("0", "1"), ramp("0", "4", "2")),
                        1,
                        "0-1 2.5-4"),
                new Row("bursts have no users", profile(burst(9, "1", 9)), 0, ""),
                new Row(
                        "a ramp cut at five seconds: user 4 is there",
                        profile(ramp("0", "10", "10")).steered(5 * SECOND, Level.of(0)),
                        4,
                        "4-5"),
                new Row(
                        "a ramp cut at five seconds: user 5 is too late",
                        profile(ramp("0", "10", "10")).steered(5 * SECOND, Level.of(0)),
                        5,
                        ""),
                new Row(
                        "a falling ramp cut before user 4 would leave",
                        profile(ramp("10", "0", "10")).steered(5 * SECOND, Level.of(0)),
                        4,
                        "0-5"),
                new Row(
                        "a falling ramp cut after user 7 has left",
                        profile(ramp("10", "0", "10")).steered(5 * SECOND, Level.of(9)),
                        7,
                        "0-3 5-10"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aUserIsThereWhileTheLevelIsAboveItsNumber(Row row) {
        assertThat(text(row.profile, row.user, 0)).isEqualTo(row.stays);
    }

    @Test
    void fiveHundredUsersInFiveMinutesComeThreeFifthsOfASecondApart() {
        Profile ramp = profile(ramp("0", "500", "300"));

        assertThat(UserTimes.users(ramp)).isEqualTo(500);
        for (int user = 0; user < 500; user++) {
            assertThat(UserTimes.stays(ramp, user, 0)).containsExactly(new Stay(user * 600_000_000L, 300 * SECOND));
        }
    }

    @Test
    void everyStartedUserCounts() {
        assertThat(UserTimes.users(profile(constant("0", "1")))).isZero();
        assertThat(UserTimes.users(profile(constant("2.000001", "1")))).isEqualTo(3);
        assertThat(UserTimes.users(profile(spike("1", "7", "1", "1", "3")))).isEqualTo(7);
        assertThat(UserTimes.users(profile(ramp("0", "10", "10")).steered(5 * SECOND, Level.of(1))))
                .isEqualTo(5);
        assertThat(UserTimes.users(profile(ramp("0", "10", "10")).steered(5 * SECOND + 1, Level.of(1))))
                .isEqualTo(6);
    }

    @Test
    void aCrowdAtTheStartIsSpreadOut() {
        Profile profile = profile(constant("4", "10"));

        assertThat(text(profile, 0, 2 * SECOND)).isEqualTo("0-10");
        assertThat(text(profile, 1, 2 * SECOND)).isEqualTo("0.5-10");
        assertThat(text(profile, 3, 2 * SECOND)).isEqualTo("1.5-10");
    }

    @Test
    void whoComesLaterIsNotDelayed() {
        assertThat(text(profile(ramp("0", "10", "10")), 0, SECOND)).isEqualTo("0-10");
        assertThat(text(profile(ramp("0", "10", "10")), 1, SECOND)).isEqualTo("1-10");
        assertThat(text(profile(ramp("2", "4", "10")), 1, SECOND)).isEqualTo("0.5-10");
        assertThat(text(profile(ramp("2", "4", "10")), 2, SECOND)).isEqualTo("0-10");
        assertThat(text(profile(constant("0", "5"), constant("3", "5")), 2, SECOND))
                .isEqualTo("5-10");
    }

    @Test
    void whoWouldLeaveBeforeTheirDelayStaysAwayUntilTheNextTime() {
        Profile profile = profile(constant("4", "1"), constant("0", "1"), constant("4", "1"));

        assertThat(text(profile, 1, 4 * SECOND)).isEqualTo("2-3");
        assertThat(text(profile, 1, 2 * SECOND)).isEqualTo("0.5-1 2-3");
    }

    @Test
    void aLargeCrowdOverALongTimeIsSpreadWithoutOverflow() {
        Profile profile = profile(constant("5000000", "86400"));
        long hour = 3_600 * SECOND;

        assertThat(UserTimes.stays(profile, 4_999_999, hour))
                .containsExactly(new Stay(hour - 720_000, 86_400 * SECOND));
    }

    @Test
    void aStayIsNeverEmpty() {
        // The last user would come within the last nanosecond.
        Profile profile = profile(new Shape.Ramp(Level.of(0), level("2000.000001"), Phases.seconds("1")));

        assertThat(UserTimes.stays(profile, 2_000, 0)).isEmpty();
    }

    private static String text(Profile profile, long user, long staggerNanos) {
        StringBuilder text = new StringBuilder();
        for (Stay stay : UserTimes.stays(profile, user, staggerNanos)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(seconds(stay.startNanos()))
                    .append('-')
                    .append(seconds(stay.endNanos()));
        }
        return text.toString();
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
