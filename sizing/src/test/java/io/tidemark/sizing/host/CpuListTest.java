package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|1", "0-1|2", "0-1,3|3", "0-3,2-5|6", "7,7|1"})
    void eachCpuCountsOnce(String text, int count) {
        assertThat(CpuList.isValid(text)).isTrue();
        assertThat(new CpuList(text).count()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1-", "3-1", "a", "0,", ",0", "0 1", "99999", "0;reboot"})
    void othersAreNotLists(String text) {
        assertThat(CpuList.isValid(text)).isFalse();
    }
}
