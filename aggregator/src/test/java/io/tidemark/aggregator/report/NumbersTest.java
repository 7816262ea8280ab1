package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 µs",
                "1|1 µs",
                "870|870 µs",
                "999|999 µs",
                "1000|1 ms",
                "12345|12.3 ms",
                "999499|999 ms",
                "999500|1 s",
                "1250000|1.25 s",
                "61000000|61 s"
            })
    void timesHaveTheUnitThatSuits(long micros, String text) {
        assertThat(Numbers.time(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "1|0.001", "123|0.123", "4564|4.56", "78900|78.9", "99960|100", "1234567|1,235"})
    void columnsAreInMillisecondsWithThreeDigits(long micros, String text) {
        assertThat(Numbers.millis(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 %",
                "0.000001|< 0.001 %",
                "0.0004|0.04 %",
                "0.00601|0.601 %",
                "0.05|5 %",
                "0.9951|99.51 %",
                "0.99995|> 99.99 %",
                "1|100 %",
                "Infinity|∞ %"
            })
    void sharesThatAreNotZeroNeverReadAsZero(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "99999|99,999", "100000|100 k", "999500|1 M", "1234567|1.23 M", "7200000000|7.2 G"})
    void largeCountsAreShortened(long count, String text) {
        assertThat(Numbers.compact(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0 B", "1023|1,023 B", "1024|1 KiB", "5437440|5.19 MiB", "9223372036854775807|8 EiB"})
    void bytesAreBinary(long bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"840|840 ms", "12340|12.3 s", "59999|60 s", "60000|1 min", "200000|3 min 20 s", "3900000|1 h 5 min"
            })
    void durationsAreTold(long millis, String text) {
        assertThat(Numbers.duration(millis)).isEqualTo(text);
    }

    @Test
    void clocksCountFromTheStart() {
        assertThat(Numbers.clock(7)).isEqualTo("0:07");
        assertThat(Numbers.clock(754)).isEqualTo("12:34");
        assertThat(Numbers.clock(3_605)).isEqualTo("1:00:05");
    }

    @Test
    void ratesKeepAllDigitsAboveThePoint() {
        assertThat(Numbers.rate(1.0 / 3)).isEqualTo("0.333");
        assertThat(Numbers.rate(12.54)).isEqualTo("12.5");
        assertThat(Numbers.rate(123_456.7)).isEqualTo("123,457");
    }
}
