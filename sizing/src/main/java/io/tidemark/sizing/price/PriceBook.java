package io.tidemark.sizing.price;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The prices of several regions, from a CSV file: comments with {@code # source:} and {@code # date:}, a header
 * {@code type,vcpus,memory_gib,baseline_share,network_gbit}, if wanted {@code arch}, and one column per region, then one line
 * per type. An empty price means that the region does not have the type; an empty baseline that the type does not burst;
 * without an architecture (several are separated by blanks) the name counts, where it is one of EC2.
 *
 * @param source whose prices
 * @param date on which they were looked up
 * @param tables by region, in the order of the columns
 */
public record PriceBook(String source, String date, Map<String, PriceTable> tables) {
    public static final String DEFAULT_REGION = "us-east-1";

    private static final String BUNDLED = "prices.csv";
    private static final long MAX_BYTES = 4 << 20;

    public PriceBook {
        requireNonNull(source, "source is null");
        requireNonNull(date, "date is null");
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** The prices that come with the program. They age: reports state their date. */
    public static PriceBook bundled() {
        try (InputStream in = PriceBook.class.getResourceAsStream(BUNDLED)) {
            requireNonNull(in, BUNDLED + " is not on the class path");
            return PriceParser.parse(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProblemsException e) {
            throw new IllegalStateException("the bundled prices are wrong", e);
        }
    }

    /**
     * A user's own prices, in place of the bundled ones.
     *
     * @throws IOException when the file cannot be read; the message names it
     * @throws ProblemsException with everything that is wrong in it, each with its line
     */
    public static PriceBook read(Path file) throws IOException, ProblemsException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ProblemsException(List.of(new Problem(
                    file.toString(), "size", Files.size(file) + "B", "must be at most " + MAX_BYTES + " bytes", "")));
        }
        return PriceParser.parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    public List<String> regions() {
        return List.copyOf(tables.keySet());
    }

    /**
     * @param where the region was written, such as {@code --region}
     * @throws ProblemsException when there are no prices for this region
     */
    public PriceTable region(String where, String region) throws ProblemsException {
        PriceTable table = tables.get(region);
        if (table == null) {
            String near = Suggestion.near(region, regions());
            throw new ProblemsException(List.of(new Problem(
                    where,
                    "region",
                    region,
                    "must be a region with prices: " + String.join(", ", regions()),
                    near.isEmpty() ? "--prices aws asks for those of any region" : near)));
        }
        return table;
    }
}
