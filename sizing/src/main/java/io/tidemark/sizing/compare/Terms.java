package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.MachineType;
import java.util.List;

/**
 * What holds for a comparison as a whole, besides its goal.
 *
 * @param prices what the prices are, for a person; see {@code PriceTable.description}
 * @param caveat what must be said of it, such as {@link Comparisons#EMULATION_CAVEAT}; may be empty
 * @param offered types that can be had: of the families that were measured, other sizes may be predicted
 */
public record Terms(String prices, String caveat, List<MachineType> offered) {
    public Terms {
        requireNonNull(prices, "prices is null");
        requireNonNull(caveat, "caveat is null");
        offered = List.copyOf(offered);
    }
}
