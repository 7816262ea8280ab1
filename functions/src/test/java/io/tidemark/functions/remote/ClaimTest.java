package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.window.Parcel;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a worker does when it cannot claim its post at once. */
class ClaimTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> claims = new ArrayList<>();
    private int refusals;

    @Test
    void aClaimThatIsRefusedByTheTableIsMadeAgainByTheSame() throws Exception {
        refusals = 2;
        assertThat(worker().serve("a", 1)).isEqualTo("another invocation serves this post");
        assertThat(claims).hasSize(3);
        assertThat(claims.stream().distinct()).hasSize(1);
    }

    @Test
    void aTableThatRefusesForGoodIsGivenUp() {
        refusals = Integer.MAX_VALUE;
        assertThatThrownBy(() -> worker().serve("a", 1))
                .isInstanceOf(IOException.class)
                .hasMessage("refused");
        assertThat(claims).as("20 s, as the clock goes here").hasSize(3);
    }

    private RemoteWorker worker() {
        Summons summons = new Summons(
                new Post("run", 3, 0),
                8,
                "plan",
                new byte[0],
                "",
                Map.of(),
                "table",
                "",
                1,
                900,
                Pace.of(8),
                1L << 60,
                1,
                0);
        return new RemoteWorker(summons, new OneClaim(), null, Path.of("unused"), clock, () -> 60_000);
    }

    /** Ten seconds each. */
    private final class OneClaim implements CentreLink {
        @Override
        public boolean claim(String who) throws IOException {
            claims.add(who);
            clock.advance(Duration.ofSeconds(10));
            if (refusals-- > 0) {
                throw new IOException("refused");
            }
            return false;
        }

        @Override
        public void post(Parcel parcel) {}

        @Override
        public Control control() throws IOException {
            throw new IOException("nothing to read");
        }

        @Override
        public void close() {}
    }
}
