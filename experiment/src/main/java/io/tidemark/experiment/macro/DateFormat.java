package io.tidemark.experiment.macro;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A date as C's {@code strftime} writes it, in English; what it does not know stays as it is. */
final class DateFormat {
    private static final Map<Character, String> COMPOUNDS = Map.of(
            'c', "%a %b %e %H:%M:%S %Y",
            'x', "%m/%d/%y",
            'X', "%H:%M:%S",
            'D', "%m/%d/%y",
            'F', "%Y-%m-%d",
            'T', "%H:%M:%S",
            'R', "%H:%M",
            'r', "%I:%M:%S %p");
    private static final String FLAGS = "-_0^#";

    private final List<Piece> pieces;

    private DateFormat(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    @FunctionalInterface
    private interface Piece {
        String format(ZonedDateTime time);
    }

    static DateFormat parse(String format) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%') {
                String plain = format.substring(i, i + 1);
                pieces.add(_ -> plain);
                continue;
            }
            int start = i++;
            char flag = 0;
            while (i < format.length() && FLAGS.indexOf(format.charAt(i)) >= 0) {
                flag = format.charAt(i++);
            }
            pieces.add(
                    i < format.length()
                            ? piece(format.charAt(i), flag, format.substring(start, i + 1))
                            : rest(format.substring(start)));
        }
        return new DateFormat(pieces);
    }

    private static Piece rest(String text) {
        return _ -> text;
    }

    private static Piece piece(char directive, char flag, String written) {
        String compound = COMPOUNDS.get(directive);
        if (compound != null) {
            return parse(compound)::format;
        }
        return switch (directive) {
            case 'a' -> text("EEE", flag);
            case 'A' -> text("EEEE", flag);
            case 'b', 'h' -> text("MMM", flag);
            case 'B' -> text("MMMM", flag);
            case 'p' -> text("a", flag);
            case 'P' -> time -> pattern("a", time).toLowerCase(Locale.ROOT);
            case 'Z' -> text("zzz", flag);
            case 'z' -> time -> pattern("xx", time);
            case 'd' -> number(ZonedDateTime::getDayOfMonth, 2, '0', flag);
            case 'e' -> number(ZonedDateTime::getDayOfMonth, 2, ' ', flag);
            case 'm' -> number(ZonedDateTime::getMonthValue, 2, '0', flag);
            case 'y' -> number(time -> time.getYear() % 100, 2, '0', flag);
            case 'C' -> number(time -> time.getYear() / 100, 2, '0', flag);
            case 'Y' -> number(ZonedDateTime::getYear, 1, '0', flag);
            case 'H' -> number(ZonedDateTime::getHour, 2, '0', flag);
            case 'k' -> number(ZonedDateTime::getHour, 2, ' ', flag);
            case 'I' -> number(time -> time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, '0', flag);
            case 'l' -> number(time -> time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, ' ', flag);
            case 'M' -> number(ZonedDateTime::getMinute, 2, '0', flag);
            case 'S' -> number(ZonedDateTime::getSecond, 2, '0', flag);
            case 'f' -> number(time -> time.getNano() / 1_000, 6, '0', flag);
            case 'j' -> number(ZonedDateTime::getDayOfYear, 3, '0', flag);
            case 'w' -> number(time -> time.getDayOfWeek().getValue() % 7, 1, '0', flag);
            case 'u' -> number(time -> time.getDayOfWeek().getValue(), 1, '0', flag);
            case 'U' -> number(time -> week(time, DayOfWeek.SUNDAY), 2, '0', flag);
            case 'W' -> number(time -> week(time, DayOfWeek.MONDAY), 2, '0', flag);
            case 'V' -> number(time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
            case 'G' -> number(time -> time.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flag);
            case 'g' -> number(time -> time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag);
            case 's' -> time -> String.valueOf(time.toEpochSecond());
            case 'n' -> rest("\n");
            case 't' -> rest("\t");
            case '%' -> rest("%");
            default -> rest(written);
        };
    }

    String format(ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.format(time)));
        return text.toString();
    }

    private static Piece text(String pattern, char flag) {
        return time -> {
            String text = pattern(pattern, time);
            return flag == '^' ? text.toUpperCase(Locale.ROOT) : flag == '#' ? swapped(text) : text;
        };
    }

    private static String swapped(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return text.equals(upper) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private static String pattern(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    private static Piece number(Function<ZonedDateTime, Integer> field, int width, char padding, char flag) {
        char pad = flag == '_' ? ' ' : flag == '0' ? '0' : padding;
        return time -> {
            String digits = String.valueOf(field.apply(time));
            return flag == '-' ? digits : String.valueOf(pad).repeat(Math.max(0, width - digits.length())) + digits;
        };
    }

    /** Of the year, of which days before the first such weekday are in week 0. */
    private static int week(ZonedDateTime time, DayOfWeek first) {
        int sinceFirst = Math.floorMod(time.getDayOfWeek().getValue() - first.getValue(), 7);
        return (time.getDayOfYear() + 6 - sinceFirst) / 7;
    }
}
