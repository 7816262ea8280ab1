package io.tidemark.sizing.catalogue;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.sizing.filter.NamePattern;
import io.tidemark.sizing.filter.TypeFilter;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types that were meant.
 *
 * @param where it was written, such as {@code --types}
 * @param types the cheapest first, and by name where prices are the same; none twice
 * @param leftOut what was asked for by name and cannot be had
 */
public record Selection(String where, List<MachineType> types, List<LeftOut> leftOut) {
    private static final Comparator<MachineType> CHEAPEST_FIRST =
            Comparator.comparingDouble(MachineType::dollarsPerHour).thenComparing(MachineType::name);
    private static final int SHOWN = 8;

    public Selection {
        requireNonNull(where, "where is null");
        types = types.stream().sorted(CHEAPEST_FIRST).toList();
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What the filter chooses of the listing.
     *
     * @throws ProblemsException with every name that there is nowhere, or when nothing is left
     */
    public static Selection of(TypeFilter filter, Listing listing) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Map<String, LeftOut> leftOut = new LinkedHashMap<>();
        List<NamePattern> wanted = filter.wantedNames();
        for (NamePattern name : filter.names()) {
            List<LeftOut> absent = absent(name, listing);
            boolean found = listing.types().stream().anyMatch(type -> name.matches(type.name()));
            if (!found && absent.isEmpty()) {
                problems.add(
                        filter.problem(name, "must be a machine type of " + listing.region(), hint(name, listing)));
            } else if (wanted.contains(name)) {
                absent.forEach(each -> leftOut.putIfAbsent(each.name(), each));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        Set<MachineType> chosen =
                listing.types().stream().filter(filter::chooses).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Selection(filter.where(), List.copyOf(chosen), List.copyOf(leftOut.values()))
                .orNothing(listing.region());
    }

    /**
     * Without those that an image cannot run on.
     *
     * @param built for these; empty when that is not known, and then nothing is left out
     * @throws ProblemsException when none is left
     */
    public Selection running(Set<Architecture> built, String image, String hint) throws ProblemsException {
        if (built.isEmpty()) {
            return this;
        }
        List<MachineType> kept = new ArrayList<>();
        List<LeftOut> all = new ArrayList<>(leftOut);
        for (MachineType type : types) {
            if (built.stream().anyMatch(type.hardware()::runs)) {
                kept.add(type);
            } else {
                all.add(new LeftOut(
                        type.name(),
                        "runs " + keys(type.hardware().architectures()) + ", and " + image + " is built for "
                                + keys(built)));
            }
        }
        if (kept.isEmpty()) {
            throw problem("must be types that run " + keys(built) + ", for which " + image + " is built", hint);
        }
        return new Selection(where, kept, all);
    }

    /** @throws ProblemsException when there are more than so many */
    public Selection atMost(int most, String hint) throws ProblemsException {
        if (types.size() > most) {
            String first = types.stream().limit(SHOWN).map(MachineType::name).collect(Collectors.joining(", "));
            throw problem(
                    "chooses " + types.size() + " types, and more than " + most + " are not compared: " + first
                            + (types.size() > SHOWN ? ", ..." : ""),
                    hint);
        }
        return this;
    }

    private Selection orNothing(String region) throws ProblemsException {
        if (!types.isEmpty()) {
            return this;
        }
        throw problem("chooses no type in " + region, String.join("; ", LeftOut.lines(leftOut)));
    }

    private ProblemsException problem(String expected, String hint) {
        return new ProblemsException(List.of(new Problem(where, "selection", "", expected, hint)));
    }

    private static List<LeftOut> absent(NamePattern name, Listing listing) {
        List<LeftOut> absent = new ArrayList<>();
        listing.absent().forEach((each, reason) -> {
            if (name.matches(each)) {
                absent.add(new LeftOut(each, reason));
            }
        });
        if (absent.isEmpty() && name.isName()) {
            Optional<String> reason = listing.absence(name.text());
            boolean there = listing.names().contains(name.text());
            reason.filter(known -> !there).ifPresent(known -> absent.add(new LeftOut(name.text(), known)));
        }
        return absent;
    }

    private static String hint(NamePattern name, Listing listing) {
        Set<String> known = new LinkedHashSet<>(listing.names());
        if (!name.isName()) {
            listing.types().forEach(type -> known.add(new TypeName(type.name()).family()));
        }
        String near = Suggestion.near(name.text(), known);
        return near.isEmpty()
                ? listing.types().size() + " types are known, in a file of your own there can be others"
                : near;
    }

    private static String keys(Set<Architecture> architectures) {
        return architectures.stream().map(Architecture::key).sorted().collect(Collectors.joining(" and "));
    }
}
