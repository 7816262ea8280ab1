package io.tidemark.aggregator.csv;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Rows of a CSV file as RFC 4180 has it, but with a line feed only; in UTF-8. */
final class CsvWriter implements Closeable {
    private final BufferedWriter out;
    private boolean rowBegun;

    CsvWriter(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    void header(String... columns) throws IOException {
        for (String column : columns) {
            cell(column);
        }
        end();
    }

    CsvWriter cell(String text) throws IOException {
        separate();
        out.write(quoted(text));
        return this;
    }

    CsvWriter cell(long number) throws IOException {
        separate();
        out.write(Long.toString(number));
        return this;
    }

    /** Microseconds as milliseconds with all three decimals, which is exact. */
    CsvWriter millis(long micros) throws IOException {
        separate();
        long rest = Math.abs(micros % 1_000);
        out.write((micros < 0 ? "-" : "") + Math.abs(micros / 1_000) + "." + (rest < 100 ? "0" : "")
                + (rest < 10 ? "0" : "") + rest);
        return this;
    }

    /** With six decimals. */
    CsvWriter decimal(double number) throws IOException {
        separate();
        out.write(String.format(Locale.ROOT, "%.6f", number));
        return this;
    }

    void end() throws IOException {
        out.write('\n');
        rowBegun = false;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void separate() throws IOException {
        if (rowBegun) {
            out.write(',');
        }
        rowBegun = true;
    }

    private static String quoted(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
