package io.tidemark.sizing.catalogue;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine types of a region.
 *
 * @param prices what the prices are, for a person: "us-east-1, AWS on-demand Linux list prices, 2026-07-20"
 * @param types that can be had, each name once
 * @param zones in which they can, by name; empty when that is not known
 * @param absent others by name, and why they cannot be had
 * @param whole whether there is nothing else in the region, so that any other name is one of elsewhere
 * @param notes for a person, such as why the prices are not those of today
 */
public record Listing(
        String region,
        String prices,
        List<MachineType> types,
        Map<String, Set<String>> zones,
        Map<String, String> absent,
        boolean whole,
        List<String> notes) {
    public Listing {
        requireNonNull(region, "region is null");
        requireNonNull(prices, "prices is null");
        types = List.copyOf(types);
        zones = Map.copyOf(zones);
        absent = new LinkedHashMap<>(absent);
        notes = List.copyOf(notes);
    }

    @Override
    public Map<String, String> absent() {
        return new LinkedHashMap<>(absent);
    }

    public List<String> names() {
        return types.stream().map(MachineType::name).toList();
    }

    /** Why a type cannot be had; empty when there is no such type as far as is known, so that the name is a slip. */
    public Optional<String> absence(String name) {
        String known = absent.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        return whole && sizes().contains(new TypeName(name).size()) && generation(name)
                ? Optional.of("is not offered in " + region)
                : Optional.empty();
    }

    private static boolean generation(String name) {
        return new TypeName(name).generation().isPresent();
    }

    private Set<String> sizes() {
        Set<String> sizes = new TreeSet<>();
        types.forEach(type -> sizes.add(new TypeName(type.name()).size()));
        return sizes;
    }
}
