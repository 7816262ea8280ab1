package io.tidemark.sizing.price;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the text of a {@link PriceBook}; goes on after a mistake, so that all are reported at once. */
final class PriceParser {
    private static final List<String> COLUMNS =
            List.of("type", "vcpus", "memory_gib", "baseline_share", "network_gbit");
    /** May follow; files from before it existed have none, and no region has its name. */
    private static final String ARCHITECTURE = "arch";

    /** Names become names of directories. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final long GIB = 1L << 30;
    /** More than the largest machine has; beyond, somebody mixed up columns. */
    private static final double MOST = 100_000;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<MachineType>> types = new LinkedHashMap<>();
    private List<String> regions = List.of();
    /** How many columns come before the prices. */
    private int fixed = COLUMNS.size();

    private String source = "";
    private String date = "";

    private PriceParser(String file) {
        this.file = file;
    }

    static PriceBook parse(String file, String text) throws ProblemsException {
        PriceParser parser = new PriceParser(file);
        int number = 0;
        for (String line : text.lines().toList()) {
            parser.line(++number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
        }
        return parser.book();
    }

    private void line(int number, String line) {
        if (line.isBlank()) {
            return;
        }
        if (line.startsWith("#")) {
            comment(line.substring(1).strip());
        } else if (regions.isEmpty()) {
            header(number, cells(line));
        } else {
            row(number, cells(line));
        }
    }

    private void comment(String text) {
        if (text.startsWith("source:")) {
            source = text.substring("source:".length()).strip();
        } else if (text.startsWith("date:")) {
            date = text.substring("date:".length()).strip();
        }
    }

    private void header(int number, List<String> cells) {
        fixed = COLUMNS.size();
        if (cells.size() > fixed && cells.get(fixed).equals(ARCHITECTURE)) {
            fixed++;
        }
        if (cells.size() <= fixed || !cells.subList(0, COLUMNS.size()).equals(COLUMNS)) {
            problem(
                    number,
                    "header",
                    String.join(",", cells),
                    "must be " + String.join(",", COLUMNS) + " and one column per region");
        }
        regions = cells.size() <= fixed ? List.of("?") : cells.subList(fixed, cells.size());
        for (String region : regions) {
            if (region.isEmpty() || types.put(region, new ArrayList<>()) != null) {
                problem(number, "header", region, "regions must have names, each its own");
            }
        }
    }

    private void row(int number, List<String> cells) {
        int width = fixed + regions.size();
        if (cells.size() != width) {
            problem(number, "line", String.join(",", cells), "must have " + width + " values as the header has");
            return;
        }
        int before = problems.size();
        String name = cells.getFirst();
        if (!NAME.matcher(name).matches()) {
            problem(number, "type", name, "must be a name of letters, digits, dots, dashes and underscores");
        } else if (!names.add(name)) {
            problem(number, "type", name, "must be a name that no other line has");
        }
        double cpus = number(number, "vcpus", cells.get(1), 1);
        if (cpus != Math.rint(cpus)) {
            problem(number, "vcpus", cells.get(1), "must be a whole number");
        }
        double memory = number(number, "memory_gib", cells.get(2), 1e-3);
        OptionalDouble baseline = baseline(number, cells.get(3));
        double network = number(number, "network_gbit", cells.get(4), 1e-3);
        Hardware hardware = hardware(number, name, cells);
        for (int i = 0; i < regions.size(); i++) {
            String price = cells.get(fixed + i);
            if (price.isEmpty()) {
                continue;
            }
            double dollars = number(number, regions.get(i), price, 1e-6);
            if (problems.size() == before) {
                add(
                        regions.get(i),
                        new MachineType(
                                name, (int) cpus, Math.round(memory * GIB), baseline, network, dollars, hardware));
            }
        }
    }

    private void add(String region, MachineType type) {
        types.computeIfAbsent(region, absent -> new ArrayList<>()).add(type);
    }

    /** An empty cell, or no column at all, leaves it to the name. */
    private Hardware hardware(int line, String name, List<String> cells) {
        Hardware named = Hardware.ofName(name);
        String text = fixed == COLUMNS.size() ? "" : cells.get(COLUMNS.size());
        if (text.isEmpty()) {
            return named;
        }
        Set<Architecture> architectures = EnumSet.noneOf(Architecture.class);
        for (String each : text.split("[ /+]+", -1)) {
            Architecture.of(each)
                    .ifPresentOrElse(
                            architectures::add,
                            () -> problem(
                                    line, ARCHITECTURE, each, "must be " + String.join(" or ", Architecture.keys())));
        }
        return named.builtFor(architectures);
    }

    private OptionalDouble baseline(int line, String text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double share = number(line, "baseline_share", text, 1e-3);
        if (share > 1) {
            problem(line, "baseline_share", text, "must be a share of a CPU, at most 1");
        }
        return OptionalDouble.of(share);
    }

    /** Something harmless when it is a problem. */
    private double number(int line, String key, String text, double least) {
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        problem(line, key, text, "must be a number from " + plain(least) + " to " + plain(MOST));
        return 1;
    }

    private static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    private PriceBook book() throws ProblemsException {
        if (regions.isEmpty()) {
            problems.add(new Problem(file, "header", "", "is missing: " + String.join(",", COLUMNS) + ",REGION", ""));
        } else if (names.isEmpty()) {
            problems.add(new Problem(file, "type", "", "must have at least one line after the header", ""));
        }
        if (source.isEmpty()) {
            problems.add(new Problem(file, "# source:", "", "is missing: say whose prices these are", ""));
        }
        requireDate();
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        Map<String, PriceTable> tables = new LinkedHashMap<>();
        types.forEach((region, list) ->
                tables.put(region, new PriceTable(region, region + ", " + source + ", " + date, list)));
        return new PriceBook(source, date, tables);
    }

    private void requireDate() {
        try {
            LocalDate.parse(date);
        } catch (DateTimeException e) {
            problems.add(new Problem(file, "# date:", date, "must be the date of the prices, such as 2026-07-20", ""));
        }
    }

    private void problem(int line, String key, String value, String expected) {
        problems.add(new Problem(file + " line " + line, key, value, expected, ""));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
