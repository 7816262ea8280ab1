package io.tidemark.core.capacity;

import static io.tidemark.core.capacity.Observations.RATE;
import static io.tidemark.core.capacity.Observations.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadsTest {
    private final Loads rates = new Loads(RATE);
    private final Loads users = new Loads(USERS);

    @Test
    void usersAreWholeAndRatesHaveFourDigits() {
        assertThat(users.atMost(7.9)).isEqualTo(7);
        assertThat(users.atLeast(7.1)).isEqualTo(8);
        assertThat(rates.atMost(1234.56)).isEqualTo(1235);
        assertThat(rates.atLeast(7.12345)).isEqualTo(7.123);
    }

    @Test
    void loadsStayBetweenTheLeastAndTheHighest() {
        assertThat(rates.atMost(0.01)).isEqualTo(1);
        assertThat(users.atMost(0.5)).isEqualTo(1);
        assertThat(rates.atLeast(1e9)).isEqualTo(10_000);
    }

    @Test
    void theyReadAsAPersonWritesThem() {
        assertThat(rates.text(1234.6)).isEqualTo("1,235/s");
        assertThat(rates.text(12.34)).isEqualTo("12.3/s");
        assertThat(rates.text(3)).isEqualTo("3/s");
        assertThat(users.text(1)).isEqualTo("1 user");
        assertThat(users.text(new Estimate(7, 8, 9))).isEqualTo("7 to 9 users");
        assertThat(rates.text(new Estimate(950, 1_000, 1_050.4))).isEqualTo("950/s to 1,050/s");
    }

    @Test
    void sharesKeepTheirDigits() {
        assertThat(Loads.percent(0)).isEqualTo("0 %");
        assertThat(Loads.percent(0.0004)).isEqualTo("0.040 %");
        assertThat(Loads.percent(0.048)).isEqualTo("4.8 %");
        assertThat(Loads.percent(0.25)).isEqualTo("25 %");
    }
}
