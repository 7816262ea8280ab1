package io.tidemark.core.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SegmentTest {
    @Test
    void theShareIsWhatTheSegmentOwns() {
        for (int count = 1; count <= 7; count++) {
            for (int index = 0; index < count; index++) {
                Segment segment = new Segment(index, count);
                for (long total = 0; total < 30; total++) {
                    assertThat(segment.share(total))
                            .as("%s of %d", segment, total)
                            .isEqualTo(LongStream.range(0, total)
                                    .filter(segment::owns)
                                    .count());
                }
            }
        }
    }

    @Test
    void theFirstOfManyTakesTheRest() {
        assertThat(new Segment(0, 3).share(10)).isEqualTo(4);
        assertThat(new Segment(1, 3).share(10)).isEqualTo(3);
        assertThat(Segment.WHOLE.share(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void peopleCountFromOne() {
        assertThat(new Segment(0, 4)).hasToString("1/4");
    }

    @Test
    void aSegmentOutsideTheWholeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segment(3, 3))
                .withMessageContaining("[0, 3) but is 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segment(-1, 3))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Segment(0, 0)).withMessageContaining("> 0 but is 0");
    }
}
