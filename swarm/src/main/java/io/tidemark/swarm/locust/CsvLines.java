package io.tidemark.swarm.locust;

import java.util.List;
import java.util.Locale;

/** Rows as Python's {@code csv} writes them: quotes only where they are needed, a carriage return before each line feed. */
final class CsvLines {
    private final StringBuilder text = new StringBuilder();
    private boolean rowBegun;

    CsvLines row(List<String> cells) {
        cells.forEach(this::cell);
        return end();
    }

    CsvLines cell(String value) {
        separate();
        boolean special = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        text.append(special ? '"' + value.replace("\"", "\"\"") + '"' : value);
        return this;
    }

    CsvLines cell(long number) {
        separate();
        text.append(number);
        return this;
    }

    /** Microseconds as milliseconds with three decimals, which is exact. */
    CsvLines millis(long micros) {
        separate();
        text.append(micros / 1_000).append('.');
        String rest = Long.toString(micros % 1_000);
        text.append("0".repeat(3 - rest.length())).append(rest);
        return this;
    }

    /** Microseconds as whole milliseconds, the nearest. */
    CsvLines wholeMillis(long micros) {
        return cell((micros + 500) / 1_000);
    }

    /** With six decimals. */
    CsvLines decimal(double number) {
        separate();
        text.append(String.format(Locale.ROOT, "%.6f", number));
        return this;
    }

    CsvLines end() {
        text.append("\r\n");
        rowBegun = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void separate() {
        if (rowBegun) {
            text.append(',');
        }
        rowBegun = true;
    }
}
