package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.MachineType;
import java.util.List;
import java.util.Optional;

/**
 * What happens next in the race.
 *
 * @param dropped types that get no more turns from now on
 * @param next who measures next; empty when the race is over
 * @param why for a person who watches
 */
public record Decision(List<Drop> dropped, Optional<MachineType> next, String why) {
    public Decision {
        dropped = List.copyOf(dropped);
        requireNonNull(next, "next is null");
        requireNonNull(why, "why is null");
    }

    /** @param reason as a remark: "dropped after 5 windows: even its best case costs more than ..." */
    public record Drop(MachineType type, String reason) {
        public Drop {
            requireNonNull(type, "type is null");
            requireNonNull(reason, "reason is null");
        }
    }
}
