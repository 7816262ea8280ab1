package io.tidemark.sizing.session;

import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Turn;
import java.util.Optional;

/**
 * Several machine types against each other: says which of them may measure, and takes those out that cannot win any more.
 *
 * <p>Safe for threads: each type's search asks from its own.
 */
interface Race {
    /**
     * The type is about to be started.
     *
     * @return why it need not be; empty when it takes part from now on
     */
    Optional<String> begin(MachineType type);

    Turn turnOf(MachineType type);

    /** True when a person who watches is shown this type's progress now. */
    boolean isShown(MachineType type);

    /** Why the type was taken out; empty when it was not. */
    Optional<String> dropped(MachineType type);

    /** The type's search is over, or never began: then there is no sizing. */
    void ended(MachineType type, Optional<Sizing> sizing);
}
