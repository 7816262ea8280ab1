package io.tidemark.experiment.macro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.functions.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatTest {
    private static final ZonedDateTime TIME =
            ZonedDateTime.of(2018, 8, 5, 9, 7, 3, 12_345_678, ZoneId.of("Europe/Athens"));

    /** Each as Python 3's {@code strftime} has it, in the C locale. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "%Y%m%d ~ 20180805",
                "%a %A %w %u ~ Sun Sunday 0 7",
                "%b %B %h ~ Aug August Aug",
                "%d %e %-d ~ 05  5 5",
                "%y %C %G %g ~ 18 20 2018 18",
                "%H %I %k %l %p %P ~ 09 09  9  9 AM am",
                "%M %S %f ~ 07 03 012345",
                "%z %Z ~ +0300 EEST",
                "%j %U %W %V ~ 217 31 31 31",
                "%c ~ Sun Aug  5 09:07:03 2018",
                "%x %X ~ 08/05/18 09:07:03",
                "%D %F %T %R %r ~ 08/05/18 2018-08-05 09:07:03 09:07 09:07:03 AM",
                "%s ~ 1533449223",
                "100%% ~ 100%",
                "%^a %#p %_H %0e ~ SUN am  9 05",
                "%Q %! ~ %Q %!",
                "at %H o'clock% ~ at 09 o'clock%",
            })
    void formatsAsC(String format, String expected) {
        assertThat(DateFormat.parse(format).format(TIME)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2018-01-01, 00 01", "2018-01-07, 01 01", "2017-01-01, 01 00", "2016-12-31, 52 52"})
    void countsWeeksFromTheFirstSundayOrMonday(String date, String expected) {
        ZonedDateTime time = ZonedDateTime.parse(date + "T12:00:00Z");

        assertThat(DateFormat.parse("%U %W").format(time)).isEqualTo(expected);
    }

    @Test
    void theMacroTellsTheClocksTimeInItsZone() {
        Clock clock = new Clock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public long epochMillis() {
                return Instant.parse("2018-08-05T23:30:00Z").toEpochMilli();
            }
        };
        Moment moment = new Moment(clock, ZoneId.of("Asia/Tokyo"));

        assertThat(Template.parse("metrics/{{date(%Y%m%d)}}-{{ date('%H:%M') }}-{{date(a|b}}c)}}.json", moment)
                        .render(Scope.EMPTY))
                .isEqualTo("metrics/20180806-08:30-a|b}}c.json");
    }
}
