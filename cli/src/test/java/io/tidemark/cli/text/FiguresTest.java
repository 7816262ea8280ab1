package io.tidemark.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0,            0 ms",
        "1,            0.001 ms",
        "420,          0.42 ms",
        "999,          0.999 ms",
        "4214,         4.21 ms",
        "12345,        12.3 ms",
        "99949,        99.9 ms",
        "850000,       850 ms",
        "999999,       '1,000 ms'",
        "1000000,      1 s",
        "1234567,      1.23 s",
        "61000000,     61 s",
    })
    void latency(long micros, String text) {
        assertThat(Figures.latency(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,             0 bytes",
        "1,             1 byte",
        "999,           999 bytes",
        "1000,          1 kB",
        "13972336,      14 MB",
        "999400,        999 kB",
        "999600,        1 MB",
        "1234567890,    1.23 GB",
        "5000000000000, 5 TB"
    })
    void bytes(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 runs", "1, 1 run", "12345, '12,345 runs'"})
    void countOfThings(long count, String text) {
        assertThat(Figures.count(count, "run")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0/s",
        "0.04, 0/s",
        "0.26, 0.3/s",
        "199.7, 199.7/s",
        "200, 200/s",
        "999.96, '1,000/s'",
        "12345.6, '12,346/s'"
    })
    void rate(double perSecond, String text) {
        assertThat(Figures.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,         0%",
        "0.05,      5%",
        "0.00123,   0.12%",
        "0.0001,    0.01%",
        "0.0000001, <0.01%",
        "0.99995,   >99.99%",
        "1,         100%",
        "0.999,     99.9%",
        "Infinity,  all",
    })
    void share(double share, String text) {
        assertThat(Figures.share(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "5, 0:05", "65, 1:05", "750, 12:30", "3599, 59:59", "3600, 1:00:00", "93784, 26:03:04"})
    void clock(long seconds, String text) {
        assertThat(Figures.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "35940, '35,940'", "1234567, '1,234,567'"})
    void count(long count, String text) {
        assertThat(Figures.count(count)).isEqualTo(text);
    }
}
