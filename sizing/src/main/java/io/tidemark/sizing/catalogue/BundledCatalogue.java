package io.tidemark.sizing.catalogue;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import io.tidemark.sizing.price.PriceTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types that a price book has: the bundled one, or a user's own. Asks nobody.
 *
 * @param where the region was written, such as {@code --region}
 */
public record BundledCatalogue(PriceBook book, String where, String region) implements Catalogue {
    public BundledCatalogue {
        requireNonNull(book, "book is null");
        requireNonNull(where, "where is null");
        requireNonNull(region, "region is null");
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        book.tables().values().forEach(table -> names.addAll(table.names()));
        return names;
    }

    @Override
    public Listing list() throws ProblemsException {
        PriceTable table = book.region(where, region);
        Map<String, String> absent = new LinkedHashMap<>();
        for (String name : names()) {
            if (table.type(name).isEmpty()) {
                absent.put(name, "has no price in " + region + " among those of " + book.date());
            }
        }
        List<MachineType> types = table.types();
        return new Listing(region, table.description(), types, Map.of(), absent, false, List.of());
    }
}
