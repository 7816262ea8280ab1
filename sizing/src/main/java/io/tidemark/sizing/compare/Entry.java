package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import java.util.Optional;

/**
 * A type at the end of a comparison.
 *
 * @param sizing empty when it could not be started
 * @param dropped true when it lost before its search was done
 * @param remark why it was dropped or could not be started; empty otherwise
 */
public record Entry(MachineType type, Optional<Sizing> sizing, boolean dropped, String remark) {
    public Entry {
        requireNonNull(type, "type is null");
        requireNonNull(sizing, "sizing is null");
        requireNonNull(remark, "remark is null");
    }

    public static Entry finished(MachineType type, Sizing sizing) {
        return new Entry(type, Optional.of(sizing), false, "");
    }
}
