package io.tidemark.cli.options;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.units.Percents;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import io.tidemark.sizing.price.PriceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Machines to compare, and what they cost. */
final class TypeOptions {
    private static final double HEADROOM = 0.3;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "Give the container the CPUs and the memory of this EC2 type, such as t3.small. An emulation: "
                            + "the CPUs are this machine's.")
    @Nullable
    String type;

    @Option(
            names = "--types",
            paramLabel = "TYPE,TYPE",
            split = ",",
            description = "Compare these types: capacity, cost of a million good requests, machines for the --need.")
    List<String> types = new ArrayList<>();

    @Option(
            names = "--headroom",
            paramLabel = "SHARE",
            description = "Of each machine's capacity, kept free when machines are counted. Default: 30%%.")
    @Nullable
    String headroom;

    @Option(names = "--prices", paramLabel = "FILE", description = "Prices of your own instead of the bundled ones.")
    @Nullable
    String prices;

    /**
     * @param list what was asked for
     * @param description of the prices
     */
    record Found(List<MachineType> list, String description) {
        static final Found NONE = new Found(List.of(), "");
    }

    boolean isGiven() {
        return type != null || !types.isEmpty();
    }

    Found find(Path directory, @Nullable String region, Findings findings) {
        findings.exclude("--type", type, "--types", types);
        if (!isGiven()) {
            return Found.NONE;
        }
        try {
            PriceBook book =
                    prices == null ? PriceBook.bundled() : PriceBook.read(findings.path("--prices", prices, directory));
            PriceTable table = book.region("--region", region == null ? PriceBook.DEFAULT_REGION : region);
            List<MachineType> found =
                    type == null ? table.require("--types", types) : table.require("--type", List.of(type));
            return new Found(found, table.description());
        } catch (IOException e) {
            findings.add("--prices", prices, "must be a file that can be read", e.toString());
        } catch (ProblemsException e) {
            findings.addAll(e.problems());
        }
        return Found.NONE;
    }

    double headroom(Findings findings) {
        Optional<Double> share = findings.parsed("--headroom", headroom, Percents::parse);
        if (share.isPresent() && share.get() >= 1) {
            findings.add("--headroom", headroom, "must be less than 100%", "");
            return HEADROOM;
        }
        return share.orElse(HEADROOM);
    }
}
