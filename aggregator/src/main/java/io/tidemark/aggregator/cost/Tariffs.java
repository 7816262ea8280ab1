package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices of several regions, from the list that comes with the program. They age: whoever states a cost states their
 * date.
 *
 * @param source whose prices, and of what kind
 * @param date on which they were put together
 * @param byRegion in the order of the list
 */
public record Tariffs(String source, String date, Map<String, Tariff> byRegion) {
    private static final String BUNDLED = "tariffs.csv";
    private static final List<String> COLUMNS = List.of(
            "region",
            "lambda_arm64",
            "lambda_x86",
            "lambda_million",
            "dynamodb_write_million",
            "dynamodb_read_million",
            "s3_put_thousand",
            "s3_get_thousand",
            "s3_gigabyte_month");
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    public Tariffs {
        requireNonNull(source, "source is null");
        requireNonNull(date, "date is null");
        byRegion = Collections.unmodifiableMap(new LinkedHashMap<>(byRegion));
    }

    public static Tariffs bundled() {
        try (InputStream in = Tariffs.class.getResourceAsStream(BUNDLED)) {
            requireNonNull(in, BUNDLED + " is not on the class path");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the list has no prices: then nobody can say what a run costs. */
    public Optional<Tariff> of(String region) {
        return Optional.ofNullable(byRegion.get(region));
    }

    public List<String> regions() {
        return List.copyOf(byRegion.keySet());
    }

    /** @throws IllegalArgumentException with the line that is wrong: the list is part of the program, not a user's */
    static Tariffs parse(String text) {
        String source = comment(text, "source");
        String date = comment(text, "date");
        Map<String, Tariff> byRegion = new LinkedHashMap<>();
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || !cells(lines.getFirst()).equals(COLUMNS)) {
            throw new IllegalArgumentException("the header must be " + String.join(",", COLUMNS));
        }
        for (String line : lines.subList(1, lines.size())) {
            Tariff tariff = tariff(line, date);
            if (byRegion.put(tariff.region(), tariff) != null) {
                throw new IllegalArgumentException("a region has two lines: " + line);
            }
        }
        return new Tariffs(source, date, byRegion);
    }

    private static Tariff tariff(String line, String date) {
        List<String> cells = cells(line);
        if (cells.size() != COLUMNS.size()) {
            throw new IllegalArgumentException("the line must have " + COLUMNS.size() + " values: " + line);
        }
        return new Tariff(
                cells.getFirst(),
                date,
                price(cells.get(1), line),
                price(cells.get(2), line),
                price(cells.get(3), line) / MILLION,
                price(cells.get(4), line) / MILLION,
                price(cells.get(5), line) / MILLION,
                price(cells.get(6), line) / THOUSAND,
                price(cells.get(7), line) / THOUSAND,
                price(cells.get(8), line));
    }

    private static double price(String text, String line) {
        double price = Double.parseDouble(text);
        if (!(price > 0)) {
            throw new IllegalArgumentException("a price must be > 0 but is " + text + ": " + line);
        }
        return price;
    }

    private static String comment(String text, String key) {
        String begin = "# " + key + ":";
        return text.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(begin + " is missing"));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}
