package io.tidemark.cli.options;

import io.tidemark.cli.compare.CompareOrder;
import io.tidemark.cli.compare.CompareOrder.Source;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.compare.Better;
import io.tidemark.experiment.compare.CompareSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code tidemark compare}. */
public final class CompareOptions {
    private static final String PAGE = "compare.html";
    private static final String BEFORE = "BEFORE";
    private static final String AFTER = "AFTER";

    @Parameters(
            arity = "0..2",
            paramLabel = "BEFORE AFTER",
            description =
                    "What it was, and what it is: each a file of raw results (results-raw.json), a directory with one, or "
                            + "the directory of a run.")
    private List<String> sides = new ArrayList<>();

    @Option(
            names = {"-r", "--before"},
            paramLabel = "PATH",
            description = "The reference, in place of BEFORE. May be repeated: their values are taken together.")
    private List<String> before = new ArrayList<>();

    @Option(
            names = {"-i", "--after"},
            paramLabel = "PATH",
            description = "What is compared with it, in place of AFTER. May be repeated.")
    private List<String> after = new ArrayList<>();

    @Option(
            names = {"-t", "--threshold"},
            paramLabel = "SIGMAS",
            description = "From this many standard deviations on it is a difference. Default: 1.0.")
    private String threshold = "1.0";

    @Option(
            names = {"-w", "--weight"},
            paramLabel = "METRIC=W",
            description = "How much a metric counts, 0 for not at all. May be repeated. Default: 1 each.")
    private List<String> weights = new ArrayList<>();

    @Option(
            names = {"-W", "--weight-only"},
            description = "Metrics without a --weight count nothing.")
    private boolean weightOnly;

    @Option(
            names = "--ignore-metric",
            paramLabel = "METRIC",
            split = ",",
            description = "Leave a metric out altogether. May be repeated.")
    private Set<String> ignored = Set.of();

    @Option(
            names = "--better",
            paramLabel = "METRIC=lower|higher",
            description = "Which way a metric improves, so that better and worse can be told. May be repeated.")
    private List<String> better = new ArrayList<>();

    @Option(names = "--only-worse", description = "What has plainly improved is no difference.")
    private boolean onlyWorse;

    @Option(
            names = "--axis",
            paramLabel = "PARAMETER",
            description = "Interpolate along this one. Default: the one along which most can be compared.")
    @Nullable
    private String axis;

    @Option(
            names = "--without-spread",
            paramLabel = "PERCENT",
            description =
                    "Where values have no spread, a change by this much counts as one standard deviation. Default: 5%%.")
    private String grain = "5%";

    @Option(names = "--json", description = "A JSON object in place of the table.")
    private boolean json;

    @Option(
            names = {"--html", "--plot-file"},
            paramLabel = "FILE",
            description = "Write a page with plots of both sides.")
    @Nullable
    private String html;

    @Option(
            names = {"-P", "--plot"},
            description = "Show that page; it is written to " + PAGE + " when --html does not say where.")
    private boolean plot;

    /** @throws ProblemsException with all problems */
    public CompareOrder order(Path directory) throws ProblemsException {
        Findings findings = new Findings();
        List<Source> one = sources("--before", before, 0, directory, findings);
        List<Source> other = sources("--after", after, 1, directory, findings);
        CompareSettings settings = settings(findings);
        Optional<Path> page = Optional.ofNullable(html)
                .or(() -> plot ? Optional.of(PAGE) : Optional.empty())
                .map(file -> findings.path("--html", file, directory));
        findings.throwIfAny();
        return new CompareOrder(one, other, settings, json, page, plot);
    }

    private List<Source> sources(String flag, List<String> given, int side, Path directory, Findings findings) {
        String label = side == 0 ? BEFORE : AFTER;
        if (!given.isEmpty() && !sides.isEmpty()) {
            findings.add(flag, given.getFirst(), "cannot be together with BEFORE and AFTER", "leave one of them out");
            return List.of();
        }
        if (given.isEmpty() && sides.size() <= side) {
            findings.add(label, null, "must be there", "two measurements are compared: tidemark compare BEFORE AFTER");
            return List.of();
        }
        String used = given.isEmpty() ? label : flag;
        List<String> paths = given.isEmpty() ? List.of(sides.get(side)) : given;
        return paths.stream()
                .map(path -> new Source(used, path, findings.path(used, path, directory)))
                .toList();
    }

    private CompareSettings settings(Findings findings) {
        return new CompareSettings(
                pairs("--weight", weights, CompareOptions::weight, findings),
                weightOnly ? 0 : 1,
                findings.parsed("--threshold", threshold, CompareOptions::positive)
                        .orElse(CompareSettings.THRESHOLD),
                ignored,
                Optional.ofNullable(axis),
                findings.parsed("--without-spread", grain, CompareOptions::share)
                        .orElse(CompareSettings.GRAIN),
                pairs("--better", better, CompareOptions::direction, findings),
                onlyWorse);
    }

    private static <T> Map<String, T> pairs(
            String flag, List<String> texts, Function<String, T> parser, Findings findings) {
        Map<String, T> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            // A metric's name may have an equals sign of its own; a value has none.
            int equals = text.lastIndexOf('=');
            if (equals < 1) {
                findings.add(flag, text, "must be a metric, an equals sign and a value", "such as responseTime=2");
                continue;
            }
            findings.parsed(flag, text, all -> parser.apply(all.substring(equals + 1)))
                    .ifPresent(value -> pairs.put(text.substring(0, equals), value));
        }
        return pairs;
    }

    private static double weight(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("must have a number from 0 on after the equals sign");
        }
        return Double.parseDouble(text);
    }

    private static double positive(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?") || Double.parseDouble(text) == 0) {
            throw new IllegalArgumentException("must be a number > 0");
        }
        return Double.parseDouble(text);
    }

    private static double share(String text) {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        try {
            return positive(number) / 100;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a percentage > 0, such as 5%", e);
        }
    }

    private static Better direction(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "lower" -> Better.LOWER;
            case "higher" -> Better.HIGHER;
            default -> throw new IllegalArgumentException("must say lower or higher after the equals sign");
        };
    }
}
