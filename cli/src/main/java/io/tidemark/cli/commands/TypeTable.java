package io.tidemark.cli.commands;

import io.tidemark.cli.text.Figures;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.cli.text.TextTable;
import io.tidemark.core.units.Sizes;
import io.tidemark.sizing.catalogue.Listing;
import io.tidemark.sizing.catalogue.Selection;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.Hardware;
import io.tidemark.sizing.price.MachineType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Machine types as a table for people, and as objects for programs. */
final class TypeTable {
    private static final List<String> HEAD =
            List.of("type", "vCPU", "memory", "arch", "network", "CPU for good", "$/h", "$/month", "");
    private static final String NOT_KNOWN = "-";

    private TypeTable() {}

    static List<String> lines(List<MachineType> types) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        types.forEach(type -> rows.add(row(type)));
        return TextTable.lines(rows);
    }

    /** The prices, then the types, then what was left out. Keys have their units; new keys may appear, old ones stay. */
    static List<String> json(Listing listing, Selection chosen) {
        List<String> lines = new ArrayList<>();
        lines.add(JsonLine.of("prices")
                .put("region", listing.region())
                .put("prices", listing.prices())
                .putTexts("notes", listing.notes())
                .toString());
        chosen.types().forEach(type -> lines.add(object(type, listing)));
        chosen.leftOut()
                .forEach(each -> lines.add(JsonLine.of("leftOut")
                        .put("name", each.name())
                        .put("reason", each.reason())
                        .toString()));
        return lines;
    }

    private static List<String> row(MachineType type) {
        return List.of(
                type.name(),
                Integer.toString(type.cpus()),
                Sizes.format(type.memoryBytes()),
                architectures(type),
                network(type),
                Figures.share(type.baselineShare().orElse(1)) + (type.isBurstable() ? " (burstable)" : ""),
                plain(type.dollarsPerHour()),
                String.format(Locale.ROOT, "%.2f", type.dollarsPerMonth()),
                remarks(type.hardware()));
    }

    private static String architectures(MachineType type) {
        List<String> keys = keys(type);
        return keys.isEmpty() ? NOT_KNOWN : String.join(" ", keys);
    }

    private static List<String> keys(MachineType type) {
        return type.hardware().architectures().stream()
                .sorted()
                .map(Architecture::key)
                .toList();
    }

    /** {@code 0.781 to 12.5 Gbit/s}. */
    private static String network(MachineType type) {
        if (type.networkGigabits() == 0) {
            return NOT_KNOWN;
        }
        double peak = type.hardware().networkPeakGigabits().orElse(type.networkGigabits());
        return plain(type.networkGigabits()) + (peak > type.networkGigabits() ? " to " + plain(peak) : "") + " Gbit/s";
    }

    private static String remarks(Hardware hardware) {
        List<String> remarks = new ArrayList<>();
        if (hardware.gpus() > 0) {
            remarks.add(hardware.gpus() + (hardware.gpus() == 1 ? " GPU" : " GPUs"));
        }
        if (hardware.bare()) {
            remarks.add("bare metal");
        }
        if (!hardware.current()) {
            remarks.add("previous generation");
        }
        return String.join(", ", remarks);
    }

    private static String object(MachineType type, Listing listing) {
        JsonLine line = JsonLine.of("machine")
                .put("name", type.name())
                .put("vcpus", type.cpus())
                .put("memoryBytes", type.memoryBytes())
                .putTexts("architectures", keys(type))
                .put("networkGigabits", type.networkGigabits());
        type.hardware().networkPeakGigabits().ifPresent(peak -> line.put("networkPeakGigabits", peak));
        line.put("burstable", type.isBurstable());
        type.baselineShare().ifPresent(share -> line.put("baselineShare", share));
        line.put("currentGeneration", type.hardware().current())
                .put("bareMetal", type.hardware().bare())
                .put("gpus", type.hardware().gpus())
                .put("dollarsPerHour", type.dollarsPerHour())
                .put("dollarsPerMonth", rounded(type.dollarsPerMonth()));
        Set<String> zones = listing.zones().getOrDefault(type.name(), Set.of());
        return zones.isEmpty()
                ? line.toString()
                : line.putTexts("zones", zones.stream().sorted().toList()).toString();
    }

    private static double rounded(double dollars) {
        return BigDecimal.valueOf(dollars).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
