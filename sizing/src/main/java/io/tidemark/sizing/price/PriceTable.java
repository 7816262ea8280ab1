package io.tidemark.sizing.price;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What machine types cost in one region.
 *
 * @param description what the prices are, for a person: "us-east-1, AWS on-demand Linux list prices, 2026-07-20"
 * @param types in the order of their file; a name occurs once
 */
public record PriceTable(String region, String description, List<MachineType> types) {
    public PriceTable {
        requireNonNull(region, "region is null");
        requireNonNull(description, "description is null");
        types = List.copyOf(types);
    }

    public Optional<MachineType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** All names, for help. */
    public List<String> names() {
        return types.stream().map(MachineType::name).toList();
    }

    /**
     * The types of these names, in their order.
     *
     * @param where the names were written, such as {@code --types}
     * @throws ProblemsException with every name that is unknown or given twice
     */
    public List<MachineType> require(String where, List<String> names) throws ProblemsException {
        List<MachineType> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            Optional<MachineType> type = type(name);
            if (type.isEmpty()) {
                problems.add(new Problem(
                        where, "type", name, "must be a machine type that has a price in " + region, hint(name)));
            } else if (found.contains(type.get())) {
                problems.add(new Problem(where, "type", name, "must be given once", ""));
            } else {
                found.add(type.get());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return found;
    }

    private String hint(String name) {
        String near = Suggestion.near(name, names());
        return near.isEmpty() ? types.size() + " types are known, in a file of your own there can be others" : near;
    }
}
